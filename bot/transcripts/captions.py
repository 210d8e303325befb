"""Reads captions: WebVTT, SubRip (SRT) and SubViewer (SBV), as players, editors and YouTube write them.

Their times differ in punctuation only; they are written anew as WebVTT's, which webvtt-py then takes apart.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import webvtt

from bot.conversation.errors import TranscriptError
from bot.transcripts.caption_header import read_header
from bot.transcripts.caption_text import plain, unstyled, voices
from bot.transcripts.clock import CLOCK, SECONDS, clock_seconds, format_clock
from bot.transcripts.cue_reading import MOST_CUES, reading_of
from bot.transcripts.cues import Cue, spaced_cue
from bot.transcripts.lines import lines_of
from bot.transcripts.recognisers import recogniser_of
from bot.transcripts.speaker_labels import speaker_labels
from bot.transcripts.written import OddLine, Reading

_TIME = rf"(?:{CLOCK}|{SECONDS})"
_TIMING = re.compile(
    rf"[ \t]*(?P<start>{_TIME})[ \t]*(?:-->[ \t]*(?P<end>{_TIME})|,(?P<until>{CLOCK})[ \t]*$)", re.ASCII
)
_ANY_TIMING = re.compile(rf"^{_TIMING.pattern}", re.ASCII | re.MULTILINE)
_INDEX = re.compile(r"\s*\d+\s*", re.ASCII)
_ARROW = "-->"


class Captions:
    """The reader for captions."""

    def recognises(self, text: str) -> bool:
        """Say whether ``text`` has the header of WebVTT or any line that times a caption."""
        return text.lstrip("\ufeff").startswith("WEBVTT") or _ANY_TIMING.search(text) is not None

    def read(self, text: str, source: str) -> Reading:
        """Return what ``text`` says; raises TranscriptError if no caption in it holds a word."""
        lines = lines_of(text, source)
        repaired = _repaired(lines, source)
        if text.count("<v") > MOST_CUES:
            raise TranscriptError(source, 0, f"more than {MOST_CUES:,} voices", "split it into conversations")
        header = read_header(lines[0])
        captions = _captions(repaired)
        cues = list(_cues(captions if header.whole else _read_once(captions)))
        reading = reading_of(cues, source, repaired.odd_lines, whole_passages=header.whole)
        return reading._replace(timed=header.timed, made_by=header.made_by or recogniser_of(text))


class _Timing(NamedTuple):
    """A caption's time, in seconds, as ``line`` of the file has it."""

    line: int
    start: float
    end: float


class _Repaired(NamedTuple):
    """Captions as plain WebVTT, the time of each, and lines that could not be repaired."""

    text: str
    timings: Sequence[_Timing]
    odd_lines: Sequence[OddLine]


class _Caption(NamedTuple):
    timing: _Timing
    lines: Sequence[str]


def _repaired(lines: Sequence[str], source: str) -> _Repaired:
    written, timings, odd_lines = ["WEBVTT"], list[_Timing](), list[OddLine]()
    for number, line in enumerate(lines, 1):
        found = _TIMING.match(line)
        if found is None and _ARROW not in line:
            written.append(line)
            continue
        if _INDEX.fullmatch(written[-1]):
            written.pop()
        timing = _timing(number, found)
        if timing is None:
            problem = f"{line.strip()[:60]} is no time; its caption is left out"
            odd_lines.append(OddLine(source, number, problem, "write it as 00:01:02.500 --> 00:01:05.000"))
            written += ["", "NOTE"]
        else:
            timings.append(timing)
            written += ["", f"{format_clock(timing.start)} {_ARROW} {format_clock(timing.end)}"]
    return _Repaired("\n".join(written), timings, odd_lines)


def _timing(line: int, found: re.Match[str] | None) -> _Timing | None:
    if found is None:
        return None
    start, end = clock_seconds(found["start"]), clock_seconds(found["end"] or found["until"])
    return None if start is None or end is None else _Timing(line, start, end)


def _captions(repaired: _Repaired) -> list[_Caption]:
    parsed = webvtt.from_string(repaired.text).captions
    return [
        _Caption(timing, [line for line in map(unstyled, caption.lines) if plain(line)])
        for timing, caption in zip(repaired.timings, parsed, strict=True)
    ]


def _read_once(captions: Sequence[_Caption]) -> Sequence[_Caption]:
    """Return ``captions``; where they roll, without the line that only repeats the one before.

    Rolling captions show each line again above the next. A file rolls if a third of its captions begin with
    the line that the one before ended with; elsewhere a line that comes twice was said twice.
    """
    repeating = {number for number, pair in enumerate(pairwise(captions), 1) if _repeats(*pair)}
    if 3 * len(repeating) < len(captions):
        return captions
    return [caption._replace(lines=caption.lines[number in repeating :]) for number, caption in enumerate(captions)]


def _repeats(before: _Caption, caption: _Caption) -> bool:
    return bool(before.lines and caption.lines) and plain(before.lines[-1]) == plain(caption.lines[0])


def _cues(captions: Sequence[_Caption]) -> Iterator[Cue]:
    labels = speaker_labels(line for caption in captions for line in caption.lines)
    for timing, lines in captions:
        said = voices(lines, labels)
        characters, at = sum(voiced.characters for voiced in said), 0
        for voiced in said:
            start = timing.start + (timing.end - timing.start) * at / characters
            at += voiced.characters
            end = timing.start + (timing.end - timing.start) * at / characters
            yield spaced_cue(timing.line, voiced.speaker, round(start, 3), round(end, 3), voiced.text, voiced.stamps)
