"""Who spoke longest without a break, in one conversation or in all."""

from bot.desk.reply import Reply
from bot.features.stats.longest_words import MOST_TURNS, longest_reply
from bot.library.finder import Finder
from bot.statistics.turns import longest_turns


def longest_view(finder: Finder, speaker: str | None, conversation: str | None) -> Reply:
    """Return the longest turns; names are as people spell them.

    Raises UnknownSpeaker and UnknownConversation.
    """
    within = finder.conversation(conversation) if conversation else None
    name = finder.speaker(speaker, within.key if within else None) if speaker else None
    conversations = [within] if within else finder.library
    return longest_reply(longest_turns(conversations, speaker=name, count=MOST_TURNS))
