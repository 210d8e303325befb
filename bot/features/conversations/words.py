"""The library: its conversations in a list, newest first, all of them or those that were asked for."""

from collections.abc import Sequence
from typing import NamedTuple

from discord import ui

from bot.conversation.model import Conversation
from bot.conversation.timecode import format_timecode
from bot.desk.buttons import Row, Select, rows_of
from bot.desk.click_ids import Click, click_id, mark
from bot.desk.markdown import cut, plain, visible
from bot.desk.quotation import heard_note, speaker_name
from bot.desk.reply import Reply, layout_of
from bot.library.added import is_own

ON_A_PAGE = 25
LONGEST_SEARCH = 50
"""Characters of what a list is searched for, which its buttons keep."""
_MOST_PAGES_OFFERED = 25
_LONGEST_TITLE, _LONGEST_WHO, _LONGEST_OPTION = 60, 40, 100
_LONGEST_YEAR = 4


class Listed(NamedTuple):
    """Which conversations are listed: those that ``search`` means, of a series, as ``mark`` has it, and of a year."""

    search: str = ""
    series: str = ""
    year: int | None = None

    @property
    def form(self) -> str:
        """What the list's buttons keep of it."""
        return f"{self.year or ''};{self.series};{self.search}" if any(self) else ""

    def of(self, conversations: Sequence[Conversation]) -> list[Conversation]:
        """Return those of ``conversations`` that are of the series and the year."""
        return [
            one
            for one in conversations
            if (not self.series or mark(one.series) == self.series)
            and (self.year is None or (one.published is not None and one.published.year == self.year))
        ]


ALL = Listed()


def read_listed(click: Click) -> Listed:
    """Return what a button keeps; all conversations for any other text."""
    year, _, rest = click.form.partition(";")
    series, separator, search = rest.partition(";")
    if not separator:
        return ALL
    known = year.isascii() and year.isdecimal() and len(year) <= _LONGEST_YEAR
    return Listed(search, series, int(year) if known else None)


def list_reply(conversations: Sequence[Conversation], listed: Listed = ALL, page: int = 0) -> Reply:
    """Return one page of ``conversations``, which are ``listed``; the page is brought within what there is."""
    if not conversations:
        return Reply(text="No conversation is like that. /conversations list without options shows all.", private=True)
    pages = -(-len(conversations) // ON_A_PAGE)
    page = max(0, min(page, pages - 1))
    shown = conversations[page * ON_A_PAGE : (page + 1) * ON_A_PAGE]
    count = "1 conversation" if len(conversations) == 1 else f"{len(conversations):,} conversations"
    heading = f"### {count}{f', page {page + 1} of {pages}' if pages > 1 else ''}"
    container: ui.Container[ui.LayoutView] = ui.Container(ui.TextDisplay("\n".join([heading, *map(_entry, shown)])))
    rows = [_open_row(shown)]
    if pages > 1:
        rows += [*_turning_rows(listed, page, pages), _jump_row(conversations, listed, page, pages)]
    return Reply(layout=layout_of(container, *rows))


def _entry(conversation: Conversation) -> str:
    who = ", ".join(map(speaker_name, conversation.speakers[:2]))
    more = f" +{len(conversation.speakers) - 2}" if len(conversation.speakers) > 2 else ""
    day = conversation.published.isoformat() if conversation.published else ""
    added = "added here" if is_own(conversation.key) else ""
    title = f"**{cut(plain(conversation.title), _LONGEST_TITLE) or conversation.key}**"
    told = (day, format_timecode(conversation.duration), f"{cut(who, _LONGEST_WHO)}{more}", added)
    heard = heard_note(conversation)
    return f"- {title} · " + " · ".join(filter(None, (*told, heard)))


def _open_row(shown: Sequence[Conversation]) -> Row:
    select: Select = ui.Select(placeholder="Show one", custom_id=click_id("whichview", "", "overview"))
    for one in shown:
        select.add_option(label=cut(visible(one.title), _LONGEST_OPTION) or one.key, value=one.key)
    return ui.ActionRow(select)


def _turning_rows(listed: Listed, page: int, pages: int) -> list[Row]:
    numbers = ((max(0, page - 1), "b"), (page + 1, "n"))
    back, on = (click_id("library", listed.form, f"{number}{way}") for number, way in numbers)
    return rows_of(
        [
            ui.Button(label="← Newer", custom_id=back, disabled=page == 0),
            ui.Button(label="Older →", custom_id=on, disabled=page == pages - 1),
        ]
    )


def _jump_row(conversations: Sequence[Conversation], listed: Listed, page: int, pages: int) -> Row:
    """Return a menu of pages, each told by what it begins with; of very many every so many."""
    step = -(-pages // _MOST_PAGES_OFFERED)
    select: Select = ui.Select(placeholder="Jump to a page", custom_id=click_id("librarypage", listed.form))
    for number in range(0, pages, step):
        first = conversations[number * ON_A_PAGE]
        day = f"{first.published.isoformat()} " if first.published else ""
        label = cut(f"{number + 1}: {day}{visible(first.title)}", _LONGEST_OPTION)
        select.add_option(label=label, value=str(number), default=number == page)
    return ui.ActionRow(select)
