"""Chapters as Podcasting 2.0 publishes them beside an episode, in JSON."""

import json
import math
from typing import Any

from bot.feeds.model import FeedChapter
from bot.feeds.reading import MOST_CHAPTERS
from bot.feeds.values import MOST_SECONDS, text_of


def read_chapters(data: bytes) -> tuple[FeedChapter, ...]:
    """Return the chapters in ``data``, in order of time; none if it holds none that can be read, and never raises.

    Those that are no part of a table of contents are left out.
    """
    try:
        told = json.loads(data)
    except (ValueError, RecursionError):
        return ()
    listed = told.get("chapters") if isinstance(told, dict) else None
    if not isinstance(listed, list):
        return ()
    found: dict[float, FeedChapter] = {}
    for one in listed[: 10 * MOST_CHAPTERS]:
        if (chapter := _chapter(one)) is not None:
            found.setdefault(chapter.start, chapter)
    return tuple(sorted(found.values(), key=lambda chapter: chapter.start)[:MOST_CHAPTERS])


def _chapter(told: Any) -> FeedChapter | None:
    if not isinstance(told, dict) or told.get("toc") is False:
        return None
    start, title = told.get("startTime"), told.get("title")
    if isinstance(start, bool) or not isinstance(start, int | float) or not isinstance(title, str):
        return None
    shown = text_of(title)
    return FeedChapter(float(start), shown) if shown and math.isfinite(start) and 0 <= start <= MOST_SECONDS else None
