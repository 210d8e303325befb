"""How fast each speaker talks, over a whole talk."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from bot.conversation.model import Conversation
from bot.conversation.timecode import format_timecode
from bot.pictures.along import along_values, chapter_note, talk_length
from bot.pictures.shades import shade
from bot.pictures.sketch import Sketch, Theme
from bot.pictures.source import source
from bot.pictures.text import counted, described, listed, words
from bot.statistics.pace import PaceWindow, pace
from bot.statistics.plain import Plain
from bot.statistics.speakers import TalkFigures

MOST_PANELS = 4
"""Speakers with a panel of their own, who say most."""

MOST_WINDOWS = 40
_WINDOWS = (30, 60, 120, 180, 300, 600, 900, 1800, 3600)
"""Seconds over which a pace is taken, the shortest that make no more than ``MOST_WINDOWS``."""


@dataclass(frozen=True, slots=True)
class _Point:
    """A pace in words a minute, at the second in the middle of its window."""

    second: float
    pace: float


@dataclass(frozen=True, slots=True)
class _Panel:
    talk: TalkFigures
    stretches: tuple[tuple[_Point, ...], ...]
    """Points in neighbouring windows; a new stretch begins after a window in which the speaker hardly speaks."""

    @property
    def points(self) -> list[_Point]:
        return [point for stretch in self.stretches for point in stretch]


class _Scale(NamedTuple):
    """What the panels share: the length of the talk in seconds, the slowest and the fastest pace."""

    length: float
    slowest: float
    fastest: float

    @classmethod
    def around(cls, points: Sequence[_Point], length: float) -> "_Scale":
        paces = [point.pace for point in points]
        return cls(length, min(paces), max(paces))

    def height(self, pace: float) -> float:
        """Return where ``pace`` is from bottom to top, 0 to 1; in the middle if there is only one pace."""
        span = self.fastest - self.slowest
        return min(1.0, max(0.0, (pace - self.slowest) / span)) if span else 0.5

    def place(self, point: _Point) -> list[Plain]:
        """Return where ``point`` is from left to right and from bottom to top, 0 to 1."""
        return [point.second / self.length, self.height(point.pace)]


def pace_over_time(
    conversation: Conversation, figures: Sequence[TalkFigures], theme: Theme = Theme.LIGHT
) -> Sketch | None:
    """Return the picture of how fast those in ``figures`` talk, in windows of equal length.

    None where nobody's pace can be taken twice, so that there is no course to see.
    """
    length = talk_length(conversation)
    window = next((window for window in _WINDOWS if length <= window * MOST_WINDOWS), length / MOST_WINDOWS)
    panels = [_panel(conversation, talk, window, length) for talk in figures[:MOST_PANELS]]
    if not any(len(panel.points) > 1 for panel in panels):
        return None
    scale = _Scale.around([point for panel in panels for point in panel.points], length)
    unseen = len(figures) - len(panels)
    values: dict[str, Plain] = {
        **along_values(conversation),
        "heading": words("Words per minute"),
        "reading": words(
            f"How fast each speaker talks, by stretches of {_lasting(window)}.{chapter_note(conversation)}"
        ),
        "panels": [_panel_values(conversation, panel, scale, theme) for panel in panels],
        "others": words(f"and {counted(unseen, 'more speaker')}" if unseen > 0 else ""),
        "source": source(conversation),
    }
    said = listed([_described(panel) for panel in panels if panel.talk.words_per_minute is not None])
    description = described(f"Words per minute over {conversation.title}: {said}.")
    return Sketch.of("pace", theme, description, values)


def _panel(conversation: Conversation, talk: TalkFigures, window: float, length: float) -> _Panel:
    windows = pace(conversation, talk.speaker, window)
    stretches = groupby(windows, key=lambda one: one.words_per_minute is not None)
    return _Panel(talk, tuple(tuple(_point(one, length) for one in own) for spoken, own in stretches if spoken))


def _point(window: PaceWindow, length: float) -> _Point:
    return _Point((window.start + min(window.stop, length)) / 2, window.words_per_minute or 0.0)


def _panel_values(conversation: Conversation, panel: _Panel, scale: _Scale, theme: Theme) -> Plain:
    speaker = panel.talk.speaker or ""
    average = panel.talk.words_per_minute or 0.0
    return {
        "speaker": words(speaker),
        "colour": shade(conversation, speaker, theme),
        "average": {"at": scale.height(average), "text": f"{average:.0f}"},
        "stretches": [[scale.place(point) for point in stretch] for stretch in panel.stretches],
        "extremes": [{"place": scale.place(point), "text": f"{point.pace:.0f}"} for point in _extremes(panel)],
    }


def _extremes(panel: _Panel) -> list[_Point]:
    """Return the slowest and the fastest point, in this order; none where there are fewer than two."""
    points = sorted(panel.points, key=lambda point: point.pace)
    return [points[0], points[-1]] if len(points) > 1 else []


def _described(panel: _Panel) -> str:
    text = f"{panel.talk.speaker} {panel.talk.words_per_minute:.0f} on average"
    if not (extremes := _extremes(panel)):
        return text
    slowest, fastest = (f"{point.pace:.0f} at {format_timecode(point.second)}" for point in extremes)
    return f"{text}, slowest {slowest}, fastest {fastest}"


def _lasting(seconds: float) -> str:
    return counted(round(seconds / 60), "minute") if seconds >= 60 else counted(round(seconds), "second")
