"""Reads captions: WebVTT, SubRip (SRT) and SubViewer (SBV), as players, editors and YouTube write them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.conversation.errors import TranscriptError
from bot.transcripts.accounts import Account
from bot.transcripts.captions.blocks import Caption, blocks_of, has_timing
from bot.transcripts.captions.cue_reading import MOST_CUES, reading_of
from bot.transcripts.captions.cues import Cue, spaced_cue
from bot.transcripts.captions.header import details_of, read_header
from bot.transcripts.captions.labels import CaptionLabels, caption_labels
from bot.transcripts.captions.recognisers import recogniser_of
from bot.transcripts.captions.text import plain, unstyled
from bot.transcripts.captions.turns import turns
from bot.transcripts.lines import lines_of
from bot.transcripts.spoken.inner_times import are_marks, notice_times, stamped
from bot.transcripts.written import Reading


class Captions:
    """The reader for captions."""

    def recognises(self, text: str) -> bool:
        """Say whether ``text`` has the header of WebVTT or any line that times a caption."""
        return text.lstrip("\ufeff").startswith("WEBVTT") or has_timing(text)

    def read(self, text: str, source: str) -> Reading:
        """Return what ``text`` says; raises TranscriptError if no caption in it holds a word."""
        lines = lines_of(text, source)
        if text.count("<v") > MOST_CUES:
            raise TranscriptError(source, 0, f"more than {MOST_CUES:,} voices", "split it into conversations")
        header, account = read_header(lines[0]), Account()
        blocks = blocks_of(lines, source, account)
        captions = _without_times(list(map(_shown, blocks.captions)), account)
        if not header.whole:
            captions = list(_read_once(captions, account))
        labels = caption_labels((one.lines for one in captions), (one.speaker for one in captions))
        cues = list(_cues(captions, labels, account))
        details = details_of(blocks.head, account)
        reading = reading_of(cues, source, blocks.odd_lines, whole_passages=header.whole)
        return reading._replace(
            timed=header.timed,
            made_by=header.made_by or recogniser_of(text),
            left_out=tuple(sorted(account.left_out)),
            noticed=(*labels.labels.noticed, *account.noticed),
            details=details,
        )


def _shown(caption: Caption) -> Caption:
    """Return ``caption`` without styling and without lines that hold no word."""
    lines = ((number, unstyled(line)) for number, line in caption.lines)
    return caption._replace(lines=[(number, line) for number, line in lines if plain(line)])


def _without_times(captions: Sequence[Caption], account: Account) -> list[Caption]:
    """Return ``captions`` without times within their words, ``[00:01:16]``, if these are marks; they are put down."""
    if not are_marks(line for one in captions for _, line in one.lines):
        return list(captions)
    for one in captions:
        for number, line in one.lines:
            notice_times(number, line, account, "a time within a caption")
    return [one._replace(lines=[(number, stamped(line)[0]) for number, line in one.lines]) for one in captions]


def _read_once(captions: Sequence[Caption], account: Account) -> Iterator[Caption]:
    """Yield ``captions``; where they roll, without the line that only repeats the one before.

    Rolling captions show each line again above the next. A file rolls if a third of its captions begin with
    the line that the one before ended with; elsewhere a line that comes twice was said twice.
    """
    repeating = {number for number, pair in enumerate(pairwise(captions), 1) if _repeats(*pair)}
    if 3 * len(repeating) < len(captions):
        repeating = set()
    for number, caption in enumerate(captions):
        if number in repeating:
            line, again = caption.lines[0]
            account.leave_out(line, plain(again), "shown again above the next line")
            yield caption._replace(lines=caption.lines[1:])
        else:
            yield caption


def _repeats(before: Caption, caption: Caption) -> bool:
    return bool(before.lines and caption.lines) and plain(before.lines[-1][1]) == plain(caption.lines[0][1])


def _cues(captions: Sequence[Caption], labels: CaptionLabels, account: Account) -> Iterator[Cue]:
    written = ((one.line, [line for _, line in one.lines], one.speaker) for one in captions)
    for caption, said in zip(captions, turns(written, labels, account), strict=True):
        characters, at = sum(voiced.characters for voiced in said), 0
        lasting = caption.end - caption.start
        for voiced in said:
            start = caption.start + lasting * at / characters
            at += voiced.characters
            end = caption.start + lasting * at / characters
            cue = spaced_cue(caption.line, voiced.speaker, round(start, 3), round(end, 3), voiced.text, voiced.stamps)
            yield cue._replace(begins=voiced.begins)
