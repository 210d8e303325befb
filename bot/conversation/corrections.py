"""Words put right on top of a transcript, which itself is never changed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from bot.conversation.model import Conversation, Passage
from bot.conversation.timing import Stamp, Stamps


@dataclass(frozen=True, slots=True)
class Correction:
    """``new`` words in place of ``old`` ones, which begin at word ``first`` of the uncorrected conversation.

    ``by`` is who said so, on day ``on``.
    """

    first: int
    old: str
    new: str
    by: str
    on: date


class Corrected(NamedTuple):
    """A conversation with the corrections ``applied``, and those ``lost``: their old words are not there."""

    conversation: Conversation
    applied: tuple[Correction, ...]
    lost: tuple[Correction, ...]


class _Placed(NamedTuple):
    """A correction and the words it replaces: ``first`` up to, not including, ``stop``."""

    first: int
    stop: int
    correction: Correction


def correct(conversation: Conversation, corrections: Iterable[Correction]) -> Corrected:
    """Return ``conversation`` with ``corrections`` applied where their old words stand.

    Words that are no longer at ``first``, since the transcript was edited, are looked for elsewhere; they are
    lost unless they stand in one place only. So is a correction of words that span passages, or that one
    before it has changed, or to no words at all.
    """
    words, placed, lost = conversation.words, list[_Placed](), list[Correction]()
    changed: set[int] = set()
    for correction in corrections:
        span = _find(words, correction)
        if span and correction.new.split() and changed.isdisjoint(span) and _within_a_passage(conversation, span):
            changed.update(span)
            placed.append(_Placed(span.start, span.stop, correction))
        else:
            lost.append(correction)
    passages = list(conversation.passages)
    for first, stop, correction in sorted(placed, reverse=True):
        begin, end = conversation.place(first), conversation.place(stop - 1)
        passages[begin.passage] = _rewritten(passages[begin.passage], begin.start, end.stop, correction.new)
    applied = tuple(place.correction for place in placed)
    return Corrected(replace(conversation, passages=tuple(passages)) if placed else conversation, applied, tuple(lost))


def _find(words: Sequence[str], correction: Correction) -> range | None:
    old = tuple(correction.old.split())
    if not old:
        return None
    if tuple(words[correction.first : correction.first + len(old)]) == old:
        return range(correction.first, correction.first + len(old))
    places = list(_places(words, old))
    return range(places[0], places[0] + len(old)) if len(places) == 1 else None


def _places(words: Sequence[str], wanted: tuple[str, ...]) -> Iterator[int]:
    for number, word in enumerate(words):
        if word == wanted[0] and tuple(words[number : number + len(wanted)]) == wanted:
            yield number


def _within_a_passage(conversation: Conversation, span: range) -> bool:
    return conversation.passage_of(span.start) == conversation.passage_of(span.stop - 1)


def _rewritten(passage: Passage, begin: int, end: int, new: str) -> Passage:
    """Return ``passage`` with ``new`` for its characters ``begin`` to ``end``; stamps outside move with their words."""
    words = " ".join(new.split())
    longer = len(words) - (end - begin)
    stamps = (
        Stamp(character + longer if character >= end else character, seconds)
        for character, seconds in passage.stamps or ()
        if not begin < character < end
    )
    return replace(passage, text=passage.text[:begin] + words + passage.text[end:], stamps=Stamps.of(stamps))
