"""All figures of a conversation as JSON can hold them: what ``stats --json`` prints."""

from bot.conversation.model import Conversation
from bot.statistics.chapters import chapter_figures
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
        "all": plain(talk_figures([conversation])),
        "speakers": plain(speaker_figures([conversation])),
        "vocabulary": plain([vocabulary_figures([conversation]), *speaker_vocabularies([conversation])]),
        "distinctive": {
            speaker_terms.speaker: plain(speaker_terms.terms) for speaker_terms in distinctive_terms([conversation])
        },
        "handovers": plain(handovers([conversation])),
        "pace": {speaker: plain(pace(conversation, speaker)) for speaker in conversation.speakers},
        "interruptions": plain(interruptions(conversation)),
        "chapters": plain(chapter_figures(conversation)),
    }
