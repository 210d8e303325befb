"""What the bot can do, in a few lines."""

from collections.abc import Sequence

from discord import ui

from bot.conversation.library import Library
from bot.conversation.model import Conversation, Quote
from bot.desk.click_ids import click_id
from bot.desk.markdown import cut
from bot.desk.quotation import source
from bot.desk.reply import Reply, layout_of

_COMMANDS = """**Find a quote you half remember**
`/quote`{words} — the exact words, who said them, and a link that plays them. Suggestions come as you type.
Right-click or hold a message, Apps, *Find this quote* — did somebody really say that?
Mention me with the words — the answer comes as a reply.

**Look around**
`/moment` 32:10 — what was being said then
`/topic`{topic} — everything said about it, by episode or speaker
`/random` — a quote that stands alone
`/stats speakers` — who talks how much

**On every quote**
*More context* widens it, *Other matches* shows what else fits, *Share* posts it with a player,
*Save* keeps it, *More* reads on or copies.

**Keep and play**
`/quiz start` — who said it, how does it end, in which minute? `/quiz scores` — who has won most
`/saved list` — what is saved here, to vote on; `/saved best` — the hall of fame

**For who manages the server**
`/library add` — a conversation of your own, from its transcript
`/feeds add` — a podcast, whose episodes come by themselves
`/daily add` — a quote in a channel every day; `/settings` — how I answer here"""

_EXAMPLES = {"words": " stiff expression", "topic": " latency"}
_REMEMBERED = 6
"""Words of a quote that are taken for what somebody remembers of it."""
_SAID_IN = "lex-398"
"""The conversation that the examples are from: where it isn't searched, they would find nothing."""


_TO_TRY = {"q": "Find a quote", "m": "What was being said?", "s": "Who talks how much?"}
"""What the buttons do, by the state they hold."""


def help_reply(library: Library) -> Reply:
    """Return the commands and the conversations of ``library``, for the asker alone."""
    examples = _EXAMPLES if _SAID_IN in library.conversations else {"words": " and some words", "topic": " and a word"}
    known = [f"- {source(conversation)}" for conversation in library]
    more = f"\n- and {len(known) - 8} more" if len(known) > 8 else ""
    heading = "**What I know**\n" if known else "**I know no conversation yet**: ask who runs me to add one."
    listed = heading + "\n".join(cut(line, 150) for line in known[:8]) + more
    private = (
        "-# What you ask is never stored; `/privacy show` tells what is kept. "
        "Only *sure* answers are posted for everyone; others only you see."
    )
    text = "\n\n".join([_COMMANDS.format(**examples), listed, private])
    return Reply(layout=layout_of(ui.Container(*_to_try(known), ui.TextDisplay(text))), private=True)


def example_words(conversation: Conversation, quotable: Sequence[Quote]) -> str:
    """Return words to look for, as somebody would remember them of ``conversation`` and its quotes that stand alone."""
    if conversation.key == _SAID_IN:
        return _EXAMPLES["words"].strip()
    said = quotable[0].text if quotable else conversation.passages[0].text
    return " ".join(said.split()[:_REMEMBERED])


def _to_try(known: Sequence[str]) -> list[ui.Item[ui.LayoutView]]:
    if not known:
        return []
    buttons = [
        ui.Button[ui.LayoutView](label=label, custom_id=click_id("tryit", state=state))
        for state, label in _TO_TRY.items()
    ]
    return [ui.TextDisplay("**Try it**: only you see what comes."), ui.ActionRow(*buttons)]
