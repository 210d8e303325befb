"""What each chapter holds, and who dominates it."""

from collections.abc import Sequence

from bot.conversation.model import Conversation
from bot.conversation.timecode import format_timecode
from bot.desk.markdown import cut, plain
from bot.desk.quotation import moment_link, speaker_name
from bot.desk.reply import Picture, Reply
from bot.statistics.chapters import ChapterFigures
from bot.views.layout import view_reply

_MOST_CHAPTERS = 15


def chapters_reply(
    conversation: Conversation, figures: Sequence[ChapterFigures], picture: Picture | None = None
) -> Reply:
    """Return the chapters of ``conversation`` with their lengths and who says most in each."""
    lines = [_chapter(conversation, chapter) for chapter in figures[:_MOST_CHAPTERS]]
    if len(figures) > _MOST_CHAPTERS:
        lines.append(f"-# and {len(figures) - _MOST_CHAPTERS} more")
    return view_reply(conversation, "chapters", ["### Chapters", "\n".join(lines)], picture=picture)


def _chapter(conversation: Conversation, chapter: ChapterFigures) -> str:
    length = format_timecode(chapter.stop - chapter.start)
    most = chapter.parts[0] if chapter.parts else None
    says = f" · {cut(speaker_name(most.speaker), 30)} says {most.share:.0%}" if most else ""
    title = cut(plain(chapter.title), 60)
    return f"- {moment_link(conversation, chapter.start)} **{title}** · {length}{says}"
