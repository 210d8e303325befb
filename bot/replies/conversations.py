"""The library: its conversations in a list, and one of them at a glance."""

from collections.abc import Sequence

from discord import ui

from bot.community.added import is_own
from bot.conversation.library import Library
from bot.conversation.model import Conversation
from bot.conversation.timecode import format_timecode
from bot.replies.buttons import Row, rows_of, watch_buttons
from bot.replies.clicks import click_id
from bot.replies.markdown import cut, link, plain
from bot.replies.moment import chapters_row
from bot.replies.quotation import LONGEST_ADDRESS, moment_link, source, speaker_name
from bot.replies.reply import Picture, Reply, layout_of
from bot.replies.views import view_reply
from bot.statistics.speakers import TalkFigures

_ON_A_PAGE = 8
_MOST_CHAPTERS = 15
_MOST_SPEAKERS = 6


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


def overview_reply(
    conversation: Conversation, figures: Sequence[TalkFigures], everyone: TalkFigures, picture: Picture | None = None
) -> Reply:
    """Return ``conversation`` at a glance: length, words, who talks how much, chapters as links."""
    who = ", ".join(f"{speaker_name(talk.speaker or '')} {talk.share:.0%}" for talk in figures[:_MOST_SPEAKERS])
    more = f" and {len(figures) - _MOST_SPEAKERS} more" if len(figures) > _MOST_SPEAKERS else ""
    published = conversation.page if conversation.page and len(conversation.page) <= LONGEST_ADDRESS else None
    texts = [
        f"### {cut(plain(conversation.title), 120)}",
        f"{format_timecode(conversation.duration)} long · {everyone.words:,} words · {everyone.turns:,} turns",
        f"{who}{more}",
        "\n".join(
            f"- {moment_link(conversation, chapter.start)} {cut(plain(chapter.title), 60)}"
            for chapter in conversation.chapters[:_MOST_CHAPTERS]
        ),
        f"-# A machine wrote it down: {cut(plain(conversation.made_by), 80)}" if conversation.made_by else "",
        link("Read the transcript", published) if published else "",
    ]
    return view_reply(conversation, "overview", texts, picture=picture, more=_ways_in(conversation))


def _ways_in(conversation: Conversation) -> list[Row]:
    """Return the players, and a menu of the chapters to read from."""
    if not conversation.passages:
        return []
    first = conversation.quote_passages(0, 1)
    players = rows_of(watch_buttons(first))
    return [*players, chapters_row(first, None)] if conversation.chapters else players


def _entry(conversation: Conversation) -> str:
    who = ", ".join(map(speaker_name, conversation.speakers[:3]))
    more = f" and {len(conversation.speakers) - 3} more" if len(conversation.speakers) > 3 else ""
    added = " · added by this server" if is_own(conversation.key) else ""
    return f"- {source(conversation)}\n-# {format_timecode(conversation.duration)} · {cut(who, 120)}{more}{added}"
