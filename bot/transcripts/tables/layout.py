"""Whether a text is a table, what parts its cells, and which of its lines names the columns."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.transcripts.tables.cells import moment_of
from bot.transcripts.tables.columns import columns_called, names_a_table
from bot.transcripts.tables.rows import DELIMITERS, LOOKED_AT, rows_of, shape_of

_ABOVE = 10
"""Lines that may stand above the names of the columns."""
_LONGEST = 500
"""Characters of a line that can name them."""
_LONGEST_NAME = 60


class Layout(NamedTuple):
    """What parts the cells, the names of the columns (none where no line tells them), and the lines above."""

    delimiter: str
    header: Sequence[str]
    above: int = 0


def layout_of(lines: Sequence[str], *, named: bool) -> Layout | None:
    """Return how the table in ``lines`` is laid out; None if they are no table.

    A line that names a column of texts and one of times or speakers makes one; so do rows that are alike.
    ``named``: the file's name says that it is a table, so that less will do.
    """
    if layout := _by_names(lines):
        return layout
    looked = [line for line in lines[:LOOKED_AT] if line.strip()]
    delimiter = shape_of(looked, named=named)
    if delimiter:
        first, *rest = list(rows_of(looked, delimiter, ""))
        header = first.cells if _is_header(first.cells, [row.cells for row in rest]) else ()
        return Layout(delimiter, header, _place_of(lines, looked[0]))
    return _of_one_column(lines) if named else None


def _by_names(lines: Sequence[str]) -> Layout | None:
    above = [place for place, line in enumerate(lines[: 4 * _ABOVE]) if line.strip()][:_ABOVE]
    for place in above:
        line = lines[place]
        if len(line) > _LONGEST:
            continue
        following = next((one for one in lines[place + 1 : place + 20] if one.strip()), "")
        for delimiter in DELIMITERS:
            header = _cells(line, delimiter)
            if names_a_table(header) and (place == above[0] or following.count(delimiter) >= len(header) - 1):
                return Layout(delimiter, header, place)
    return None


def _of_one_column(lines: Sequence[str]) -> Layout | None:
    place = next((place for place, line in enumerate(lines) if line.strip()), None)
    if place is None or "text" not in columns_called([lines[place].strip().strip('"')]).values():
        return None
    return Layout(",", (lines[place].strip().strip('"'),), place)


def _cells(line: str, delimiter: str) -> list[str]:
    if delimiter == "|":
        line = line.strip().removeprefix("|").removesuffix("|")
    return [cell.strip().strip('"') for cell in line.split(delimiter)]


def _is_header(cells: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Say whether ``cells`` name the columns of ``rows``: no times or numbers among them, where rows have them."""
    if any(len(cell) > _LONGEST_NAME or moment_of(cell).start is not None for cell in cells) or not any(cells):
        return False
    if columns_called(cells):
        return True
    return any(
        place < len(row) and moment_of(row[place]).start is not None for row in rows[:20] for place in range(len(cells))
    )


def _place_of(lines: Sequence[str], line: str) -> int:
    return next(place for place, one in enumerate(lines) if one == line)
