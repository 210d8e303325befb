"""A conversation at a glance."""

from collections.abc import Sequence

from bot.conversation.model import Conversation
from bot.conversation.timecode import format_timecode
from bot.desk.buttons import Row, rows_of, watch_buttons
from bot.desk.markdown import cut, link, plain
from bot.desk.quotation import LONGEST_ADDRESS, moment_link, speaker_name
from bot.desk.reply import Picture, Reply
from bot.statistics.speakers import TalkFigures
from bot.views.layout import view_reply
from bot.views.passage import chapters_row

_MOST_CHAPTERS = 15
_MOST_SPEAKERS = 6


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
