"""A word or phrase over the years, and who says it most."""

from bot.pictures.sketch import Sketch, Theme
from bot.pictures.text import counted, times
from bot.pictures.word_timeline import asked_words, busiest_timeline
from bot.pictures.years import Column, Row, YearsChart, years_picture
from bot.statistics.word_use import WordUse, uses_by_year


def word_picture(use: WordUse, theme: Theme = Theme.LIGHT) -> Sketch | None:
    """Return the picture of ``use``: along the talk where one is searched, else over the years.

    Somebody must say the words.
    """
    if len(use.conversations) == 1:
        return busiest_timeline(use, theme)
    columns = [Column(one.year, (one.per_thousand_words,)) for one in uses_by_year(use) if one.year is not None]
    over_years = len(columns) > 1 and any(column.figures[0] for column in columns)
    heard = [one for one in use.conversations if one.words]
    said_in = sum(1 for one in heard if one.uses)
    among = f"{said_in:,} of {counted(len(heard), 'conversation')}"
    chart = YearsChart(
        name="word",
        heading=asked_words(use),
        reading=f"Said {times(use.uses)} in {among}" + ("; times in 1,000 words, year by year" if over_years else ""),
        columns=columns if over_years else [],
        rows=[Row(one.speaker, times(one.uses), (float(one.uses),)) for one in use.speakers if one.uses],
        rows_title="Who says it most" if over_years else "",
        conversations=[one.conversation for one in heard],
        digits=2,
    )
    return years_picture(chart, theme)
