"""How much each person says: words, time, pace, turns and questions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from bot.conversation.model import Conversation, Quote
from bot.statistics.speech import passage_seconds, questions_in, words_per_minute


@dataclass(frozen=True, slots=True)
class TalkFigures:
    """How much is said in some conversations, by one speaker or by all."""

    words: int
    """Runs of anything but white space; words the transcript repeats at a join count once."""
    seconds: float
    """Speaking time: each passage from its start to the next one's, see ``passage_seconds``."""
    words_per_minute: float | None
    """``words`` for each minute of ``seconds``; None without any time."""
    turns: int
    """Runs of neighbouring passages by one speaker."""
    questions: int
    """Sentences that end in a question mark."""
    longest_turn: Quote | None
    """The turn with the most words, the earliest of equals; None when nothing is said."""


@dataclass(frozen=True, slots=True)
class SpeakerFigures(TalkFigures):
    """What one speaker says in some conversations."""

    speaker: str
    share: float
    """The speaker's part of all words, 0 to 1; the shares of all speakers add up to 1."""
    conversations: int
    """In how many of the conversations the speaker says anything."""


class _Turn(NamedTuple):
    quote: Quote
    speaker: str
    words: int
    seconds: float
    questions: int


def speaker_figures(conversations: Iterable[Conversation]) -> tuple[SpeakerFigures, ...]:
    """Return the figures of everyone who says a word in ``conversations``, who says most first.

    A library is one kind of ``conversations``, ``[conversation]`` another.
    """
    turns = list(chain.from_iterable(map(_turns, conversations)))
    total = sum(turn.words for turn in turns)
    by_speaker: dict[str, list[_Turn]] = {}
    for turn in turns:
        by_speaker.setdefault(turn.speaker, []).append(turn)
    figures = [_speaker(speaker, own, total) for speaker, own in by_speaker.items()]
    return tuple(sorted(figures, key=lambda speaker: -speaker.words))


def talk_figures(conversations: Iterable[Conversation]) -> TalkFigures:
    """Return the figures of ``conversations`` as a whole, all speakers together."""
    return _talk(list(chain.from_iterable(map(_turns, conversations))))
