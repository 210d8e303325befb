"""How often a word or phrase is said, by whom, where first and last."""

from collections.abc import Sequence

from discord import ui

from bot.desk.markdown import cut, plain
from bot.desk.quotation import source, speaker_name
from bot.desk.reply import Picture, Reply, layout_of
from bot.statistics.word_use import SpeakerUse, WordUse, YearUse, uses_by_year
from bot.views.episodes import place
from bot.views.layout import picture_item
from bot.views.tables import short_names, table

_MOST_SPEAKERS = 8
_MOST_FORMS = 8
_MOST_YEARS = 10
_MOST_SPANS = 5
"""Speakers whose first and last time is told where each names its conversation."""


def word_use_reply(use: WordUse, picture: Picture | None = None) -> Reply:
    """Return who says the words how often, in which years, and where each said them first and last."""
    several = len(use.conversations) > 1
    speakers = [one for one in use.speakers if one.uses][:_MOST_SPEAKERS]
    names = short_names([one.speaker for one in speakers])
    times = "once" if use.uses == 1 else f"{use.uses:,} times"
    forms = ", ".join(f"{cut(plain(form), 40)} {count:,}" for form, count in use.forms[:_MOST_FORMS])
    years = uses_by_year(use)
    texts = [
        f"### {cut(plain(use.words), 80)}: said {times}",
        table([("", "Times", "/1,000"), *map(_row, names, speakers)]),
        table([("", "Times", "/1,000"), *map(_year, years[-_MOST_YEARS:])]) if len(years) > 1 else "",
        "\n".join(_span(one, named=several) for one in speakers[: _MOST_SPANS if several else _MOST_SPEAKERS]),
        f"-# forms: {forms}" if len(use.forms) > 1 else "",
    ]
    container: ui.Container[ui.LayoutView] = ui.Container(*(ui.TextDisplay(text) for text in texts if text))
    if picture is not None:
        container.add_item(picture_item(picture))
    container.add_item(ui.Separator())
    container.add_item(ui.TextDisplay(f"-# times, and times in 1,000 words · {_sources(use)}"))
    return Reply(layout=layout_of(container), pictures=(picture,) if picture else ())


def never_said_reply(words: str, meant: str | None) -> Reply:
    """Return what is said of a word nobody says; ``meant`` is the nearest that somebody does."""
    hint = f" Did you mean “{cut(plain(meant), 100)}”?" if meant else ""
    return Reply(text=f"Nobody says “{cut(plain(words), 100)}”.{hint}", private=True)


def _row(name: str, one: SpeakerUse) -> Sequence[str]:
    return (name, f"{one.uses:,}", f"{one.per_thousand_words:.1f}")


def _year(one: YearUse) -> Sequence[str]:
    return (str(one.year or "no date"), f"{one.uses:,}", f"{one.per_thousand_words:.2f}")


def _span(one: SpeakerUse, *, named: bool) -> str:
    if one.first is None or one.last is None:
        return ""
    last = f", last {place(one.last, named=named)}" if one.uses > 1 else ""
    return f"- {cut(speaker_name(one.speaker), 40) or '?'}: first {place(one.first, named=named)}{last}"


def _sources(use: WordUse) -> str:
    used = [one.conversation for one in use.conversations if one.uses]
    if len(use.conversations) > 1:
        return f"said in {len(used):,} of {len(use.conversations):,} conversations"
    return source(used[0]) if used else ""
