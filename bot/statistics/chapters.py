"""What each chapter of a conversation holds, and who dominates it."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from bot.conversation.model import Chapter, Conversation
from bot.statistics.speech import passage_seconds, word_seconds


@dataclass(frozen=True, slots=True)
class ChapterPart:
    """What one speaker says in a chapter."""

    speaker: str
    words: int
    """Words whose estimated start falls in the chapter."""
    share: float
    """The part, 0 to 1, of the words of the chapter."""
    seconds: float
    """Speaking time within the chapter."""


@dataclass(frozen=True, slots=True)
class ChapterFigures:
    """A chapter, from ``start`` to ``stop`` (seconds of the talk)."""

    title: str
    start: float
    stop: float
    words: int
    parts: tuple[ChapterPart, ...]
    """Everyone who says a word in it, who says most first."""
    dominant: str | None
    """Who says more than half of the words; None if nobody does."""


def chapter_figures(conversation: Conversation) -> tuple[ChapterFigures, ...]:
    """Return the figures of every chapter, in order; what is said before the first one belongs to none."""
    chapters = sorted(conversation.chapters, key=lambda chapter: chapter.start)
    starts = [chapter.start for chapter in chapters]
    words = [Counter[str]() for _ in chapters]
    speakers = (passage.speaker for passage in conversation.passages for _ in passage.text.split())
    for speaker, second in zip(speakers, word_seconds(conversation), strict=True):
        if (number := bisect_right(starts, second) - 1) >= 0:
            words[number][speaker] += 1
    stops = [*starts[1:], max([conversation.duration, *starts[-1:]])]
    return tuple(
        _figures(conversation, chapter, stop, said) for chapter, stop, said in zip(chapters, stops, words, strict=False)
    )


def _figures(conversation: Conversation, chapter: Chapter, stop: float, said: Mapping[str, int]) -> ChapterFigures:
    total = sum(said.values())
    seconds = _seconds_between(conversation, chapter.start, stop)
    parts = [ChapterPart(speaker, words, words / total, seconds.get(speaker, 0.0)) for speaker, words in said.items()]
    return ChapterFigures(
        title=chapter.title,
        start=chapter.start,
        stop=stop,
        words=total,
        parts=tuple(sorted(parts, key=lambda part: -part.words)),
        dominant=next((part.speaker for part in parts if part.share > 0.5), None),
    )


def _seconds_between(conversation: Conversation, start: float, stop: float) -> dict[str, float]:
    """Return how long each speaker speaks between ``start`` and ``stop``."""
    seconds: dict[str, float] = {}
    for passage, length in zip(conversation.passages, passage_seconds(conversation), strict=True):
        inside = min(stop, passage.start + length) - max(start, passage.start)
        if inside >= 0:
            seconds[passage.speaker] = seconds.get(passage.speaker, 0.0) + inside
    return seconds
