"""How much of a talk each speaker says."""

from collections.abc import Sequence

from bot.conversation.model import Conversation
from bot.pictures.shades import shade
from bot.pictures.sketch import Sketch, Theme
from bot.pictures.source import source
from bot.pictures.text import counted, described, listed, percent, words
from bot.statistics.plain import Plain
from bot.statistics.speakers import TalkFigures

MOST_BARS = 12
"""Speakers with a bar of their own; of the others the picture says what they say together."""

MOST_DETAILED = 5
"""Speakers up to which each bar has its figures under it."""


def share_of_talk(conversation: Conversation, figures: Sequence[TalkFigures], theme: Theme = Theme.LIGHT) -> Sketch:
    """Return the picture of the part of the words that each in ``figures`` says, in that order."""
    total = counted(sum(talk.words for talk in figures), "word")
    values: dict[str, Plain] = {
        "heading": words("Share of talk"),
        "reading": words(f"Each speaker’s part of {total}"),
        "bars": [_bar(conversation, talk, theme) for talk in figures[:MOST_BARS]],
        "others": words(_others(figures[MOST_BARS:])),
        "detailed": len(figures) <= MOST_DETAILED,
        "source": source(conversation),
    }
    said = listed([f"{talk.speaker} {percent(talk.share)} ({counted(talk.words, 'word')})" for talk in figures])
    description = described(f"Share of talk in {conversation.title}, {total}: {said or 'nobody speaks'}.")
    return Sketch.of("share", theme, description, values)


def _bar(conversation: Conversation, talk: TalkFigures, theme: Theme) -> Plain:
    speaker = talk.speaker or ""
    pace = f" · {talk.words_per_minute:.0f} a minute" if talk.words_per_minute is not None else ""
    return {
        "speaker": words(speaker),
        "colour": shade(conversation, speaker, theme),
        "share": talk.share,
        "percent": percent(talk.share),
        "detail": words(f"{counted(talk.words, 'word')}{pace} · {counted(talk.turns, 'turn')}"),
    }


def _others(figures: Sequence[TalkFigures]) -> str:
    share = sum(talk.share for talk in figures)
    return f"and {counted(len(figures), 'more speaker')} with {percent(share)} together" if figures else ""
