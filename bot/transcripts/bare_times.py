"""Spoken text whose times nothing marks, as speech recognisers print it: ``00:01:16 What somebody says.``

Anything may begin with a time (a contents list, a schedule), so a whole file decides whether these are passages'.
"""

from collections.abc import Sequence

from bot.transcripts.clock import clock_seconds
from bot.transcripts.cue_reading import reading_of
from bot.transcripts.cues import Cue
from bot.transcripts.speaker_labels import speaker_labels
from bot.transcripts.spoken_lines import bare_time, label_at
from bot.transcripts.written import OddLine, Reading, Severity

FEWEST = 3
"""Lines that must begin with a time; every third line that holds anything must, too."""


def has_bare_times(lines: Sequence[str]) -> bool:
    """Say whether so many of ``lines`` begin with a time that these are the times of what is said."""
    timed = sum(bare_time(line) is not None for line in lines)
    return timed >= FEWEST and 3 * timed >= sum(map(bool, lines))


def read_bare_times(lines: Sequence[str], source: str) -> Reading:
    """Return what ``lines`` say; one without a time goes on with the one above. Raises TranscriptError if nothing."""
    cues, texts, odd_lines = list[Cue](), list[list[str]](), list[OddLine]()
    labels = speaker_labels(bare.text for line in lines if (bare := bare_time(line)))
    for number, line in enumerate(lines, 1):
        bare = bare_time(line)
        if bare is None:
            if texts and line:
                texts[-1].append(line)
            continue
        start, end = clock_seconds(bare.start), clock_seconds(bare.end)
        if start is None:
            mend = "write it as hours:minutes:seconds, minutes and seconds at most 59"
            odd_lines.append(OddLine(source, number, f"{bare.start} is no time", mend, Severity.ERROR))
            continue
        label = label_at(bare.text)
        speaker, text = (label.name, label.text) if label and label.name in labels else ("", bare.text)
        cues.append(Cue(number, speaker, start, end, ""))
        texts.append([text])
    whole = (cue._replace(text=" ".join(pieces)) for cue, pieces in zip(cues, texts, strict=True))
    return reading_of(list(whole), source, odd_lines)
