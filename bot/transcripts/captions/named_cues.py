"""Captions of formats other than WebVTT's kin, whose lines may begin with the names of who speaks."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from bot.transcripts.accounts import Account
from bot.transcripts.captions.cues import Cue, spaced_cue
from bot.transcripts.captions.labels import caption_labels
from bot.transcripts.captions.text import Voiced
from bot.transcripts.captions.turns import turns
from bot.transcripts.written import Noticed


class Shown(NamedTuple):
    """What is shown from ``start`` to ``end`` seconds (None if it is not told): plain ``lines``, at ``line``."""

    line: int
    start: float
    end: float | None
    lines: Sequence[str]


class NamedCues(NamedTuple):
    """What captions say, and what was noticed of the names in them."""

    cues: Sequence[Cue]
    noticed: tuple[Noticed, ...]


def named_cues(captions: Sequence[Shown]) -> NamedCues:
    """Return what ``captions`` say, each with the name before a colon at the beginning of a line, if there is one."""
    account = Account()
    written = [[escape(line, quote=False) for line in caption.lines] for caption in captions]
    labels = caption_labels(
        [(caption.line, line) for line in lines] for caption, lines in zip(captions, written, strict=True)
    )
    numbered = ((caption.line, lines, "") for caption, lines in zip(captions, written, strict=True))
    cues = [
        cue
        for caption, said in zip(captions, turns(numbered, labels, account), strict=True)
        for cue in _timed(caption, said)
    ]
    return NamedCues(cues, (*labels.labels.noticed, *account.noticed))


def _timed(caption: Shown, said: Sequence[Voiced]) -> Iterator[Cue]:
    characters, at = sum(voiced.characters for voiced in said), 0
    lasting = 0.0 if caption.end is None else caption.end - caption.start
    for number, voiced in enumerate(said, 1):
        start = caption.start + lasting * at / characters
        at += voiced.characters
        end = caption.end if number == len(said) else caption.start + lasting * at / characters
        cue = spaced_cue(caption.line, voiced.speaker, round(start, 3), end, voiced.text)
        yield cue._replace(begins=voiced.begins)
