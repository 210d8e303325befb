"""What is said of what somebody follows, and the news itself."""

from collections.abc import Sequence
from typing import NamedTuple

from discord import ui

from bot.conversation.model import Conversation, Quote
from bot.desk.buttons import Button, rows_of
from bot.desk.click_ids import click_id
from bot.desk.markdown import cut, plain
from bot.desk.quotation import glimpse, said_by, source
from bot.desk.reply import Reply, layout_of
from bot.features.follow.followed import Followed, Kind

MOST_QUOTES = 8
"""Quotes that are told of one conversation."""
MOST_TITLES = 16
"""Conversations that are named at once."""
_ROOM = 220


class ToldOf(NamedTuple):
    """A conversation, and what was followed in it, each with a quote."""

    conversation: Conversation
    found: Sequence[tuple[str, Quote]]


def followed_reply(kind: Kind, subject: str, *, new: bool) -> Reply:
    """Return what is said when somebody begins to follow something, or does so already."""
    what = _what(kind, subject)
    if not new:
        return _alone(f"You follow {what} here already.")
    text = (
        f"**You follow {what} here.** When a new conversation has it, I send you a direct message with the quote; "
        "where you don't let me, I tell you beside my next answer."
    )
    return _alone(text, ui.Button(label="Undo", custom_id=click_id("unfollow", _form(kind, subject))))


def unfollowed_reply(kind: Kind, subject: str) -> Reply:
    """Return what is said when somebody follows something no longer, with the way back."""
    undo: Button = ui.Button(label="Undo", custom_id=click_id("followagain", _form(kind, subject)))
    return _alone(f"**You no longer follow {_what(kind, subject)} here.**", undo)


def follows_reply(followed: Sequence[Followed]) -> Reply:
    """Return what somebody follows."""
    if not followed:
        return _alone("You follow nothing here. `/follow words` and `/follow speaker` begin to.")
    lines = [f"- {_what(one.kind, one.subject)}" for one in followed]
    return _alone("\n".join(["**You follow here**", *lines, "-# `/follow remove` ends it. Nobody else sees this."]))


def news_reply(conversation: Conversation, found: Sequence[tuple[str, Quote]], server: str) -> Reply:
    """Return the news of ``conversation``, new on ``server``: what was followed, each with a quote."""
    lines = [f"### New: {cut(plain(conversation.title), 120)}", f"-# {source(conversation)} · {cut(plain(server), 60)}"]
    for subject, quote in found[:MOST_QUOTES]:
        lines.append(f"You follow **{cut(plain(subject), 80)}**:")
        lines.append(f"> {plain(glimpse(quote, _ROOM))}\n-# {said_by(quote.speaker, conversation, quote.start)}")
    if found[MOST_QUOTES:]:
        lines.append(f"-# and {len(found) - MOST_QUOTES} more that you follow")
    lines.append("-# `/follow list` there shows what you follow, `/follow remove` ends it.")
    return _alone("\n".join(lines))


def many_news_reply(told: Sequence[ToldOf], server: str) -> Reply:
    """Return the news of many conversations at once, new on ``server``: of each what was followed, and one quote."""
    lines = [f"### {len(told):,} new conversations have what you follow", f"-# {cut(plain(server), 60)}"]
    for conversation, found in told[:MOST_QUOTES]:
        subjects = cut(", ".join(plain(subject) for subject, _ in found), 100)
        quote = found[0][1]
        lines.append(f"**{cut(plain(conversation.title), 100)}**: {subjects}")
        lines.append(f"> {plain(glimpse(quote, _ROOM // 2))}\n-# {said_by(quote.speaker, conversation, quote.start)}")
    lines += [f"- {cut(plain(one.conversation.title), 60)}" for one in told[MOST_QUOTES:MOST_TITLES]]
    if told[MOST_TITLES:]:
        lines.append(f"-# and {len(told) - MOST_TITLES:,} more")
    lines.append("-# `/follow list` there shows what you follow, `/follow remove` ends it.")
    return _alone("\n".join(lines))


def read_form(form: str) -> tuple[Kind, str]:
    """Return what a button holds; words of nothing for any other text."""
    kind, _, subject = form.partition(";")
    return (Kind(kind), subject) if kind in set(Kind) else (Kind.WORDS, "")


def _what(kind: Kind, subject: str) -> str:
    shown = cut(plain(subject), 100)
    return f"“{shown}”" if kind is Kind.WORDS else f"whatever {shown} says"


def _form(kind: Kind, subject: str) -> str:
    return f"{kind.value};{subject}"


def _alone(text: str, *buttons: Button) -> Reply:
    return Reply(layout=layout_of(ui.Container(ui.TextDisplay(text)), *rows_of(buttons)), private=True)
