"""Times at the ends of lines: ``What somebody says. [00:01:16]``."""

import re
from collections.abc import Sequence

from bot.transcripts.clock import CLOCK, clock_seconds
from bot.transcripts.spoken.lines import Head
from bot.transcripts.spoken.rows import Row

_END_TIME = re.compile(rf"\s[\[(]?(?P<clock>{CLOCK})(?:\s?(?:-->|-|–|—)\s?(?P<end>{CLOCK}))?[\])]?$", re.ASCII)
_FEWEST = 3
"""Lines that must end with one."""


def with_end_times(rows: Sequence[Row]) -> list[Row]:
    """Return ``rows`` with the times that stand at their ends, if most have one there and nowhere else."""
    found = {
        number: ended
        for number, row in enumerate(rows)
        if row.head is None
        and not row.heading
        and row.text[-1] in ")]0123456789"
        and (ended := _END_TIME.search(row.text, max(0, len(row.text) - 40)))
    }
    if len(found) < _FEWEST or 2 * len(found) < len(rows):
        return list(rows)
    first = next(iter(found.values()))
    begins = bool(first["end"]) or not clock_seconds(first["clock"])
    timed, before = list[Row](), "0:00"
    for number, row in enumerate(rows):
        if at := found.get(number):
            start = at["clock"] if begins else before
            end = at["end"] or ("" if begins else at["clock"])
            timed.append(row._replace(head=Head("", start, row.text[: at.start()], alone=False), end=end, piece=True))
            before = at["clock"]
        else:
            timed.append(row)
    return timed
