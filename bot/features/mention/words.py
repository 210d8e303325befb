"""The answer to a mention, which everyone sees: a sure quote, or one line."""

from collections.abc import Sequence
from dataclasses import replace

from bot.desk.markdown import plain
from bot.desk.reply import Reply
from bot.search.answer.comparison import Comparison, Verdict
from bot.search.answer.labels import FOUND
from bot.search.answer.match import Match
from bot.views.comparison import checked_reply
from bot.views.quote import found_reply


def mention_reply(words: str, matches: Sequence[Match]) -> Reply:
    """Return the best of ``matches`` if it is surely found, else one public line; never a doubtful quote."""
    if not words:
        return greeting_reply("stiff expression")
    if not matches or matches[0].score < FOUND:
        return Reply(text="I can't find that. Try /quote for close ones: it shows them to you alone.")
    return found_reply(words, [match for match in matches if match.score >= FOUND])


def checked_for_all_reply(comparison: Comparison) -> Reply:
    """Return the verdict on a message that somebody replied to with a mention; never a doubtful quote."""
    if comparison.verdict is Verdict.NOT_SAID:
        near = "Its menu, under Apps, has Find this quote: that shows you what comes near."
        return Reply(text=f"Not said, as far as I can find. {near}")
    return replace(checked_reply(comparison), private=False)


def unread_reply() -> Reply:
    """Return what is said of a message in which the bot sees no words, as Discord shows it not all messages."""
    return Reply(text="I see no words in that message. Try Find this quote in its menu, under Apps.")


def greeting_reply(example: str) -> Reply:
    """Return what is said to a mention without words."""
    return Reply(
        text=f"Mention me with words you half remember, such as: {plain(example)}\n"
        "Or type /quote and see quotes as you type; /help tells the rest."
    )
