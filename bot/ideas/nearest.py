"""The units that come nearest to what was asked, in any number of conversations."""

from collections.abc import Sequence
from itertools import starmap
from typing import NamedTuple

import numpy as np

from bot.conversation.model import Quote
from bot.ideas.asked import Asked
from bot.ideas.embedded import Embedded

WINDOWS = 100
"""The windows, of all conversations together, whose units are looked at; on the development queries 80 lose nothing."""


class Near(NamedTuple):
    """A unit, and how close it comes."""

    closeness: float
    quote: Quote


def nearest(conversations: Sequence[Embedded], asked: Asked) -> list[Near]:
    """Return units, nearest first; they may overlap."""
    if not conversations:
        return []
    windows = [embedded.windows(asked) for embedded in conversations]
    owners = np.repeat(np.arange(len(windows)), [len(own) for own in windows])
    numbers = np.concatenate([np.arange(len(own)) for own in windows])
    best = np.argsort(-np.concatenate(windows), kind="stable")[:WINDOWS]
    found: list[Near] = []
    for owner in np.unique(owners[best]).tolist():
        near = numbers[best[owners[best] == owner]]
        found += starmap(Near, conversations[owner].units(asked, windows[owner], near))
    return sorted(found, key=lambda near: -near.closeness)
