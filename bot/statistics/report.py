"""All figures of a conversation, or across conversations, as JSON can hold them: what ``stats --json`` prints."""

from collections.abc import Sequence

from bot.conversation.model import Conversation
from bot.statistics.chapters import chapter_figures
from bot.statistics.dates import dated_figures
from bot.statistics.distinctive import distinctive_terms
from bot.statistics.exchanges import handovers, interruptions
from bot.statistics.pace import pace
from bot.statistics.plain import Plain, plain
from bot.statistics.speakers import speaker_figures, talk_figures
from bot.statistics.vocabulary import speaker_vocabularies, vocabulary_figures

Report = dict[str, Plain]


def conversation_report(conversation: Conversation) -> Report:
    """Return every figure of ``conversation``; "all" is everyone together, "speakers" each alone."""
    return {
        "title": conversation.title,
        "published": plain(conversation.published),
        "duration": plain(conversation.duration),
        **_together([conversation]),
        "pace": {speaker: plain(pace(conversation, speaker)) for speaker in conversation.speakers},
        "interruptions": plain(interruptions(conversation)),
        "chapters": plain(chapter_figures(conversation)),
    }


def library_report(conversations: Sequence[Conversation]) -> Report:
    """Return the figures across ``conversations``, and how much is said in each, the oldest first."""
    return {**_together(conversations), "conversations": plain(dated_figures(conversations))}


def _together(conversations: Sequence[Conversation]) -> Report:
    return {
        "all": plain(talk_figures(conversations)),
        "speakers": plain(speaker_figures(conversations)),
        "vocabulary": plain([vocabulary_figures(conversations), *speaker_vocabularies(conversations)]),
        "distinctive": {own.speaker: plain(own.terms) for own in distinctive_terms(conversations)},
        "handovers": plain(handovers(conversations)),
    }
