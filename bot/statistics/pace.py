"""How fast people talk, over the course of a conversation."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf

from bot.conversation.model import Conversation
from bot.statistics.speech import passage_seconds, words_per_minute

WINDOW = 120.0
"""Seconds of a window unless another length is asked for: usually several passages."""

SHORTEST = 10.0
"""Seconds of speech below which a pace says more about whole-second stamps than about the speaker."""


@dataclass(frozen=True, slots=True)
class PaceWindow:
    """How fast one speaker, or everyone together, talks from ``start`` to ``stop`` (seconds of the talk)."""

    start: float
    stop: float
    words: float
    """Words said in the window, not whole: a passage's words are taken to be spread evenly over its time."""
    seconds: float
    """Speaking time within the window."""
    words_per_minute: float | None
    """``words`` a minute of ``seconds``; None below ``SHORTEST`` seconds."""


def pace(conversation: Conversation, speaker: str | None = None, window: float = WINDOW) -> tuple[PaceWindow, ...]:
    """Return the pace of ``speaker``, or of everyone, in windows of ``window`` seconds, from start to end.

    The words of all windows add up to the speaker's words, their seconds to the speaking time.
    """
    lengths = passage_seconds(conversation)
    spoken = list(zip(conversation.passages, lengths, strict=True))
    end = max((passage.start + length for passage, length in spoken), default=0.0)
    words = [0.0] * (int(end // window) + 1)
    seconds = [0.0] * len(words)
    for passage, length in spoken:
        if speaker in (None, passage.speaker):
            said = len(passage.text.split())
            for number, part in _parts(passage.start, length, window):
                words[number] += said * part
                seconds[number] += length * part
    shortest = SHORTEST if conversation.timed else inf
    return tuple(
        PaceWindow(
            start=number * window,
            stop=(number + 1) * window,
            words=words[number],
            seconds=seconds[number],
            words_per_minute=words_per_minute(words[number], seconds[number]) if seconds[number] >= shortest else None,
        )
        for number in range(len(words))
    )


def _parts(start: float, length: float, window: float) -> Iterator[tuple[int, float]]:
    """Yield each window that the time from ``start`` on touches, with its part, 0 to 1, of ``length``."""
    stop = start + length
    first, last = int(start // window), int(stop // window)
    if first == last:
        yield first, 1.0
        return
    for number in range(first, last + 1):
        inside = min(stop, (number + 1) * window) - max(start, number * window)
        yield number, inside / length
