"""Saved quotes: the list with its votes, the hall of fame, and what is said when one is saved, tagged or removed."""

import re
from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple

from discord import ui
from discord.utils import format_dt

from bot.conversation.errors import BadShortForm, QuoteGone
from bot.conversation.library import Library
from bot.conversation.model import Line
from bot.conversation.short_form import recover
from bot.conversation.timecode import format_timecode
from bot.desk.buttons import Button, Row, rows_of
from bot.desk.click_ids import Click, click_id, number_in
from bot.desk.markdown import cut, plain, visible
from bot.desk.quotation import heard_note, moment_link, speaker_name
from bot.desk.reply import Reply, layout_of
from bot.features.saved.tags import LONGEST_TAG, MOST_TAGS
from bot.search.answer.completion import shown_lines
from bot.storage.saved_quotes import SavedQuote, Saving

ON_A_PAGE = 5
NEWEST, BEST = "n", "v"
"""The lists there are, by the letter that a button's id keeps: the newest first, and the hall of fame."""
_LONGEST_SAID = 300
_LONGEST_TITLE = 60
_MOST_LINES = 4
_STATE = re.compile(r"(?P<page>\d{1,6})(?P<order>[nv])(?P<number>\d*)", re.ASCII)
_FORM = re.compile(r"(?P<by>\d*):(?P<tag>.*)", re.ASCII | re.DOTALL)


class SavedPage(NamedTuple):
    """One page of a list, as its buttons keep it: in which order, of one saver, with one tag."""

    order: str = NEWEST
    by: int | None = None
    tag: str | None = None
    page: int = 0

    @property
    def form(self) -> str:
        """What its buttons hold of whose and which quotes it lists."""
        return f"{self.by or ''}:{self.tag or ''}"


def read_saved_page(click: Click) -> SavedPage:
    """Return the list that the clicked button belongs to; whatever it holds, some list."""
    state, form = _STATE.match(click.state), _FORM.fullmatch(click.form)
    by, tag = (number_in(form["by"] or ""), form["tag"]) if form else (0, "")
    return SavedPage(
        state["order"] if state else NEWEST, by or None, tag or None, number_in(state["page"]) if state else 0
    )


def voted_number(click: Click) -> int:
    """Return the number of the quote whose vote button was clicked; 0, which no quote has, for an unreadable one."""
    state = _STATE.match(click.state)
    return number_in(state["number"] or "") if state else 0


def page_of_saved_reply(shown: SavedPage, quotes: Sequence[SavedQuote], total: int, library: Library) -> Reply:
    """Return the page with ``quotes``, each with its vote button; ``total`` is how many the whole list has."""
    container: ui.Container[ui.LayoutView] = ui.Container(ui.TextDisplay(_heading(shown, total)))
    for saved in quotes:
        vote: Button = ui.Button(
            label=f"Vote ({saved.votes})",
            custom_id=click_id("vote", shown.form, f"{shown.page}{shown.order}{saved.number}"),
        )
        container.add_item(ui.Section(ui.TextDisplay(_entry(saved, library)), accessory=vote))
    return Reply(layout=layout_of(container, *_pager(shown, total)))


def saving_reply(saving: Saving, library: Library, *, personal: bool, changeable: bool) -> Reply:
    """Return what is said to who saved a quote; tags and undo if it is theirs to change."""
    whose = "for you" if personal else "for this server"
    heading = f"**Saved {whose}**" if saving.new else f"**Saved {whose} already**"
    buttons: list[Button] = [
        ui.Button(label="Tags", custom_id=click_id("tags", str(saving.saved.number))),
        ui.Button(label="Undo" if saving.new else "Remove", custom_id=click_id("unsave", str(saving.saved.number))),
    ]
    return _about_one(heading, saving.saved, library, buttons if changeable else [])


def tagged_reply(saved: SavedQuote, library: Library) -> Reply:
    """Return what is said when a quote got other tags."""
    return _about_one("**Tagged**" if saved.tags else "**Saved without tags**", saved, library, [_tags_button(saved)])


def removed_reply(saved: SavedQuote, library: Library) -> Reply:
    """Return what is said when a quote was removed, with the way back."""
    undo: Button = ui.Button(label="Undo", custom_id=click_id("resave", str(saved.number)))
    return _about_one("**Removed from what is saved**", saved, library, [undo])


def brought_back_reply(saved: SavedQuote, library: Library) -> Reply:
    """Return what is said when a removed quote is back, votes and all."""
    remove: Button = ui.Button(label="Remove", custom_id=click_id("unsave", str(saved.number)))
    return _about_one("**Saved again**", saved, library, [_tags_button(saved), remove])


