"""Lanes along the time of a talk, one for each speaker."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.conversation.model import Conversation
from bot.pictures.along import along_values, talk_length
from bot.pictures.shades import shade
from bot.pictures.sketch import Theme
from bot.pictures.source import source
from bot.pictures.text import counted, words
from bot.statistics.plain import Plain

MOST_LANES = 12
"""Speakers with a lane of their own; of the others the picture only says how many they are."""

FINEST = 1 / 1000
"""The part of a talk that is about a pixel wide: smaller gaps are closed."""


@dataclass(frozen=True, slots=True)
class Lane:
    """One speaker's lane: ``spans`` of the talk, each from and to a second, and a note beside the name."""

    speaker: str
    note: str
    spans: tuple[tuple[float, float], ...]


def lanes_values(
    conversation: Conversation, lanes: Sequence[Lane], theme: Theme, *, heading: str, reading: str, thinnest: float
) -> dict[str, Plain]:
    """Return what the template ``lanes`` takes; no span is drawn thinner than ``thinnest`` points."""
    length = talk_length(conversation)
    unseen = len(lanes) - MOST_LANES
    return {
        **along_values(conversation),
        "heading": words(heading),
        "reading": words(reading),
        "thinnest": thinnest,
        "lanes": [_lane_values(conversation, lane, length, theme) for lane in lanes[:MOST_LANES]],
        "others": words(f"and {counted(unseen, 'more speaker')}" if unseen > 0 else ""),
        "source": source(conversation),
    }


def _lane_values(conversation: Conversation, lane: Lane, length: float, theme: Theme) -> Plain:
    return {
        "speaker": words(lane.speaker),
        "colour": shade(conversation, lane.speaker, theme),
        "note": words(lane.note),
        "spans": [[start / length, stop / length] for start, stop in _joined(lane.spans, FINEST * length)],
    }


def _joined(spans: Iterable[tuple[float, float]], gap: float) -> list[tuple[float, float]]:
    """Return ``spans`` in order, those less than ``gap`` apart as one."""
    joined: list[tuple[float, float]] = []
    for start, stop in sorted(spans):
        if joined and start - joined[-1][1] < gap:
            joined[-1] = (joined[-1][0], max(stop, joined[-1][1]))
        else:
            joined.append((start, stop))
    return joined
