"""Words given to who really said them: passages are split where the words begin and end; no word changes its number."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from bot.conversation.canonical import WORD
from bot.conversation.correction import LONGEST_WORD, TOLD, SpeakerCorrection
from bot.conversation.model import Conversation, Passage
from bot.conversation.overlay import Overlay
from bot.conversation.timing import Stamps, seconds_at


class _Heard(NamedTuple):
    """Words of a passage that one person says: characters ``begin`` to ``end`` of its text."""

    speaker: str
    begin: int
    end: int


def attributed(conversation: Conversation, corrections: Sequence[SpeakerCorrection]) -> Conversation:
    """Return ``conversation``, its words put right already, with ``corrections``, which stand where their words do.

    Of two that give the same words to somebody the later counts. Words that were put right together stay together.
    """
    if not corrections:
        return conversation
    overlay = Overlay(conversation)
    speakers: list[str | None] = [None] * conversation.word_count
    for correction in corrections:
        shown = overlay.shown(correction.span)
        speakers[shown.start : shown.stop] = [correction.new] * len(shown)
    passages = tuple(
        piece for number in range(len(conversation.passages)) for piece in _split(conversation, number, speakers)
    )
    return replace(conversation, passages=passages, speaker_corrections=tuple(corrections))


def find_words(words: Sequence[str], correction: SpeakerCorrection) -> SpeakerCorrection | None:
    """Return ``correction`` where its words stand among ``words``, a transcript's; None if nowhere or in many places.

    Of words of which only the first and the last are told, as many must stand between them as then.
    """
    told = correction.words.split()
    if correction.count < 1 or len(told) != min(correction.count, TOLD + 1):
        return None
    half = TOLD // 2 if correction.count > TOLD else len(told)
    opening, closing = told[:half], told[-half:]

    def stand(first: int) -> bool:
        last = first + correction.count
        return _cut(words[first : first + half]) == opening and _cut(words[last - half : last]) == closing

    if stand(correction.first):
        return correction
    starts = (number for number, word in enumerate(words) if word[:LONGEST_WORD] == opening[0] and stand(number))
    places = [first for first, _ in zip(starts, range(2), strict=False)]
    return replace(correction, first=places[0]) if len(places) == 1 else None


def _cut(words: Sequence[str]) -> list[str]:
    return [word[:LONGEST_WORD] for word in words]


def _split(conversation: Conversation, number: int, speakers: Sequence[str | None]) -> Iterator[Passage]:
    """Yield passage ``number``, a piece for each of those that ``speakers`` name for its words in a row."""
    passage = conversation.passages[number]
    ends = (*conversation.first_words, conversation.word_count)
    named = speakers[ends[number] : ends[number + 1]]
    if not any(named):
        yield passage
        return
    pieces = list(_heard(passage, named))
    if len(pieces) == 1:
        yield replace(passage, speaker=pieces[0].speaker)
        return
    for piece in pieces:
        start = seconds_at(conversation.passages, number, piece.begin) if piece is not pieces[0] else passage.start
        stamps = Stamps.of(passage.stamps.within(piece.begin, piece.end)) if passage.stamps else None
        yield Passage(piece.speaker, start, passage.text[piece.begin : piece.end], stamps)


def _heard(passage: Passage, named: Sequence[str | None]) -> Iterator[_Heard]:
    words = zip(WORD.finditer(passage.text), named, strict=True)
    for speaker, run in groupby(words, lambda word: word[1] or passage.speaker):
        said = [word for word, _ in run]
        yield _Heard(speaker, said[0].start(), said[-1].end())
