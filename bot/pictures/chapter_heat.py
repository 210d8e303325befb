"""Who dominates which chapter."""

from collections.abc import Sequence

from bot.conversation.model import Conversation
from bot.conversation.timecode import format_timecode
from bot.pictures.shades import letters_on, shade, tint
from bot.pictures.sketch import Sketch, Theme
from bot.pictures.source import source
from bot.pictures.text import counted, described, listed, percent, words
from bot.statistics.chapters import ChapterFigures, ChapterPart
from bot.statistics.plain import Plain

MOST_CHAPTERS = 12
"""Chapters shown, the longest."""

MOST_SPEAKERS = 4
"""Speakers with a part of their own in a bar; what the others say is left open."""


def chapter_heat(
    conversation: Conversation, chapters: Sequence[ChapterFigures], theme: Theme = Theme.LIGHT
) -> Sketch | None:
    """Return the picture of everyone's part of the words of each chapter; None if there are no chapters."""
    if not chapters:
        return None
    longest = sorted(chapters, key=lambda one: one.start - one.stop)[:MOST_CHAPTERS]
    speakers = _most_talkative(chapters)
    unseen = len(chapters) - len(longest)
    values: dict[str, Plain] = {
        "heading": words("Who dominates which chapter"),
        "reading": words("Shares of each chapter’s words, in full colour where more than half"),
        "speakers": [
            {"speaker": words(speaker), "colour": shade(conversation, speaker, theme)}
            for speaker in speakers[:MOST_SPEAKERS]
        ],
        "chapters": [
            _chapter_values(conversation, one, speakers[:MOST_SPEAKERS], theme) for one in chapters if one in longest
        ],
        "others": words(f"and {counted(unseen, 'shorter chapter')}" if unseen > 0 else ""),
        "source": source(conversation),
    }
    description = described(
        f"Who dominates which chapter of {conversation.title}:", f"{listed([*map(_told, chapters)])}."
    )
    return Sketch.of("chapters", theme, description, values)


def _most_talkative(chapters: Sequence[ChapterFigures]) -> list[str]:
    said: dict[str, int] = {}
    for chapter in chapters:
        for part in chapter.parts:
            said[part.speaker] = said.get(part.speaker, 0) + part.words
    return sorted(said, key=lambda speaker: -said[speaker])


def _chapter_values(
    conversation: Conversation, chapter: ChapterFigures, speakers: Sequence[str], theme: Theme
) -> Plain:
    parts = {part.speaker: part for part in chapter.parts}
    return {
        "title": words(chapter.title),
        "time": format_timecode(chapter.start),
        "first": words(chapter.parts[0].speaker if chapter.parts else ""),
        "parts": [
            _part_values(conversation, parts[speaker], speaker == chapter.dominant, theme)
            for speaker in speakers
            if speaker in parts
        ],
    }


def _part_values(conversation: Conversation, part: ChapterPart, dominates: bool, theme: Theme) -> Plain:
    colour = shade(conversation, part.speaker, theme)
    ground = colour if dominates else tint(colour, theme)
    return {
        "share": part.share,
        "percent": percent(part.share),
        "colour": ground,
        "letters": letters_on(ground),
        "dominates": dominates,
    }


def _told(chapter: ChapterFigures) -> str:
    if not chapter.parts:
        return f"{chapter.title} nobody"
    first = chapter.parts[0]
    return f"{chapter.title} {first.speaker} {percent(first.share)}"
