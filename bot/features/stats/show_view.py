"""A whole show or library in figures."""

from collections.abc import Iterator, Mapping
from functools import partial

import numpy as np
from numpy.typing import NDArray

from bot.conversation.timecode import format_timecode
from bot.desk.pictured import PicturedReply
from bot.features.stats.show_words import Part, Show, show_reply
from bot.library.finder import Finder
from bot.pictures.sketch import Sketch, Theme
from bot.pictures.text import counted
from bot.pictures.years import Column, Row, YearsChart, years_picture
from bot.statistics.chosen import chosen
from bot.statistics.concordance import Concordance
from bot.statistics.shows import show_figures, together
from bot.statistics.telling import telling_words

MOST_PARTS = 6
"""Shows or years whose words are told beside each other, those with the most conversations."""
WORDS_OF_ONE, WORDS_OF_EACH = 10, 4


def show_view(finder: Finder, series: str | None, year: int | None) -> PicturedReply:
    """Return the figures of a ``series``, as people spell it, in one ``year``; None for all of them.

    Raises UnknownSeries, NothingPublished, and UnknownConversation if there is none at all.
    """
    concordance = together(finder.concordances)
    name = finder.series(series) if series else None
    kept = chosen(concordance.conversations, name, year)
    show = Show(name, year, show_figures(concordance, kept), tuple(_parts(concordance, kept, year)))
    return PicturedReply(partial(show_reply, show), _picture(concordance, kept, show))


def _picture(concordance: Concordance, kept: NDArray[np.bool_], show: Show) -> Sketch | None:
    columns = [
        Column(year, (amount.words_per_minute or 0.0,)) for year, amount in show.figures.years if year is not None
    ]
    over_years = len(columns) > 1
    chart = YearsChart(
        name="show",
        heading=" ".join(filter(None, [show.series or "All conversations", str(show.year or "")])),
        reading="Words a minute, year by year" if over_years else "Who speaks longest",
        columns=columns,
        rows=[
            Row(
                one.speaker,
                f"{format_timecode(one.amount.seconds)} · {counted(one.amount.conversations, 'episode')}",
                (one.amount.seconds,),
            )
            for one in show.figures.speakers
        ],
        rows_title="Who speaks longest" if over_years else "",
        conversations=[concordance.conversations[number] for number in np.flatnonzero(kept)],
    )
    return years_picture(chart, Theme.DARK)


def _parts(concordance: Concordance, kept: NDArray[np.bool_], year: int | None) -> Iterator[Part]:
    """Yield what is said more in one part than in all the rest: what was chosen, or each show or year of it."""
    if not kept.all():
        yield Part("", telling_words(concordance, kept, WORDS_OF_ONE))
    if year is not None:
        return
    groups = _groups(concordance, kept)
    largest = sorted(groups, key=lambda name: -int(groups[name].sum()))[:MOST_PARTS]
    for name in filter(largest.__contains__, groups):
        if words := telling_words(concordance, groups[name], WORDS_OF_EACH):
            yield Part(name, words)


def _groups(concordance: Concordance, kept: NDArray[np.bool_]) -> Mapping[str, NDArray[np.bool_]]:
    """Return the conversations of each show, or of each year where they are of one."""
    shows = [one.series or "" for one in concordance.conversations]
    years = [str(one.published.year) if one.published else "" for one in concordance.conversations]
    here = np.flatnonzero(kept).tolist()
    names = shows if len({shows[number] for number in here}) > 1 else years
    own = sorted({names[number] for number in here} - {""})
    return {name: kept & np.array([other == name for other in names], bool) for name in own} if own[1:] else {}
