"""What was being said at a moment: one passage, with steps to its neighbours and jumps to chapters."""

from discord import ui

from bot.conversation.colours import speaker_colour
from bot.conversation.model import Conversation, Quote
from bot.conversation.short_form import shorten
from bot.conversation.timecode import format_timecode
from bot.replies.buttons import Row, Select, rows_of, share_button, watch_buttons
from bot.replies.clicks import click_id
from bot.replies.markdown import cut, plain
from bot.replies.quotation import source, spoken
from bot.replies.reply import Reply, layout_of


def moment_at_reply(conversation: Conversation, seconds: float) -> Reply:
    """Return the passage spoken at ``seconds``; the last one, saying so, if the conversation ends before that."""
    note = ""
    if seconds > conversation.duration:
        note = f"That is past the end: this conversation ends at {format_timecode(conversation.duration)}."
    return moment_reply(conversation, conversation.passage_at(seconds), note=note)


def moment_reply(conversation: Conversation, passage: int, *, note: str = "") -> Reply:
    """Return passage number ``passage`` of ``conversation``, under an optional ``note``."""
    return Reply(layout=_layout(conversation, passage, note))


def _layout(conversation: Conversation, passage: int, note: str) -> ui.LayoutView:
    # The buttons hold the passage itself, as a quote.
    said = conversation.quote_passages(passage, passage + 1)
    chapter = max((c for c in conversation.chapters if c.start <= said.start), key=lambda c: c.start, default=None)
    footer = source(conversation) + (f" · chapter “{plain(chapter.title)}”" if chapter else "")
    container: ui.Container[ui.LayoutView] = ui.Container(
        ui.TextDisplay("\n".join(filter(None, [f"-# {note}" if note else "", spoken(said)]))),
        ui.Separator(),
        ui.TextDisplay(f"-# {footer}"),
        accent_colour=speaker_colour(conversation, said.speaker),
    )
    rows = _steps(said, passage)
    if conversation.chapters:
        rows.append(_chapters(said, chapter.title if chapter else ""))
    return layout_of(container, *rows)


def _steps(said: Quote, passage: int) -> list[Row]:
    form, last = shorten(said), len(said.conversation.passages) - 1
    return rows_of(
        [
            ui.Button(label="← Earlier", custom_id=click_id("earlier", form), disabled=passage == 0),
            ui.Button(label="Later →", custom_id=click_id("later", form), disabled=passage == last),
            *watch_buttons(said),
            share_button(said),
        ]
    )


def _chapters(said: Quote, current: str) -> Row:
    select: Select = ui.Select(placeholder="Jump to a chapter", custom_id=click_id("chapter", shorten(said)))
    for number, chapter in enumerate(said.conversation.chapters[:25]):
        title = cut(f"{format_timecode(chapter.start)} {chapter.title}", 100)
        select.add_option(label=title, value=str(number), default=chapter.title == current)
    return ui.ActionRow(select)
