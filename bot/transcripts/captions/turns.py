"""Who says what in the captions of a file, one caption after the other."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bot.transcripts.accounts import Account
from bot.transcripts.captions.labels import CaptionLabels
from bot.transcripts.captions.text import Voiced, tagged, undashed
from bot.transcripts.captions.voice_marks import MARK, NOBODY_NAMED
from bot.transcripts.speakers.label_candidates import HEAD, Candidate, Form, candidate_of
from bot.transcripts.speakers.label_words import is_name_like, names_nobody
from bot.transcripts.speakers.speaker_labels import without_mark
from bot.transcripts.written import UNKNOWN_SPEAKER

_SENTENCE_ENDS = re.compile(r"[.?!…。！？][\"”’»)\]]{0,3}\s{1,9}")
_CLITIC = re.compile(r"['’](?:m|s|re|ve|ll|d)$", re.IGNORECASE)
"""What names never end in: "I'm: ..." is a sentence broken off."""
_INSIDE = re.compile(rf"{_SENTENCE_ENDS.pattern}|{MARK.pattern}")


class Piece(NamedTuple):
    """Characters ``begin`` to ``end`` of a line: whom they name, '' for nobody; ``marked`` as another's."""

    begin: int
    end: int
    speaker: str
    marked: bool


def turns(
    captions: Iterable[tuple[int, Sequence[str], str]], labels: CaptionLabels, account: Account
) -> Iterator[list[Voiced]]:
    """Yield what each speaker says in each of ``captions``: its line's number, its lines, and whom it names or ''.

    A name that ends a caption is that of who says the next. Where labels are not how the file tells who speaks,
    they reach no further than their captions. What is read in another way than it stands is put down.
    """
    waiting = ""
    for number, lines, speaker in captions:
        said = _voices(number, lines, labels, speaker or waiting, account)
        waiting = said.pop().speaker if said and not said[-1].text.strip() else ""
        yield [voiced for voiced in said if voiced.text.strip()]


def _voices(number: int, lines: Sequence[str], labels: CaptionLabels, speaker: str, account: Account) -> list[Voiced]:
    names = labels.labels.names
    said = [Voiced(names.get(speaker, speaker) or ("" if labels.go_on else UNKNOWN_SPEAKER))]
    for line in lines:
        unnamed, *voices = tagged(line)
        for piece in _pieces(number, unnamed.text, labels, account):
            if piece.speaker or piece.marked:
                said.append(Voiced(piece.speaker or UNKNOWN_SPEAKER, begins=piece.marked))
            said[-1].go_on(unnamed, piece.begin, piece.end)
        for voiced in voices:
            voiced.speaker = names.get(voiced.speaker, voiced.speaker)
        said += voices
    return [voiced for voiced in said[:-1] if voiced.text.strip()] + said[-1:]


def _pieces(number: int, text: str, labels: CaptionLabels, account: Account) -> Iterator[Piece]:
    """Yield the parts of ``text``, cut where it names somebody or has a mark of another voice."""
    if not text.strip():
        return
    begin, speaker, marked = len(text) - len(without_mark(text)), "", False
    if label := labels.labels.of(undashed(text)):
        begin, speaker = len(text.rstrip()) - len(label.text), label.name
    elif MARK.match(text):
        account.notice(number, text[:begin].strip(), NOBODY_NAMED)
        marked = True
    at = begin
    if ":" in text or "：" in text or ">>" in text:
        for found in _INSIDE.finditer(text, begin):
            if found.end() <= at:
                continue
            is_mark = ">>" in found.group()
            following = text[found.end() : found.end() + HEAD].rstrip()
            candidate = candidate_of(following) if following else None
            named = labels.labels.taken(candidate) if candidate and candidate.form is Form.COLON else None
            if named is None and not is_mark:
                _notice(number, candidate, account)
                continue
            yield Piece(at, found.start() if is_mark else found.end(), speaker, marked)
            if named:
                speaker, marked = named.name, False
                at = found.end() + len(following) - len(named.text)
                account.notice(number, f"{named.label}:", f"{named.name}, a speaker, within a caption")
            else:
                speaker, marked, at = "", True, found.end()
                account.notice(number, found.group().strip(), NOBODY_NAMED)
    yield Piece(at, len(text), speaker, marked)


def _notice(number: int, candidate: Candidate | None, account: Account) -> None:
    """Put down what looks like a name within a caption that the file does not know."""
    if candidate is None or candidate.form is not Form.COLON or names_nobody(candidate.label):
        return
    if is_name_like(candidate.label) and not _CLITIC.search(candidate.label):
        account.notice(number, f"{candidate.label}:", "words, within a caption")
