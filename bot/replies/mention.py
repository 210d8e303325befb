"""The answer to a mention, which everyone sees: a sure quote, or one line."""

from collections.abc import Sequence

from bot.replies.help import greeting_reply
from bot.replies.reply import Reply
from bot.replies.result import found_reply
from bot.search.labels import FOUND
from bot.search.match import Match


def mention_reply(words: str, matches: Sequence[Match]) -> Reply:
    """Return the best of ``matches`` if it is surely found, else one public line; never a doubtful quote."""
    if not words:
        return greeting_reply("stiff expression")
    if not matches or matches[0].score < FOUND:
        return Reply(text="I can't find that. Try /quote for close ones: it shows them to you alone.")
    return found_reply(words, [match for match in matches if match.score >= FOUND])
