"""A whole show or library in figures: how much, by whom, in which years, about what."""

from collections.abc import Sequence
from dataclasses import dataclass

from discord import ui

from bot.desk.markdown import cut, plain
from bot.desk.quotation import speaker_name
from bot.desk.reply import Picture, Reply, layout_of
from bot.statistics.shows import Amount, ShowFigures, SpeakerAmount
from bot.statistics.telling import TellingWord
from bot.views.layout import picture_item
from bot.views.tables import short_names, table

MOST_SPEAKERS = 10
MOST_GUESTS = 5
MOST_YEARS = 10
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Part:
    """The words of one part: a show's or a year's; '' for all that was asked for."""

    name: str
    words: tuple[TellingWord, ...]


@dataclass(frozen=True, slots=True)
class Show:
    """What was asked for, its figures, and what its parts are about."""

    series: str | None
    year: int | None
    figures: ShowFigures
    parts: tuple[Part, ...]


def show_reply(show: Show, picture: Picture | None = None) -> Reply:
    """Return the figures of ``show`` with its picture."""
    figures = show.figures
    speakers = figures.speakers[:MOST_SPEAKERS]
    more = len(figures.speakers) - len(speakers)
    names = short_names([one.speaker for one in speakers])
    rows = [("", "Time", "Words", "Ep."), *map(_speaker, names, speakers)]
    texts = [
        f"### {_heading(show)}\n{_all(figures)}",
        table(rows) + (f"\n-# and {more:,} more" if more > 0 else "") if speakers else "",
        _guests([one for one in figures.speakers if one.guest]),
        _years(figures.years),
        "\n".join(map(_part, show.parts)),
    ]
    container: ui.Container[ui.LayoutView] = ui.Container(*(ui.TextDisplay(text) for text in texts if text))
    if picture is not None:
        container.add_item(picture_item(picture))
    container.add_item(ui.Separator())
    note = "-# time spoken; pace in words a minute; a guest is in fewer than a quarter of a show's episodes"
    container.add_item(ui.TextDisplay(note))
    return Reply(layout=layout_of(container), pictures=(picture,) if picture else ())


def _heading(show: Show) -> str:
    name = cut(plain(show.series), 80) if show.series else "All conversations"
    return f"{name} in {show.year}" if show.year is not None else name


def _all(figures: ShowFigures) -> str:
    told = figures.all
    pace = f", {told.words_per_minute:.0f} words a minute" if told.words_per_minute else ""
    return (
        f"**{_counted(told.conversations, 'episode')}** · **{hours(told.seconds)}** · "
        f"**{_counted(told.words, 'word')}** · {_counted(len(figures.speakers), 'speaker')}{pace}"
    )


def _speaker(name: str, one: SpeakerAmount) -> Sequence[str]:
    return (name, hours(one.amount.seconds), f"{one.amount.words:,}", f"{one.amount.conversations:,}")


def _guests(guests: Sequence[SpeakerAmount]) -> str:
    if not guests:
        return ""
    busiest = sorted(guests, key=lambda one: (-one.amount.conversations, -one.amount.seconds))[:MOST_GUESTS]
    told = [
        f"{cut(speaker_name(one.speaker), 40) or '?'} ({_counted(one.amount.conversations, 'episode')}, "
        f"{hours(one.amount.seconds)})"
        for one in busiest
    ]
    return f"**Busiest guests**: {', '.join(told)}"


def _years(years: Sequence[tuple[int | None, Amount]]) -> str:
    if len(years) < 2:
        return ""
    shown = years[-MOST_YEARS:]
    rows = [
        (
            str(year or "no date"),
            f"{amount.conversations:,}",
            hours(amount.seconds),
            f"{amount.words_per_minute:.0f}" if amount.words_per_minute else "–",
        )
        for year, amount in shown
    ]
    return table([("", "Ep.", "Time", "Pace"), *rows])


def _part(part: Part) -> str:
    if not part.words:
        return ""
    said = ", ".join(cut(plain(word.text), 30) for word in part.words)
    return f"**{cut(plain(part.name), _LONGEST)}**: {said}" if part.name else f"**Says more than the rest**: {said}"


def hours(seconds: float) -> str:
    """Return "387 h", "1.9 h" below ten hours, or "42 min" below one."""
    if seconds < 3600:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / 3600:.1f} h" if seconds < 36_000 else f"{seconds / 3600:,.0f} h"


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"
