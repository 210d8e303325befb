"""What was being said at a moment: one passage, with steps to its neighbours and jumps to chapters."""

from discord import ui

from bot.conversation.colours import speaker_colour
from bot.conversation.model import Conversation, Quote
from bot.conversation.short_form import shorten
from bot.conversation.timecode import format_timecode
from bot.replies.buttons import Row, Select, rows_of, save_button, share_button, watch_buttons
from bot.replies.clicks import click_id
from bot.replies.markdown import cut, plain, visible
from bot.replies.quotation import LONGEST_TITLE, source, spoken
from bot.replies.reply import Reply, layout_of

LONGEST_PASSAGE = 3000
"""Characters of Markdown a passage may take of the 4,000 a layout holds."""
MOST_CHAPTERS = 25
LONGEST_OPTION = 100
"""Discord's limits for the options of a select: how many, and the characters of one's label."""


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
    chapter = _chapter_at(conversation, said.start)
    footer = source(conversation)
    if chapter is not None:
        footer += f" · chapter “{cut(plain(conversation.chapters[chapter].title), LONGEST_TITLE)}”"
    container: ui.Container[ui.LayoutView] = ui.Container(
        ui.TextDisplay(
            "\n".join(filter(None, [f"-# {note}" if note else "", spoken(said, rest="", room=LONGEST_PASSAGE)]))
        ),
        ui.Separator(),
        ui.TextDisplay(f"-# {footer}"),
        accent_colour=speaker_colour(conversation, said.speaker),
    )
    rows = _steps(said, passage)
    if conversation.chapters:
        rows.append(chapters_row(said, chapter))
    return layout_of(container, *rows)


def _steps(said: Quote, passage: int) -> list[Row]:
    form, last = shorten(said), len(said.conversation.passages) - 1
    return rows_of(
        [
            ui.Button(label="← Earlier", custom_id=click_id("earlier", form), disabled=passage == 0),
            ui.Button(label="Later →", custom_id=click_id("later", form), disabled=passage == last),
            *watch_buttons(said),
            share_button(said),
            save_button(said),
        ]
    )


def chapters_row(said: Quote, current: int | None) -> Row:
    """Return a menu of the chapters around ``said``; of very many, those around the ``current`` one."""
    select: Select = ui.Select(placeholder="Jump to a chapter", custom_id=click_id("chapter", shorten(said)))
    chapters = said.conversation.chapters
    first = max(0, min((current or 0) - MOST_CHAPTERS // 2, len(chapters) - MOST_CHAPTERS))
    for number, chapter in list(enumerate(chapters))[first : first + MOST_CHAPTERS]:
        title = cut(visible(f"{format_timecode(chapter.start)} {chapter.title}"), LONGEST_OPTION)
        select.add_option(label=title, value=str(number), default=number == current)
    return ui.ActionRow(select)


def _chapter_at(conversation: Conversation, seconds: float) -> int | None:
    """Return the number of the last chapter to begin by ``seconds``; None before the first."""
    begun = [number for number, chapter in enumerate(conversation.chapters) if chapter.start <= seconds]
    return max(begun, key=lambda number: conversation.chapters[number].start, default=None)
