"""The library: its conversations in a list."""

from discord import ui

from bot.conversation.library import Library
from bot.conversation.model import Conversation
from bot.conversation.timecode import format_timecode
from bot.desk.buttons import rows_of
from bot.desk.click_ids import click_id
from bot.desk.markdown import cut
from bot.desk.quotation import source, speaker_name
from bot.desk.reply import Reply, layout_of
from bot.library.added import is_own

_ON_A_PAGE = 8


def list_reply(library: Library, page: int = 0) -> Reply:
    """Return one page of the conversations in ``library``; the page is brought within what there is."""
    conversations = tuple(library)
    pages = max(1, -(-len(conversations) // _ON_A_PAGE))
    page = max(0, min(page, pages - 1))
    shown = conversations[page * _ON_A_PAGE : (page + 1) * _ON_A_PAGE]
    count = "1 conversation" if len(conversations) == 1 else f"{len(conversations):,} conversations"
    lines = [_entry(conversation) for conversation in shown]
    container: ui.Container[ui.LayoutView] = ui.Container(ui.TextDisplay("\n".join([f"### {count}", *lines])))
    rows = rows_of(
        [
            ui.Button(label="← Back", custom_id=click_id("library", state=f"{max(0, page - 1)}b"), disabled=page == 0),
            ui.Button(label="On →", custom_id=click_id("library", state=f"{page + 1}n"), disabled=page == pages - 1),
        ]
    )
    return Reply(layout=layout_of(container, *(rows if pages > 1 else [])))


def _entry(conversation: Conversation) -> str:
    who = ", ".join(map(speaker_name, conversation.speakers[:3]))
    more = f" and {len(conversation.speakers) - 3} more" if len(conversation.speakers) > 3 else ""
    added = " · added by this server" if is_own(conversation.key) else ""
    return f"- {source(conversation)}\n-# {format_timecode(conversation.duration)} · {cut(who, 120)}{more}{added}"
