"""The three questions of a quiz, each made of a quote that stands alone: who said it, how it ends, when.

No question is trivial or has two answers: a quote that names one of the speakers, or is said twice, makes none.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random
from typing import NamedTuple

from bot.conversation.canonical import canonical
from bot.conversation.model import Quote
from bot.conversation.sentences import sentences_of
from bot.conversation.timecode import format_timecode

CHOICES = 4
"""Answers to choose from; fewer only where fewer people speak."""

LONGEST_CHOICE = 70
"""Characters of an answer, so that it fits a button."""

FEWEST_ENDING, MOST_ENDING = 4, 8
"""Words to be guessed."""

ALIKE = 15
"""Endings of about the right one's length that wrong answers are drawn from."""

FEWEST_SHOWN = 6
"""Words shown before them, three of them of the same sentence."""

CLOSEST_MINUTES = 2
"""Minutes between two answers, at least; in a long talk a twelfth of it."""


class Kind(StrEnum):
    """What is asked."""

    WHO = "who said it"
    FINISH = "finish the quote"
    MINUTE = "guess the minute"


@dataclass(frozen=True, slots=True)
class Question:
    """``shown`` is what players read, ``choices[right]`` the answer; ``quote`` is revealed at the end."""

    kind: Kind
    quote: Quote
    shown: str
    choices: tuple[str, ...]
    right: int


class Halves(NamedTuple):
    """A quote's text, parted before the words that are to be guessed."""

    beginning: str
    ending: str


def who_said_it(quote: Quote, speakers: Sequence[str], chance: Random) -> Question | None:
    """Ask which of ``speakers`` said ``quote``; None if that is said in it, or nobody else could have."""
    others = [name for name in speakers if name != quote.speaker]
    if not others or _names_any(quote.text, speakers) or any(len(name) > LONGEST_CHOICE for name in speakers):
        return None
    chosen = chance.sample(others, min(len(others), CHOICES - 1))
    return _shuffled(Kind.WHO, quote, quote.text, quote.speaker, chosen, chance)


def finish_the_quote(quote: Quote, endings: Iterable[str], chance: Random) -> Question | None:
    """Ask how ``quote`` ends; the wrong answers are of ``endings``, drawn from those nearest to the right one's length.

    Where enough do, they end with the same mark: a question mark would give the right one away. None if ``quote``
    cannot be parted, or there are too few endings.
    """
    halves = part(quote.text)
    if halves is None:
        return None
    others = {_plain(ending): ending for ending in endings if _plain(ending) != _plain(halves.ending)}
    if len(others) < CHOICES - 1:
        return None
    marked = [ending for ending in others.values() if ending[-1] == halves.ending[-1]]
    fair = marked if len(marked) >= CHOICES - 1 else others.values()
    alike = sorted(fair, key=lambda ending: abs(len(ending) - len(halves.ending)))[:ALIKE]
    wrong = chance.sample(alike, CHOICES - 1)
    return _shuffled(Kind.FINISH, quote, halves.beginning, halves.ending, wrong, chance)


def guess_the_minute(quote: Quote, chance: Random) -> Question | None:
    """Ask in which minute ``quote`` begins, earliest answer first; None if the talk is too short or not timed."""
    if not quote.conversation.timed:
        return None
    right, last = int(quote.start) // 60, int(quote.conversation.duration) // 60
    apart = max(CLOSEST_MINUTES, last // 12)
    ranks = [rank for rank in range(CHOICES) if rank * apart <= right <= last - (CHOICES - 1 - rank) * apart]
    if not ranks:
        return None
    rank = chance.choice(ranks)  # each place among the answers is as likely as another
    earlier = _spread(rank, right - rank * apart, apart, chance)
    later = _spread(CHOICES - 1 - rank, last - right - (CHOICES - 1 - rank) * apart, apart, chance)
    minutes = (*earlier, right, *(right + apart + minute for minute in later))
    return Question(Kind.MINUTE, quote, quote.text, tuple(format_timecode(60 * minute) for minute in minutes), rank)


def part(text: str) -> Halves | None:
    """Part ``text`` within its last sentence, before a word in lower case; None if it is too short for that."""
    words = text.split()
    sentence = sentences_of(words)[-1]
    for count in range(MOST_ENDING, FEWEST_ENDING - 1, -1):
        cut = len(words) - count
        ending = " ".join(words[cut:])
        if cut >= max(FEWEST_SHOWN, sentence.first + 3) and words[cut][0].islower() and len(ending) <= LONGEST_CHOICE:
            return Halves(" ".join(words[:cut]), ending)
    return None


def _shuffled(kind: Kind, quote: Quote, shown: str, right: str, wrong: Sequence[str], chance: Random) -> Question:
    choices = chance.sample([right, *wrong], len(wrong) + 1)
    return Question(kind, quote, shown, tuple(choices), choices.index(right))


def _names_any(text: str, speakers: Iterable[str]) -> bool:
    """Say whether a part of one of the speakers' names is in ``text``, as itself or as its genitive."""
    names = {canonical(part) for speaker in speakers for part in speaker.split()}
    said = set(map(canonical, text.split()))
    return bool(names & (said | {word.removesuffix("s") for word in said}))


def _spread(count: int, room: int, apart: int, chance: Random) -> list[int]:
    """Return ``count`` minutes from 0 on, ``apart`` from each other, that leave ``room`` minutes to be drawn from."""
    drawn = sorted(chance.randint(0, room) for _ in range(count))
    return [minute + number * apart for number, minute in enumerate(drawn)]


def _plain(text: str) -> str:
    return " ".join(filter(None, map(canonical, text.split())))
