"""How much later a talk is in another recording, from moments known in both.

Podcast players put advertisements before a talk, sometimes into it. Where all moments are apart by about the
same, their median is the offset; where they are not, something stands between them and there is no offset.
"""

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

MOST_APART = 5.0
"""Seconds that anchors may disagree by: half of them is what a link's lead-in makes up for."""


class Anchor(NamedTuple):
    """A word is at ``here`` seconds of the transcript's recording and at ``there`` seconds of another."""

    here: float
    there: float


class Offset(NamedTuple):
    """``seconds`` by which the talk is later there; the anchors' own offsets differ by ``spread`` seconds."""

    seconds: float
    spread: float


class AnchorsDisagree(ValueError):
    """The anchors' offsets are ``spread`` seconds apart, too many for one offset."""

    def __init__(self, spread: float) -> None:
        super().__init__(f"the anchors disagree by {spread:.0f} s; at most {MOST_APART:.0f} s is one offset")
        self.spread = spread


def offset_of(anchors: Sequence[Anchor]) -> Offset:
    """Return the median offset of ``anchors``, of which there is at least one; raises AnchorsDisagree."""
    offsets = [anchor.there - anchor.here for anchor in anchors]
    spread = max(offsets) - min(offsets)
    if spread > MOST_APART:
        raise AnchorsDisagree(spread)
    return Offset(median(offsets), spread)
