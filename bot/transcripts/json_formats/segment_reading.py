"""What a file of segments says, whichever program listed them: in JSON, in XML or in a table."""

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.transcripts.accounts import Account
from bot.transcripts.captions.cue_reading import reading_of
from bot.transcripts.captions.word_cues import Word, cues_of
from bot.transcripts.clock import CLOCK, clock_seconds
from bot.transcripts.json_formats.segments import Segment, scale_of
from bot.transcripts.spoken.inner_times import are_marks, notice_times, stamped
from bot.transcripts.spoken.sparse_times import Said, sparse_reading
from bot.transcripts.written import Noticed, OddLine, Reading

_BARE = re.compile(rf"\s{{0,4}}(?P<clock>{CLOCK})(?:\s?(?:-->|[-–—])\s?{CLOCK})?(?:\s?[-–—:|]|)\s+(?=\S)", re.ASCII)
"""A time before what is said, which no bracket marks."""
_FEWEST = 3


def reading_of_segments(
    segments: Sequence[Segment], names: Mapping[str, str], source: str, scale: float | None = None
) -> Reading:
    """Return what ``segments`` say, with ``names`` of people by their labels; ``scale`` units of time are a second.

    Without ``scale`` the pace of the words tells it, which is told in turn where it is no second. Missing times
    are estimated. Raises TranscriptError as every reader does.
    """
    begun = _begun(segments)
    only_ends = begun is not segments
    segments, noticed = without_times(begun)
    reading = _scaled(segments, names, source, scale)
    odd_lines = reading.odd_lines
    if only_ends:
        problem = "it tells only when each part ends; each is taken to begin where the one before ends"
        odd_lines = (*odd_lines, OddLine(source, 0, problem, "give each its start"))
    return reading._replace(odd_lines=odd_lines, noticed=(*reading.noticed, *noticed))


def without_times(segments: Sequence[Segment]) -> tuple[Sequence[Segment], tuple[Noticed, ...]]:
    """Return ``segments`` without times within their words, if these are marks; the first is that of one without.

    All such times are noticed, those that stay words, too.
    """
    account = Account()
    segments = _without_bare_times(segments, account)
    marks = are_marks(segment.text for segment in segments)
    for segment in segments:
        notice_times(segment.row, segment.text, account, "a time within what is said" if marks else "words")
    return [_without_time(segment) for segment in segments] if marks else segments, account.noticed


def _begun(segments: Sequence[Segment]) -> Sequence[Segment]:
    """Return ``segments`` of which only the ends are told as beginning where the one before ends."""
    if any(segment.start(1.0) is not None or segment.words for segment in segments):
        return segments
    ends = [segment.end(1.0) for segment in segments]
    told = [end for end in ends if end is not None]
    if len(told) < len(ends) or told != sorted(told):
        return segments
    in_milliseconds = any(segment.until is None for segment in segments)
    name, scale = ("moment_ms", 1000.0) if in_milliseconds else ("moment", 1.0)
    return [
        segment.model_copy(update={name: before * scale})
        for segment, before in zip(segments, (0.0, *told), strict=False)
    ]


def _without_bare_times(segments: Sequence[Segment], account: Account) -> Sequence[Segment]:
    """Return ``segments`` without the times that most begin with though nothing marks these; they are put down."""
    found = [_BARE.match(segment.text[:60]) for segment in segments]
    times = [seconds for one in found if one and (seconds := clock_seconds(one["clock"])) is not None]
    if len(times) < _FEWEST or 2 * len(times) < len(segments) or times != sorted(times):
        return segments
    kept = list[Segment]()
    for segment, one in zip(segments, found, strict=True):
        seconds = clock_seconds(one["clock"]) if one else None
        if one is None or seconds is None:
            kept.append(segment)
            continue
        account.notice(segment.row, one.group().strip(), "a time before what is said", kind="bare time")
        told = {} if segment.start(1.0) is not None or segment.words else {"moment": seconds}
        kept.append(segment.model_copy(update={"text": segment.text[one.end() :]} | told))
    return kept


def _without_time(segment: Segment) -> Segment:
    text, stamps = stamped(segment.text)
    first = next((one.seconds for one in stamps if one.character == 0), None)
    told = {} if first is None or segment.start(1.0) is not None or segment.words else {"moment": first}
    return segment.model_copy(update={"text": text} | told)


def _scaled(segments: Sequence[Segment], names: Mapping[str, str], source: str, scale: float | None) -> Reading:
    if scale is not None:
        return _read(segments, scale, names, source)
    likely = scale_of(segments)
    reading = _read(segments, likely, names, source)
    if likely == 1:
        return reading
    told = OddLine(source, 0, f"its times are taken for {1 / likely:g} seconds each", "check when it ends")
    return reading._replace(odd_lines=(*reading.odd_lines, told))


def _read(segments: Sequence[Segment], scale: float, names: Mapping[str, str], source: str) -> Reading:
    if any(segment.start(scale) is None and not segment.words for segment in segments):
        return sparse_reading(list(_said(segments, scale, names)), source)
    if all(len(segment.text.split()) <= 1 for segment in segments):
        return reading_of(cues_of(_words(segments, scale, names)), source)
    cues = (segment.cue(scale, names) for segment in segments)
    return reading_of([cue for cue in cues if cue is not None], source)


def _said(segments: Sequence[Segment], scale: float, names: Mapping[str, str]) -> Iterator[Said]:
    speaker = ""
    for segment in segments:
        label = " ".join(segment.said_by.split())
        speaker = names.get(label, label) or speaker
        text = " ".join(segment.text.split())
        if text:
            yield Said(segment.row, speaker, segment.start(scale), text)


def _words(segments: Sequence[Segment], scale: float, names: Mapping[str, str]) -> Iterator[Word]:
    for segment in segments:
        label = " ".join(segment.said_by.split())
        yield Word(segment.text, names.get(label, label), segment.start(scale), segment.end(scale))
