"""The rows of a table, as commas, semicolons, tabs or bars part their cells."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.conversation.errors import TranscriptError

DELIMITERS = ("\t", ",", ";", "|")
LOOKED_AT = 3000
"""Lines from which the layout of a table is told."""
_ROWS = 10
_SAME = 0.95
"""How many rows must have the same number of cells, and what share of all, before a text is a table."""
_FEWEST_COLUMNS = 3
_RULE = re.compile(r":?-{2,}:?|")
"""A cell of the line that Markdown draws below a header."""


class Row(NamedTuple):
    """The ``cells`` of a row that begins on ``line``; ``spaced`` are they with the white space around them."""

    line: int
    cells: Sequence[str]
    spaced: Sequence[str]


def rows_of(lines: Sequence[str], delimiter: str, source: str, first: int = 0) -> Iterator[Row]:
    """Yield the rows of ``lines`` that hold anything; ``first`` lines stand above them.

    Raises TranscriptError where the table is broken: a cell too long, or a quotation mark that nothing closes.
    """
    spaced = bool(lines) and lines[0].count(delimiter) == lines[0].count(f"{delimiter} ")
    # Whisper puts nothing in quotation marks: there they are part of what is said.
    written = (f"{_within_bars(line) if delimiter == '|' else line}\n" for line in lines)
    if delimiter == "\t":
        reader = csv.reader(written, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    else:
        reader = csv.reader(written, delimiter=delimiter, skipinitialspace=spaced)
    begins = 1
    try:
        for cells in reader:
            ends = reader.line_num
            if ends > begins and ends == len(lines) and _is_open(lines[begins - 1 :]):
                raise csv.Error("a quotation mark is never closed")
            tidy = [cell.strip() for cell in cells]
            if any(tidy) and not (delimiter == "|" and all(map(_RULE.fullmatch, tidy))):
                yield Row(begins + first, tidy, [cell.rstrip("\n") for cell in cells])
            begins = ends + 1
    except csv.Error as error:
        problem = f"this table is broken ({error})"
        raise TranscriptError(source, begins + first, problem, "correct it there") from error


def shape_of(lines: Sequence[str], *, named: bool) -> str | None:
    """Return what parts the cells of ``lines`` if they are the rows of a table; None if they are none.

    Nearly all rows must have the same number of cells, three or more; two in a file that is ``named`` as a table.
    """
    rows, columns, share = (2, 2, 0.5) if named else (_ROWS, _FEWEST_COLUMNS, _SAME)
    found = [(*_evenness(lines, delimiter, rows), delimiter) for delimiter in DELIMITERS]
    likely = [one for one in found if one[1] >= columns and one[0] >= share]
    return max(likely)[2] if likely else None


def _evenness(lines: Sequence[str], delimiter: str, fewest: int) -> tuple[float, int]:
    """Return the share of rows that have as many cells as most have, and in how many columns those hold anything.

    0 of both if fewer than ``fewest`` rows have.
    """
    if not any(delimiter in line for line in lines[:5]):
        return 0.0, 0
    try:
        rows = [row.cells for row in rows_of(lines[:LOOKED_AT], delimiter, "")]
    except TranscriptError:
        return 0.0, 0
    [(width, times)] = Counter(map(len, rows)).most_common(1) or [(0, 0)]
    even = [row for row in rows if len(row) == width]
    filled = sum(any(cells) for cells in zip(*even, strict=True))
    if times < fewest:
        return 0.0, 0
    return times / max(1, len(rows)), filled


def _within_bars(line: str) -> str:
    return line.strip().removeprefix("|").removesuffix("|")


def _is_open(lines: Sequence[str]) -> bool:
    return sum(line.count('"') for line in lines) % 2 == 1
