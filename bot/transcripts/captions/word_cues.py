"""Words that a program has timed one by one, into cues of a sentence or less, with the time of each word."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bot.conversation.timing import Stamp
from bot.transcripts.captions.cues import Cue, spaced_cue
from bot.transcripts.paragraphs import PAUSE

MOST_WORDS = 60
"""Words of a cue: a sentence without an end is cut here."""
_GAP = 1.0
"""Seconds of silence that end a cue."""
_ENDS = (".", "?", "!", "…", "。", "？", "！", "؟", "।")


class Word(NamedTuple):
    """A word as a program heard it; '' for a ``speaker`` who is not named, None for times it does not tell.

    ``attached``: punctuation, or a piece of a word, that follows without a space.
    """

    text: str
    speaker: str = ""
    start: float | None = None
    end: float | None = None
    attached: bool = False


def cues_of(words: Iterable[Word]) -> list[Cue]:
    """Return the cues that ``words`` make, in their order; a word without a time goes with the one before."""
    return [cue for run in _runs(words) if (cue := _cue(run)) is not None]


def merged(channels: Iterable[Sequence[Cue]]) -> list[Cue]:
    """Return the cues of all ``channels`` by their starts: people recorded each on a channel of their own."""
    return sorted((cue for channel in channels for cue in channel), key=lambda cue: cue.start)


def _runs(words: Iterable[Word]) -> Iterator[list[Word]]:
    run: list[Word] = []
    speaker, last = "", 0.0
    for word in words:
        if run and not word.attached and _ends(run, word, speaker, last):
            yield run
            run = []
        if not run:
            start = last if word.start is None else word.start
            word = word._replace(start=start, speaker=word.speaker or speaker)
        run.append(word)
        speaker = word.speaker or speaker
        last = next((time for time in (word.end, word.start) if time is not None), last)
    if run:
        yield run


def _ends(run: Sequence[Word], word: Word, speaker: str, last: float) -> bool:
    if (word.speaker or speaker) != speaker or len(run) >= MOST_WORDS:
        return True
    if word.start is None:
        return False
    return not -1 <= word.start - last < _GAP or run[-1].text.rstrip("\"'”’») ").endswith(_ENDS)


def _cue(run: Sequence[Word]) -> Cue | None:
    pieces, stamps, at = list[str](), list[Stamp](), 0
    ended: float | None = None
    for word in run:
        text = " ".join(word.text.split())
        if not text:
            continue
        if pieces and not word.attached:
            if ended is not None and word.start is not None and word.start - ended >= PAUSE:
                stamps.append(Stamp(at, ended))
            pieces.append(" ")
            at += 1
        if word.start is not None and not word.attached:
            stamps.append(Stamp(at, word.start))
        pieces.append(text)
        at += len(text)
        ended = ended if word.attached and word.end is None else word.end
    first = run[0].start
    if not pieces or first is None:
        return None
    return spaced_cue(0, run[0].speaker, first, ended, "".join(pieces), stamps)
