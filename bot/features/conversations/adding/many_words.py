"""Many transcripts handed in at once: what was read of all of them, and what is said as they are added or removed."""

from collections.abc import Sequence
from datetime import UTC, datetime

import discord
from discord import ui
from discord.utils import format_dt

from bot.desk.buttons import Button, Select, rows_of
from bot.desk.click_ids import click_id
from bot.desk.markdown import cut, plain, visible
from bot.desk.reply import Reply, layout_of
from bot.features.conversations.adding.many import Handed, Unread
from bot.features.conversations.adding.words import TAKEN
from bot.library.added import DRAFT_TIME, AddedConversation
from bot.library.handed_in import Taken, WaitingDraft

ODD_TOO = "odd"
"""What the state of a button holds that adds those in which something is odd as well."""
_MOST_LINES, _LONGEST_LINE = 10, 90
_MOST_OPTIONS = 25


def handed_in_reply(handed: Handed) -> Reply:
    """Return what was read of many files, those in which something is odd apart; to be confirmed together or not."""
    clean, odd = handed.clean, handed.odd
    texts = [
        f"### {_files(len(handed.waiting))} read, {len(clean)} of them cleanly, {len(handed.unread)} not",
        _list("Read cleanly", [f"{_title(one)} · {one.words:,} words" for one in clean]),
        _list("Please look at", [f"{_title(one.draft)}: {_first_odd(one)}" for one in odd]),
        _list("Not taken", [_unread(one) for one in handed.unread]),
        f"-# {_waits(handed)} This server has added {handed.held:,} of {handed.most.conversations:,} conversations, "
        f"of {handed.most.words:,} words in all.",
    ]
    container: ui.Container[ui.LayoutView] = ui.Container(*(ui.TextDisplay(text) for text in texts if text))
    rows = [*_looks(handed), *rows_of(_buttons(handed))]
    return Reply(layout=layout_of(container, *rows), private=True)


def taken_reply(taken: Taken, at: datetime, *, ideas: bool) -> Reply:
    """Return what is said when many were added that were handed in ``at`` a moment."""
    told = " Passages on a similar idea follow in a moment." if ideas else ""
    text = f"**Added for this server: {_many(len(taken.added))}.** Everyone here can search them now.{told}"
    return _about([text, _list("", list(map(_title, taken.added))), _no_room(taken)], "Undo", "takeoutall", at)


def removed_together_reply(removed: Sequence[AddedConversation], at: datetime) -> Reply:
    """Return what is said when several were removed ``at`` a moment, with the way back."""
    text = f"**Removed from this server: {_many(len(removed))}.**"
    note = "-# Saved quotes of them stay. They can be brought back for 30 days."
    return _about([text, _list("", list(map(_title, removed))), note], "Undo", "putbackall", at)


def back_together_reply(back: Taken) -> Reply:
    """Return what is said when several are back."""
    texts = [f"**Back in this server: {_many(len(back.added))}.**", _list("", list(map(_title, back.added)))]
    container: ui.Container[ui.LayoutView] = ui.Container(
        *(ui.TextDisplay(text) for text in (*texts, _no_room(back)) if text)
    )
    return Reply(layout=layout_of(container), private=True)


def removed_list_reply(removed: Sequence[tuple[AddedConversation, datetime]]) -> Reply:
    """Return what was removed and when, with a menu that brings one back."""
    if not removed:
        return Reply(text="Nothing that could be brought back was removed here in the last 30 days.", private=True)
    lines = [f"- {_title(one)} · removed {format_dt(at, 'R')}" for one, at in removed]
    select: Select = ui.Select(placeholder="Bring one back", custom_id=click_id("bringback"))
    for one, at in removed:
        label = cut(visible(one.title), 100) or str(one.number)
        select.add_option(label=label, value=str(one.number), description=f"Removed on {at.date().isoformat()}")
    text = "\n".join(["**Removed here, for 30 days to be brought back**", *lines])
    return Reply(layout=layout_of(ui.Container(ui.TextDisplay(text)), ui.ActionRow(select)), private=True)


def moment_form(at: datetime) -> str:
    """Return a moment as buttons hold it, to the millisecond, which is what Discord tells of it."""
    return str(round(at.timestamp() * 1000))


def read_moment(number: int) -> datetime:
    """Return the moment that a button holds; the first of all for none."""
    try:
        return datetime.fromtimestamp(number // 1000, UTC).replace(microsecond=number % 1000 * 1000)
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC)


def _buttons(handed: Handed) -> list[Button]:
    form, clean, all_of_them = moment_form(handed.at), len(handed.clean), len(handed.waiting)
    primary = discord.ButtonStyle.primary
    buttons: list[Button] = []
    if clean:
        label = f"Add the {clean} read cleanly" if clean < all_of_them else f"Add all {all_of_them}"
        buttons.append(ui.Button(label=label, custom_id=click_id("confirmall", form), style=primary))
    if clean < all_of_them:
        buttons.append(ui.Button(label=f"Add all {all_of_them}", custom_id=click_id("confirmall", form, ODD_TOO)))
    if all_of_them:
        buttons.append(ui.Button(label="Cancel all", custom_id=click_id("discardall", form)))
    return buttons


def _looks(handed: Handed) -> list[ui.ActionRow[ui.LayoutView]]:
    """Return the menu that opens one of the drafts, those first that should be looked at."""
    drafts = [*(one.draft for one in handed.odd), *handed.clean][:_MOST_OPTIONS]
    if not drafts:
        return []
    select: Select = ui.Select(placeholder="Look at one", custom_id=click_id("lookat"))
    for one in drafts:
        select.add_option(label=cut(visible(one.title), 100) or str(one.number), value=str(one.number))
    return [ui.ActionRow(select)]


def _about(texts: Sequence[str], label: str, action: str, at: datetime) -> Reply:
    container: ui.Container[ui.LayoutView] = ui.Container(*(ui.TextDisplay(text) for text in texts if text))
    button: Button = ui.Button(label=label, custom_id=click_id(action, moment_form(at)))
    return Reply(layout=layout_of(container, *rows_of([button])), private=True)


def _waits(handed: Handed) -> str:
    if not handed.waiting:
        return "There is nothing to add."
    return f"Nobody can search them yet. Add them, or these drafts end {format_dt(handed.at + DRAFT_TIME, 'R')}."


def _first_odd(one: WaitingDraft) -> str:
    odd = [odd for odd in one.odd_lines if TAKEN not in odd[2:]]
    more = f" (and {len(odd) - 1:,} more)" if odd[1:] else ""
    place = f"line {odd[0][0]}: " if odd[0][0] != "0" else ""
    return f"{cut(plain(f'{place}{odd[0][1]}'), _LONGEST_LINE)}{more}"


def _unread(one: Unread) -> str:
    return f"{cut(plain(one.name), 60)}: {cut(plain(one.why), _LONGEST_LINE)}"


def _title(one: AddedConversation) -> str:
    return cut(plain(one.title), 70)


def _no_room(taken: Taken) -> str:
    return _list("There was no room for", [cut(plain(title), 70) for title in taken.without_room])


def _list(heading: str, lines: Sequence[str]) -> str:
    if not lines:
        return ""
    more = [f"- and {len(lines) - _MOST_LINES:,} more"] if lines[_MOST_LINES:] else []
    above = [f"**{heading}**"] if heading else []
    return "\n".join([*above, *(f"- {line}" for line in lines[:_MOST_LINES]), *more])


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count:,} files"


def _many(count: int) -> str:
    return "1 conversation" if count == 1 else f"{count:,} conversations"
