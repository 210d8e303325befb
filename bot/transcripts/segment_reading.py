"""What a file of segments says, whichever program listed them: in JSON, in XML or in a table."""

from collections.abc import Iterator, Mapping, Sequence

from bot.transcripts.accounts import Account
from bot.transcripts.cue_reading import reading_of
from bot.transcripts.inner_times import are_marks, notice_times, stamped
from bot.transcripts.json_segments import Segment, scale_of
from bot.transcripts.sparse_times import Said, sparse_reading
from bot.transcripts.word_cues import Word, cues_of
from bot.transcripts.written import Noticed, OddLine, Reading


def reading_of_segments(
    segments: Sequence[Segment], names: Mapping[str, str], source: str, scale: float | None = None
) -> Reading:
    """Return what ``segments`` say, with ``names`` of people by their labels; ``scale`` units of time are a second.

    Without ``scale`` the pace of the words tells it, which is told in turn where it is no second. Missing times
    are estimated. Raises TranscriptError as every reader does.
    """
    segments, noticed = _without_times(segments)
    reading = _scaled(segments, names, source, scale)
    return reading._replace(noticed=(*reading.noticed, *noticed))


def _without_times(segments: Sequence[Segment]) -> tuple[Sequence[Segment], tuple[Noticed, ...]]:
    """Return ``segments`` without times within their words, if these are marks; the first is that of one without."""
    if not are_marks(segment.text for segment in segments):
        return segments, ()
    account = Account()
    for segment in segments:
        notice_times(segment.row, segment.text, account, "a time within what is said")
    return [_without_time(segment) for segment in segments], account.noticed


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
