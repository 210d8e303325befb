"""How a library's figures change with time: the same figures, conversation by conversation."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.conversation.model import Conversation
from bot.statistics.speakers import TalkFigures, speaker_figures, talk_figures


@dataclass(frozen=True, slots=True)
class DatedFigures:
    """How much is said in one conversation."""

    conversation: Conversation
    title: str
    published: date | None
    all: TalkFigures
    """Everyone together."""
    speakers: tuple[TalkFigures, ...]
    """Each alone, who says most first."""


def by_date(conversations: Iterable[Conversation]) -> list[Conversation]:
    """Return ``conversations``, the oldest first, those without a date last; else in the order given."""
    return sorted(conversations, key=undated_last)


def undated_last(conversation: Conversation) -> date:
    """Return what sorts conversations as ``by_date`` does."""
    return conversation.published or date.max


def dated_figures(conversations: Iterable[Conversation]) -> tuple[DatedFigures, ...]:
    """Return the figures of each of ``conversations``, the oldest first."""
    return tuple(
        DatedFigures(
            conversation=conversation,
            title=conversation.title,
            published=conversation.published,
            all=talk_figures([conversation]),
            speakers=speaker_figures([conversation]),
        )
        for conversation in by_date(conversations)
    )
