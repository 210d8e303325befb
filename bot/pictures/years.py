"""Figures of many conversations: a column for each year, and a bar for each name."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.conversation.colours import PALETTE
from bot.conversation.model import Conversation
from bot.pictures.shades import seen
from bot.pictures.sketch import Sketch, Theme
from bot.pictures.text import MOST_LETTERS, counted, described, headline, listed, words
from bot.statistics.plain import Plain

MOST_YEARS = 14
"""Years with a column, the latest."""
MOST_ROWS = 8
LONGEST_NOTE = 30
"""Characters of what stands beside a name."""
LABELLED = 7
"""Columns up to which each has its figure over it; of more only the highest has."""


@dataclass(frozen=True, slots=True)
class Column:
    """One year's figures, one for each colour."""

    year: int
    figures: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One name's figures, one for each colour, and what stands beside the name."""

    name: str
    note: str
    figures: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class YearsChart:
    """What the picture says; ``keys`` are what its two colours mean, () for one colour."""

    name: str
    heading: str
    reading: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    rows_title: str
    conversations: Sequence[Conversation]
    keys: tuple[str, ...] = ()
    digits: int = 0
    """Decimals of the figures over the columns."""


def years_picture(chart: YearsChart, theme: Theme = Theme.LIGHT) -> Sketch | None:
    """Return the picture of ``chart``; None where it has fewer than two years and no rows."""
    columns = list(chart.columns)[-MOST_YEARS:] if len(chart.columns) > 1 else []
    rows = list(chart.rows)[:MOST_ROWS]
    if not columns and not rows:
        return None
    colours = [seen(PALETTE[number], theme) for number in (0, 1)]
    unseen = len(chart.rows) - len(rows)
    without_date = sum(1 for one in chart.conversations if one.published is None) if columns else 0
    undated = f"no column for {counted(without_date, 'conversation')} without a date" if without_date else ""
    values: dict[str, Plain] = {
        "heading": words(headline(chart.heading, 2 * MOST_LETTERS)),
        "reading": words(headline(chart.reading, 2 * MOST_LETTERS)),
        "keys": [{"name": words(key), "colour": colour} for key, colour in zip(chart.keys, colours, strict=False)],
        "years": [_column(column, columns, colours, chart.digits) for column in columns],
        "rows": [_row(row, rows, colours) for row in rows],
        "title": words(headline(chart.rows_title) if rows else ""),
        "others": words(" · ".join(filter(None, [f"and {unseen:,} more" if unseen > 0 else "", undated]))),
        "source": source_of_many(chart.conversations),
    }
    by_year = listed([f"{one.year} {'/'.join(f'{each:.{chart.digits}f}' for each in one.figures)}" for one in columns])
    by_name = listed([f"{row.name} {row.note}" for row in rows])
    parts = [f"{part}." for part in (by_year, by_name) if part]
    return Sketch.of("years", theme, described(f"{chart.heading}: {chart.reading}", *parts), values, name=chart.name)


def source_of_many(conversations: Sequence[Conversation]) -> dict[str, Plain]:
    """Return how many conversations it is, of which show, and from which years."""
    shows = {one.series for one in conversations}
    years = sorted({one.published.year for one in conversations if one.published})
    show = next(iter(shows)) if len(shows) == 1 else None
    span = "" if not years else f"{years[0]}" if years[0] == years[-1] else f"{years[0]} to {years[-1]}"
    return {
        "title": words(show or counted(len(conversations), "conversation")),
        "show": words(" · ".join(filter(None, [counted(len(conversations), "conversation") if show else "", span]))),
        "note": words(""),
    }


def _column(column: Column, columns: Sequence[Column], colours: Sequence[str], digits: int) -> Plain:
    most = max(figure for one in columns for figure in one.figures) or 1.0
    shown = len(columns) * len(column.figures) <= LABELLED
    return {
        "year": f"{column.year}",
        "parts": [
            {
                "part": figure / most,
                "colour": colour,
                "text": f"{figure:,.{digits}f}" if shown or figure == most else "",
            }
            for figure, colour in zip(column.figures, colours, strict=False)
        ],
    }


def _row(row: Row, rows: Sequence[Row], colours: Sequence[str]) -> Plain:
    most = max(figure for one in rows for figure in one.figures) or 1.0
    return {
        "name": words(row.name),
        "note": words(headline(row.note, LONGEST_NOTE)),
        "parts": [
            {"part": figure / most, "colour": colour} for figure, colour in zip(row.figures, colours, strict=False)
        ],
    }