def tags_form(saved: SavedQuote) -> ui.Modal:
    """Return the form that asks for the tags of a quote."""
    form = ui.Modal(title="Tags", custom_id=click_id("tagged", str(saved.number)), timeout=None)
    field: ui.TextInput[ui.LayoutView] = ui.TextInput(
        custom_id="tags",
        default=" ".join(saved.tags) or None,
        placeholder="funny, ai",
        required=False,
        max_length=2 * MOST_TAGS * LONGEST_TAG,
    )
    return form.add_item(ui.Label(text=f"Up to {MOST_TAGS} words, with commas or blanks", component=field))


def saved_name(saved: SavedQuote) -> str:
    """Return ``9:20 Mark Zuckerberg: the words`` in at most 100 characters: a choice while typing."""
    line = saved.lines[0]
    return cut(visible(f"{format_timecode(saved.start)} {cut(line.speaker, 30)}: {said(saved)}"), 100)


def said(saved: SavedQuote) -> str:
    """Return the words of a saved quote in one line, without speakers."""
    return " ".join(line.text for line in saved.lines)


def marked_lines(saved: SavedQuote, library: Library) -> Sequence[Line]:
    """Return the lines of ``saved``, an ellipsis where they are cut off in mid sentence as far as that is known."""
    with suppress(BadShortForm, QuoteGone):
        quote = recover(saved.form, library).quote
        if quote.lines == saved.lines:
            return shown_lines(quote)
    return saved.lines


def _about_one(heading: str, saved: SavedQuote, library: Library, buttons: list[Button]) -> Reply:
    container: ui.Container[ui.LayoutView] = ui.Container(ui.TextDisplay(f"{heading}\n{_entry(saved, library)}"))
    return Reply(layout=layout_of(container, *rows_of(buttons)), private=True)


def _tags_button(saved: SavedQuote) -> Button:
    return ui.Button(label="Tags", custom_id=click_id("tags", str(saved.number)))


def _heading(shown: SavedPage, total: int) -> str:
    if shown.order == BEST:
        none = "" if total else "\nNo saved quote has a vote yet: /saved list has buttons to vote with."
        return f"### Hall of fame{none}"
    whose = f" by <@{shown.by}>" if shown.by else ""
    tagged = f" with the tag {plain(shown.tag)}" if shown.tag else ""
    if not total:
        return f"### Nothing saved{whose}{tagged} yet\nChoose *Save* under a quote, or in its menu *More*."
    count = "1 saved quote" if total == 1 else f"{total:,} saved quotes"
    return f"### {count}{whose}{tagged}"


def _entry(saved: SavedQuote, library: Library) -> str:
    tags = " ".join(f"\\#{plain(tag)}" for tag in saved.tags)
    kept = f"saved by <@{saved.saver}> {format_dt(saved.saved_at, 'd')}"
    conversation = library.conversations.get(saved.form.partition(":")[0])
    heard = heard_note(conversation) if conversation else ""
    footer = " · ".join(filter(None, [cut(plain(saved.title), _LONGEST_TITLE), heard, kept, tags]))
    return f"{_spoken(saved, library)}\n-# {footer}"


def _spoken(saved: SavedQuote, library: Library) -> str:
    """Return the words under their speakers; a link plays them while the conversation is in the library."""
    conversation = library.conversations.get(saved.form.partition(":")[0])
    when = moment_link(conversation, saved.start) if conversation else format_timecode(saved.start)
    room = _LONGEST_SAID // min(len(saved.lines), _MOST_LINES)
    blocks = []
    for number, line in enumerate(marked_lines(saved, library)[:_MOST_LINES]):
        name = cut(speaker_name(line.speaker), 40)
        heading = " · ".join(filter(None, [f"**{name}**" if name else "", "" if number else when]))
        blocks.append(f"{heading}\n> {cut(plain(line.text), room)}".lstrip("\n"))
    if len(saved.lines) > _MOST_LINES:
        blocks.append("-# and more")
    return "\n".join(blocks)


def _pager(shown: SavedPage, total: int) -> list[Row]:
    pages = pages_of(total)
    if pages < 2 or shown.order == BEST:
        return []
    back, on = (
        click_id("shelf", shown.form, f"{page}{shown.order}{way}")
        for page, way in ((max(0, shown.page - 1), "b"), (shown.page + 1, "n"))
    )
    return rows_of(
        [
            ui.Button(label="← Newer", custom_id=back, disabled=shown.page == 0),
            ui.Button(label="Older →", custom_id=on, disabled=shown.page >= pages - 1),
        ]
    )


def pages_of(total: int) -> int:
    """Return how many pages a list of ``total`` quotes has, at least one."""
    return max(1, -(-total // ON_A_PAGE))
