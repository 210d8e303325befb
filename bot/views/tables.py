"""Small tables in code blocks, narrow enough for a phone."""

import unicodedata
from collections.abc import Sequence

from bot.desk.markdown import cut, visible

LONGEST_NAME = 10
"""Characters of a name in a table, so that a row of at most 32 fits a phone."""


def short_names(names: Sequence[str]) -> list[str]:
    """Return first names where no two people share one, else whole names; cut to what a table has room for."""
    firsts = ["".join(name.split()[:1]) for name in names]
    chosen = firsts if len(set(firsts)) == len(firsts) else names
    return [cut(visible(name), LONGEST_NAME) for name in chosen]


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
