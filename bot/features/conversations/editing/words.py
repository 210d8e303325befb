"""What is said as a conversation is edited, and the forms for it."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import discord
from discord import ui

from bot.conversation.model import Conversation
from bot.conversation.timecode import format_timecode
from bot.desk.buttons import Button, rows_of
from bot.desk.click_ids import click_id
from bot.desk.markdown import cut, plain, visible
from bot.desk.quotation import speaker_name
from bot.desk.reply import Reply, layout_of
from bot.features.conversations.adding.many_words import moment_form
from bot.features.conversations.adding.words import name_lines
from bot.features.conversations.editing.editor import Opened
from bot.features.conversations.editing.typed import chapter_lines, place_lines
from bot.library.added import AddedConversation
from bot.library.edits import Undone

EVERYWHERE, HERE = "everywhere", "here"
_LONGEST_FIELD = 4000
_MOST_TITLES = 10
_Field = ui.TextInput[ui.LayoutView]
_Form = ui.Modal


def edit_reply(opened: Opened) -> Reply:
    """Return what a conversation is like by now, with the buttons that change it."""
    one = opened.conversation
    number = str(opened.editable.added.number)
    told = [
        f"### {cut(plain(one.title), 120)}",
        _details(one),
        f"Speakers: {cut(', '.join(map(speaker_name, one.speakers[:12])), 300) or 'nobody is named'}",
        f"Chapters: {len(one.chapters):,} · Plays at: {len(one.players):,}",
        "-# Links and saved quotes of it stay as they are, whatever you change.",
    ]
    labels = {"editdetails": "Details", "editplaces": "Where it plays", "editchapters": "Chapters"}
    buttons: list[Button] = [
        ui.Button(label=label, custom_id=click_id(action, number)) for action, label in labels.items()
    ]
    buttons += [
        ui.Button(label="Speakers", custom_id=click_id("editspeakers", number)),
        ui.Button(label="Remove", custom_id=click_id("takeout", number), style=discord.ButtonStyle.danger),
    ]
    container: ui.Container[ui.LayoutView] = ui.Container(ui.TextDisplay("\n".join(told)))
    return Reply(layout=layout_of(container, *rows_of(buttons)), private=True)


def edited_reply(edited: Sequence[AddedConversation], at: datetime) -> Reply:
    """Return what is said when conversations were edited, with the way back."""
    lines = [f"- {cut(plain(one.title), 90)}" for one in edited[:_MOST_TITLES]]
    more = [f"- and {len(edited) - _MOST_TITLES:,} more"] if edited[_MOST_TITLES:] else []
    text = "\n".join(["**Changed:**", *lines, *more, "-# It can be undone for 30 days, unless it is changed again."])
    undo: Button = ui.Button(label="Undo", custom_id=click_id("undoedit", moment_form(at)))
    return Reply(layout=layout_of(ui.Container(ui.TextDisplay(text)), *rows_of([undo])), private=True)


def undone_reply(undone: Undone) -> Reply:
    """Return what is said when an edit was undone, and what was changed since."""
    lines = [f"**As it was before:** {cut(plain(one.title), 90)}" for one in undone.back[:_MOST_TITLES]]
    lines += [f"Changed again since, so it stays: {cut(plain(one), 90)}" for one in undone.changed_since[:_MOST_TITLES]]
    return Reply(layout=layout_of(ui.Container(ui.TextDisplay("\n".join(lines)))), private=True)


def details_form(number: int, settings: Mapping[str, object]) -> _Form:
    """Return the form for title, show, number and date."""
    form = _form("Details", "editeddetails", number)
    for name, label, longest in (
        ("title", "Title", 200),
        ("series", "Show", 200),
        ("number", "Number", 9),
        ("date", "Date, such as 2023-09-28", 10),
    ):
        now = visible(str(settings.get(name, "")))
        form.add_item(_label(label, "", _line(name, now, longest, required=name == "title")))
    return form


def places_form(number: int, settings: Mapping[str, object]) -> _Form:
    """Return the form for where it plays, its length, page and picture."""
    form = _form("Where it plays", "editedplaces", number)
    told = "A line each: Name = address, then +12.5 if it begins so many seconds later there"
    form.add_item(_label("Places, the first one first", told, _lines("places", place_lines(settings))))
    for name, label, longest in (
        ("length", "Length, such as 1:04:28", 12),
        ("page", "Its page", 500),
        ("image", "Its picture: an address", 500),
    ):
        form.add_item(_label(label, "", _line(name, visible(str(settings.get(name, ""))), longest)))
    return form


def chapters_form(number: int, conversation: Conversation) -> _Form:
    """Return the form for chapters."""
    form = _form("Chapters", "editedchapters", number)
    lines = chapter_lines([(one.start, one.title) for one in conversation.chapters])
    return form.add_item(_label("A line each", "Such as: 12:30 How looms count", _lines("lines", lines)))


def speakers_form(number: int, speakers: Sequence[str]) -> _Form:
    """Return the form for names, and for what another one says."""
    form = _form("Speakers", "editedspeakers", number)
    told = "As it is = as it should be; the same name for two makes them one"
    form.add_item(_label("Names, a line for each person", told, _lines("names", name_lines(speakers))))
    told = "From when to when, and who: 12:30-14:05 = Ada Lovelace"
    form.add_item(_label("Split off", told, _lines("splits", ())))
    where: ui.Select[ui.LayoutView] = ui.Select(custom_id="where", required=False, min_values=0)
    where.add_option(label="In this conversation", value=HERE, default=True)
    where.add_option(label="In all of this server's own conversations", value=EVERYWHERE)
    return form.add_item(_label("Where the names hold", "", where))


def fits(lines: Sequence[str]) -> bool:
    """Say whether ``lines`` fit into a field of a form."""
    return sum(map(len, lines)) + len(lines) <= _LONGEST_FIELD


def _details(one: Conversation) -> str:
    told = [
        one.series and f"{cut(plain(one.series), 80)}",
        one.number is not None and f"#{one.number}",
        one.published and one.published.isoformat(),
        f"{format_timecode(one.duration)} long",
    ]
    return " · ".join(str(part) for part in told if part)


def _form(title: str, action: str, number: int) -> _Form:
    return ui.Modal(title=title, custom_id=click_id(action, str(number)), timeout=None)


def _line(name: str, now: str, longest: int, *, required: bool = False) -> _Field:
    return ui.TextInput(custom_id=name, default=now[:longest] or None, max_length=longest, required=required)


def _lines(name: str, lines: Sequence[str]) -> _Field:
    return ui.TextInput(
        custom_id=name,
        style=discord.TextStyle.paragraph,
        default="\n".join(lines) or None,
        max_length=_LONGEST_FIELD,
        required=False,
    )


def _label(text: str, told: str, field: ui.Item[ui.LayoutView]) -> ui.Label[ui.LayoutView]:
    return ui.Label(text=text, description=told or None, component=field)
