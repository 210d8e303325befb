"""Words, and who says them, put right on top of a transcript, which itself is never changed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from enum import Enum
from typing import NamedTuple

from bot.conversation.attributions import attributed, find_words
from bot.conversation.correction import Change, Correction, SpeakerCorrection
from bot.conversation.model import Conversation, Passage, Quote
from bot.conversation.overlay import Overlay
from bot.conversation.timing import Stamp, Stamps


class Fate(Enum):
    """What became of a correction."""

    IN_FORCE = "in force"
    REPLACED = "replaced"
    """A later one puts the same words right, and perhaps some around them."""
    LOST = "lost"
    """Its old words are not there: never were, are no longer, or one before it has changed some of them."""


class Corrected(NamedTuple):
    """A conversation put right, and the corrections that were lost."""

    conversation: Conversation
    lost: tuple[Change, ...]


def correct(conversation: Conversation, changes: Iterable[Change]) -> Corrected:
    """Return ``conversation``, a transcript as it was read, with ``changes`` applied where their old words stand.

    Words are put right first, then given to who says them. Words that are no longer where they were, since the
    transcript was edited, are looked for elsewhere; they are lost unless they stand in one place only. So is a
    correction of words that span passages, to no words at all, or of a part of what one before it has put right; one
    that covers that takes its place.
    """
    given = tuple(changes)
    if not given:
        return Corrected(conversation, ())
    words = conversation.words
    reworded = _reworded(conversation, words, [change for change in given if isinstance(change, Correction)])
    heard = [(one, find_words(words, one)) for one in given if isinstance(one, SpeakerCorrection)]
    lost = {*reworded.lost, *(one for one, at in heard if at is None)}
    corrected = attributed(reworded.conversation, [at for _, at in heard if at is not None])
    return Corrected(corrected, tuple(change for change in given if change in lost))


def _reworded(conversation: Conversation, words: Sequence[str], given: Sequence[Correction]) -> Corrected:
    """Return ``conversation``, whose words are ``words``, with those ``given`` put right."""
    placed = [_placed(words, correction) for correction in given]
    spans = [at.span if at and _fits(conversation, at) else range(0) for at in placed]
    fates = fates_of(spans)
    kept = sorted(
        (at for at, fate in zip(placed, fates, strict=True) if at and fate is Fate.IN_FORCE), key=lambda at: at.first
    )
    passages = list(conversation.passages)
    for correction in reversed(kept):
        begin, end = conversation.place(correction.first), conversation.place(correction.span.stop - 1)
        passages[begin.passage] = _rewritten(passages[begin.passage], begin.start, end.stop, correction.new)
    corrected = replace(conversation, passages=tuple(passages), corrections=tuple(kept)) if kept else conversation
    return Corrected(corrected, tuple(one for one, fate in zip(given, fates, strict=True) if fate is Fate.LOST))


def fates_of(spans: Sequence[range]) -> list[Fate]:
    """Return what becomes of corrections of the words ``spans``, in the order they are made.

    One that covers what others have put right takes their place; one that covers a part of that is lost. So is an
    empty span.
    """
    fates: list[Fate] = []
    holders: dict[int, int] = {}
    for number, span in enumerate(spans):
        under = {holders[word] for word in span if word in holders}
        if not span or any(spans[one].start < span.start or spans[one].stop > span.stop for one in under):
            fates.append(Fate.LOST)
            continue
        for one in under:
            fates[one] = Fate.REPLACED
        fates.append(Fate.IN_FORCE)
        holders |= dict.fromkeys(span, number)
    return fates


def heard_fates_of(spans: Sequence[range]) -> list[Fate]:
    """Return what becomes of corrections of who says the words ``spans``, in the order they are made."""
    fates: list[Fate] = []
    later: set[int] = set()
    for span in reversed(spans):
        fates.append(Fate.REPLACED if later.issuperset(span) else Fate.IN_FORCE)
        later.update(span)
    return fates[::-1]


def standing(conversation: Conversation, change: Change) -> Quote | None:
    """Return the words that ``change`` is about, as they stand in ``conversation``, corrected before.

    None if it would be lost.
    """
    overlay, span = Overlay(conversation), change.span
    if not span or not change.new.split() or not 0 <= span.start < span.stop <= overlay.written_count:
        return None
    if isinstance(change, Correction):
        return _to_reword(overlay, conversation, change)
    found = find_words(overlay.words_written(span), replace(change, first=0))
    shown = overlay.shown(span)
    return Quote(conversation, shown.start, shown.stop) if found else None


def _to_reword(overlay: Overlay, conversation: Conversation, correction: Correction) -> Quote | None:
    span = correction.span
    shown = overlay.shown(span)
    if overlay.written(shown) != span or overlay.words_written(span) != tuple(correction.old.split()):
        return None
    one_passage = conversation.passage_of(shown.start) == conversation.passage_of(shown.stop - 1)
    return Quote(conversation, shown.start, shown.stop) if one_passage else None


def find_old_words(conversation: Conversation, change: Change) -> Change | None:
    """Return ``change`` at the place where its old words stand in a transcript as it was read; None if nowhere."""
    if isinstance(change, SpeakerCorrection):
        return find_words(conversation.words, change)
    return _placed(conversation.words, change)


def _placed(words: Sequence[str], correction: Correction) -> Correction | None:
    old = tuple(correction.old.split())
    if not old:
        return None
    if tuple(words[correction.first : correction.first + len(old)]) == old:
        return correction
    places = list(_places(words, old))
    return replace(correction, first=places[0]) if len(places) == 1 else None


def _places(words: Sequence[str], wanted: tuple[str, ...]) -> Iterator[int]:
    for number, word in enumerate(words):
        if word == wanted[0] and tuple(words[number : number + len(wanted)]) == wanted:
            yield number


def _fits(conversation: Conversation, at: Correction) -> bool:
    one_passage = conversation.passage_of(at.first) == conversation.passage_of(at.span.stop - 1)
    return one_passage and bool(at.new.split())


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
