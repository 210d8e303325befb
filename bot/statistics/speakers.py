"""How much each person says: words, time, pace, turns and questions."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.conversation.model import Conversation, Quote
from bot.statistics.speech import passage_seconds, words_per_minute

_QUESTION = re.compile(r"[?？؟][?？؟!！]*")


@dataclass(frozen=True, slots=True)
class TalkFigures:
    """How much one speaker, or everyone together, says in some conversations."""

    speaker: str | None
    """None for everyone together."""
    words: int
    """Runs of anything but white space; words the transcript repeats at a join count once."""
    share: float
    """The part of all words, 0 to 1; the shares of all speakers add up to 1."""
    seconds: float
    """Speaking time: each passage from its start to the next one's, see ``passage_seconds``."""
    words_per_minute: float | None
    """``words`` a minute of ``seconds``; None where no time went by, or times are only estimated."""
    turns: int
    """Runs of neighbouring passages by one speaker."""
    questions: int
    """Question marks; several in a row, as in "What?!?", are one question."""
    longest_turn: Quote | None
    """The turn with the most words, the earliest of equals; None when nothing is said."""
    conversations: int
    """In how many of the conversations anything is said."""


class _Turn(NamedTuple):
    quote: Quote
    speaker: str
    words: int
    seconds: float
    questions: int


def talk_figures(conversations: Iterable[Conversation]) -> TalkFigures:
    """Return the figures of ``conversations`` as a whole, all speakers together."""
    turns = list(_turns(conversations))
    return _figures(None, turns, _words(turns))


def speaker_figures(conversations: Iterable[Conversation]) -> tuple[TalkFigures, ...]:
    """Return the figures of everyone who says a word in ``conversations``, who says most first."""
    turns = list(_turns(conversations))
    by_speaker: dict[str, list[_Turn]] = {}
    for turn in turns:
        by_speaker.setdefault(turn.speaker, []).append(turn)
    figures = [_figures(speaker, own, _words(turns)) for speaker, own in by_speaker.items()]
    return tuple(sorted(figures, key=lambda talk: -talk.words))


def _turns(conversations: Iterable[Conversation]) -> Iterator[_Turn]:
    """Yield every turn in which a word is said."""
    for conversation in conversations:
        seconds = passage_seconds(conversation)
        ends = (*conversation.first_words, conversation.word_count)
        for turn in conversation.turns:
            first, stop = ends[turn.first], ends[turn.stop]
            if stop > first:
                texts = [passage.text for passage in conversation.passages[turn.first : turn.stop]]
                yield _Turn(
                    quote=Quote(conversation, first, stop),
                    speaker=turn.speaker,
                    words=stop - first,
                    seconds=sum(seconds[turn.first : turn.stop]),
                    questions=sum(len(_QUESTION.findall(text)) for text in texts),
                )


def _words(turns: Iterable[_Turn]) -> int:
    return sum(turn.words for turn in turns)


def _figures(speaker: str | None, turns: Sequence[_Turn], all_words: int) -> TalkFigures:
    words = _words(turns)
    seconds = sum(turn.seconds for turn in turns)
    longest = max(turns, key=lambda turn: turn.words, default=None)
    timed = all(turn.quote.conversation.timed for turn in turns)
    return TalkFigures(
        speaker=speaker,
        words=words,
        share=words / all_words if all_words else 0.0,
        seconds=seconds,
        words_per_minute=words_per_minute(words, seconds) if timed else None,
        turns=len(turns),
        questions=sum(turn.questions for turn in turns),
        longest_turn=longest.quote if longest else None,
        conversations=len({turn.quote.conversation.key for turn in turns}),
    )
