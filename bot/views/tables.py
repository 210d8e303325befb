"""Small tables in code blocks, narrow enough for a phone."""

import unicodedata
from collections import Counter
from collections.abc import Sequence

from bot.desk.markdown import cut, visible

LONGEST_NAME = 10
"""Characters of a name in a table, so that a row of at most 32 fits a phone."""


def short_names(names: Sequence[str]) -> list[str]:
    """Return first names; where people share one, with their last initial, or else whole names; cut to a table."""
    chosen = list(names)
    for shorten in (_with_initial, _first_name):
        shorter = [shorten(name) for name in names]
        counts = Counter(shorter)
        chosen = [short if counts[short] == 1 else name for short, name in zip(shorter, chosen, strict=True)]
    return [cut(visible(name), LONGEST_NAME) for name in chosen]


def _first_name(name: str) -> str:
    return "".join(name.split()[:1])


def _with_initial(name: str) -> str:
    parts = name.split()
    return f"{parts[0]} {parts[-1][0]}." if parts[1:] else name


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return ``rows`` as a code block of aligned columns, the first one to the left; nothing in it can end it early."""
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    lines = (
        row[0]
        + " " * (widths[0] - _width(row[0]))
        + "".join(f" {cell:>{width}}" for cell, width in zip(row[1:], widths[1:], strict=True))
        for row in rows
    )
    return "```\n" + "\n".join(lines).replace("`", "ˋ") + "\n```"


def _width(text: str) -> int:
    """Return the columns that ``text`` takes where letters have one width: two each for Chinese, none for accents."""
    return sum(0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "FW") for c in text)
