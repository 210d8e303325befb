"""Where in a file of JSON the transcript is: at its top, or in a member of a member."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

DEEPEST = 3
"""Members of members that are looked into."""
_MOST = 500
"""Members that are looked at."""


class Place(NamedTuple):
    """A member of a file: its names from the top, how deep it is, and what it holds."""

    path: str
    depth: int
    value: object


def places(value: object) -> Iterator[Place]:
    """Yield ``value`` and the members in it, those nearest to the top first.

    A list is a member's place only if it has one element: of several, nobody knows which is meant.
    """
    level, seen = [Place("", 0, value)], 0
    for _ in range(DEEPEST + 1):
        seen += len(level)
        yield from level
        if seen > _MOST:
            return
        level = [inner for place in level for inner in _within(place)][:_MOST]


def _within(place: Place) -> Iterator[Place]:
    path, depth, value = place
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
        yield Place(path, depth + 1, value)
    if isinstance(value, dict):
        for name, inner in value.items():
            if isinstance(inner, dict | list):
                yield Place(f"{path}.{name}"[:80].lstrip("."), depth + 1, inner)


def several(value: object, fits: Callable[[object], bool]) -> int:
    """Return how many transcripts stand in the first list in ``value`` that has more than one; 0 if none has."""
    for place in places(value):
        if isinstance(place.value, list):
            found = sum(isinstance(one, dict | list) and fits(one) for one in place.value[:_MOST])
            if found > 1:
                return found
    return 0
