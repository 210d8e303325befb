"""The rows of a table as members of segments, with account of everything in them that is not read."""

from collections.abc import Iterable, Iterator, Sequence

from bot.transcripts.captions.text import plain
from bot.transcripts.json_formats.segments import ROW
from bot.transcripts.tables.account import TableAccount
from bot.transcripts.tables.columns import Columns
from bot.transcripts.tables.layout import Layout
from bot.transcripts.tables.rows import Row

Member = dict[str, object]
"""What one row tells, by the names that segments have for it."""


def fitting(rows: Iterable[Row], layout: Layout, columns: Columns, account: TableAccount) -> Iterator[Row]:
    """Yield ``rows`` with a cell for every column: not the header once more, nor those that end before the words."""
    names = [name.casefold() for name in layout.header]
    width, said = max(len(names), max(columns.places) + 1), columns.said or 0
    short, long = list[tuple[int, str]](), list[tuple[int, str]]()
    for row in rows:
        cells = list(row.cells)
        whole = " ".join(filter(None, cells))
        if names and [cell.casefold() for cell in cells[: len(names)]] == names:
            account.leave_out(row.line, whole, "the names of the columns once more")
        elif len(cells) <= said:
            short.append((row.line, whole))
            account.leave_out(row.line, whole, "rows with too few columns")
        else:
            while len(cells) > width and not cells[-1]:
                cells.pop()
            over = len(cells) - width if layout.header else 0
            if over > 0:
                # Words that hold what parts the columns, as nobody has put them in quotation marks.
                if said < width - 1:
                    long.append((row.line, whole))
                cells[said : said + over + 1] = [layout.delimiter.join(row.spaced[said : said + over + 1])]
            yield row._replace(cells=[*cells, *[""] * (width - len(cells))])
    account.odd(short, "is a row with fewer columns than the first line names; it is left out", "give it all of them")
    account.odd(
        long,
        "is a row with more columns than the first line names; what is over is taken for words",
        "put words that hold commas in quotation marks",
    )


def members_of(rows: Sequence[Row], layout: Layout, columns: Columns, account: TableAccount) -> list[Member]:
    """Return the words of each of ``rows`` and who says them; words in other columns are put down."""
    said = columns.said or 0
    speaker = next((place for place, column in columns.places.items() if column == "speaker"), None)
    unread = [name for place, name in enumerate(layout.header) if place not in columns.places]
    why = f"the columns {', '.join(unread)[:100]}" if unread else "columns that are not read"
    members = list[Member]()
    for row in rows:
        for place, cell in enumerate(row.cells):
            if place not in columns.places and any(map(str.isalpha, cell)):
                account.leave_out(row.line, cell, why)
        member: Member = {"text": plain(row.cells[said]), ROW: row.line}
        if speaker is not None and (name := plain(row.cells[speaker])):
            member["speaker"] = name
        members.append(member)
    return members
