"""What a file of cues says, and what is odd about it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from bot.conversation.errors import TranscriptError
from bot.conversation.timecode import format_timecode
from bot.transcripts.accounts import Account
from bot.transcripts.captions.cues import LATEST, Cue
from bot.transcripts.captions.script_spacing import words_in
from bot.transcripts.captions.voice_marks import without_marks
from bot.transcripts.paragraphs import one_by_one, paragraphs
from bot.transcripts.spoken.own_labels import without_own_labels
from bot.transcripts.written import LONGEST_PASSAGE, Noticed, OddLine, Reading, Severity, WrittenPassage

MOST_CUES = 250_000
"""Cues that are read: twenty-five hours, word by word."""

SLOWEST, FASTEST = 0.05, 20.0
"""Words a second, over a whole file, that can be speech with its silences."""

FEWEST_TIMED = 100
"""Words from which their pace tells whether the times can be seconds."""


def reading_of(
    cues: Sequence[Cue], source: str, odd_lines: Iterable[OddLine] = (), *, whole_passages: bool = False
) -> Reading:
    """Return what ``cues`` say, with ``odd_lines`` and whatever else is odd; ``source`` names the file.

    ``whole_passages``: the cues are paragraphs already. Raises TranscriptError if nobody says anything in
    them, there are too many, or their times cannot be seconds.
    """
    if len(cues) > MOST_CUES:
        raise TranscriptError(source, 0, f"more than {MOST_CUES:,} cues", "split it into conversations")
    odd_lines = tuple(odd_lines)
    spoken = [cue for cue in cues if cue.text]
    if not spoken and odd_lines:
        first = odd_lines[0]
        raise TranscriptError(first.source, first.line, first.problem, first.mend)
    if not spoken:
        raise TranscriptError(source, 0, "no words with a time were found", "check that the file is whole")
    _check_pace(spoken, source)
    account = Account()
    if whole_passages:
        passages, noticed = tuple(one_by_one(spoken)), tuple[Noticed, ...]()
    else:
        spoken = without_own_labels(spoken, account)
        passages = tuple(paragraphs(part for cue in spoken for part in without_marks(cue, account)))
        noticed = account.noticed
    return Reading(passages, odd_lines=(*odd_lines, *_oddities(spoken, passages, source)), noticed=noticed)


def _check_pace(cues: Sequence[Cue], source: str) -> None:
    words = sum(words_in(cue.text) for cue in cues)
    seconds = max(max(cue.start, cue.end or 0.0) for cue in cues) - min(cue.start for cue in cues)
    if words >= FEWEST_TIMED and not SLOWEST <= words / max(seconds, 1.0) <= FASTEST:
        problem = f"{words:,} words in {format_timecode(seconds)} are no speech"
        raise TranscriptError(source, 0, problem, "give its times in seconds")


def _oddities(cues: Sequence[Cue], passages: Sequence[WrittenPassage], source: str) -> Iterator[OddLine]:
    for before, cue in pairwise(cues):
        if cue.start < before.start - 1:
            yield OddLine(source, cue.line, "this cue begins before the one above it", "check both times")
    for cue in cues:
        if max(cue.start, cue.end or 0.0) > LATEST:
            problem = f"{format_timecode(cue.start)} is later than any recording"
            yield OddLine(source, cue.line, problem, "correct the time", Severity.ERROR)
    for passage in passages:
        if len(passage.text) > LONGEST_PASSAGE:
            problem = f"a passage of {len(passage.text):,} characters; at most {LONGEST_PASSAGE:,} can be timed"
            yield OddLine(source, passage.line, problem, "give its paragraphs times", Severity.ERROR)
