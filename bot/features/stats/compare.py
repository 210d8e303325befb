"""Two words or phrases side by side: how often each is said, year by year."""

from functools import partial

from discord import ui

from bot.desk.markdown import cut, plain, visible
from bot.desk.pictured import PicturedReply
from bot.desk.reply import Picture, Reply, layout_of
from bot.library.finder import Finder
from bot.pictures.sketch import Theme
from bot.pictures.text import counted, times
from bot.pictures.years import Column, Row, YearsChart, years_picture
from bot.statistics.word_use import WordUse, uses_by_year, word_use
from bot.views.layout import picture_item
from bot.views.tables import LONGEST_NAME, table

MOST_YEARS = 14


def compared_words(finder: Finder, first: str, second: str) -> PicturedReply:
    """Return how often ``first`` and ``second`` are said in all that ``finder`` knows."""
    uses = word_use(finder.concordances, first), word_use(finder.concordances, second)
    if not any(use.uses for use in uses):
        told = f"Nobody says “{cut(plain(first), 100)}” or “{cut(plain(second), 100)}”."
        return PicturedReply(lambda _: Reply(text=told, private=True), None)
    pairs = list(zip(*map(uses_by_year, uses), strict=True))
    conversations = [one.conversation for one in uses[0].conversations]
    columns = [
        Column(one.year, (one.per_thousand_words, other.per_thousand_words))
        for one, other in pairs
        if one.year is not None
    ]
    over_years = len(columns) > 1 and any(figure for column in columns for figure in column.figures)
    chart = YearsChart(
        name="compare",
        heading="Two words compared",
        reading="Times in 1,000 words, year by year" if over_years else "How often each is said",
        columns=columns if over_years else [],
        rows=[] if over_years else [Row(use.words, times(use.uses), (float(use.uses),)) for use in uses],
        rows_title="",
        conversations=conversations,
        keys=(f"{first}: {times(uses[0].uses)}", f"{second}: {times(uses[1].uses)}") if over_years else (),
        digits=2,
    )
    return PicturedReply(partial(_reply, *uses), years_picture(chart, Theme.DARK))


def _reply(first: WordUse, second: WordUse, picture: Picture | None = None) -> Reply:
    names = [cut(visible(use.words), LONGEST_NAME) or "?" for use in (first, second)]
    years = list(zip(uses_by_year(first), uses_by_year(second), strict=True))[-MOST_YEARS:]
    rows = [(str(one.year or "no date"), f"{one.uses:,}", f"{other.uses:,}") for one, other in years]
    said_in = [sum(1 for one in use.conversations if one.uses) for use in (first, second)]
    total = [("in all", f"{first.uses:,}", f"{second.uses:,}"), ("talks", *(f"{number:,}" for number in said_in))]
    texts = [
        f"### {cut(plain(first.words), 80)} and {cut(plain(second.words), 80)}",
        table([("", *names), *(rows if rows[1:] else []), *total]),
    ]
    container: ui.Container[ui.LayoutView] = ui.Container(*map(ui.TextDisplay, texts))
    if picture is not None:
        container.add_item(picture_item(picture))
    searched = counted(len(first.conversations), "conversation")
    container.add_item(ui.TextDisplay(f"-# times, in all forms; talks: of {searched}, how many say it"))
    return Reply(layout=layout_of(container), pictures=(picture,) if picture else ())
