"""A quote for others: posted as plain text, so that Discord shows the player, or handed over to be pasted."""

from typing import NamedTuple

from discord import ui

from bot.conversation.links import play_link
from bot.conversation.model import Quote
from bot.desk.errors import UnknownClick
from bot.desk.markdown import cut, plain, visible
from bot.desk.quotation import (
    LONGEST_NAME,
    LONGEST_TITLE,
    SHORTEST_LINE,
    heard_note,
    leads_there,
    link_note,
    shown_time,
    source,
    speaker_name,
)
from bot.desk.reply import Reply
from bot.search.answer.completion import shown_lines, shown_text, widen

LONGEST_MESSAGE = 2000
"""Discord's limit for a message's content, in characters."""


class Copied(NamedTuple):
    """A text to copy: what was ``said``, which may be cut at a word, and its ``ending``, which is always whole."""

    said: str
    ending: str


def share_reply(quote: Quote, sharer: str, *, player: bool = True) -> Reply:
    """Return what is posted for everyone: the lines, their source, who shared it, the video link last.

    The time is told where no link leads to it. The quote is completed to whole sentences, as it was shown. Discord
    shows a player for a bare link; without ``player`` the link is one that it only links.
    """
    quote = widen(quote)
    link = play_link(quote.conversation, quote.start)
    address = link if player else f"<{link}>"
    who = cut(plain(sharer), LONGEST_NAME) or "someone"
    when = None if leads_there(quote.conversation) else shown_time(quote.conversation, quote.start)
    told = [source(quote.conversation), when, f"shared by {who}", link_note(quote.conversation)]
    credits = " · ".join(filter(None, told))
    ending = f"\n-# {credits}" + (f"\n{address}" if link else "")
    return Reply(text=_lines(quote, LONGEST_MESSAGE - len(ending)) + ending)


def shared_privately_reply(quote: Quote) -> Reply:
    """Return what the asker gets where Discord lets the bot speak to them alone: the text to copy."""
    opening = "Discord lets me answer only you here. To share it, copy this:\n"
    return Reply(text=opening + _block(copied_text(widen(quote)), LONGEST_MESSAGE - len(opening)), private=True)


def mark_shared(layout: ui.LayoutView, custom_id: str) -> Reply:
    """Return ``layout`` with the button ``custom_id`` turned into a note that its quote was shared."""
    for item in layout.walk_children():
        if isinstance(item, ui.Button) and item.custom_id == custom_id:
            item.label, item.disabled = "Shared", True
    return Reply(layout=layout)


def copy_reply(quote: Quote, style: str) -> Reply:
    """Return ``quote``, completed as it was shown, in a code block to copy: ``text``, ``markdown`` or ``citation``.

    Raises UnknownClick for any other.
    """
    ways = {"text": copied_text, "markdown": copied_markdown, "citation": citation}
    if style not in ways:
        raise UnknownClick
    copied = ways[style](widen(quote))
    return Reply(text=_block(copied, LONGEST_MESSAGE), private=True)


def copied_text(quote: Quote) -> Copied:
    """Return the quote as plain text: words, speaker, title, time, address."""
    said = "\n".join(f"{_name(line.speaker)}: “{_line(line.text)}”" for line in shown_lines(quote))
    return Copied(said, "".join(f"\n{line}" for line in (_where(quote), _address(quote)) if line))


def copied_markdown(quote: Quote) -> Copied:
    """Return the quote as Markdown: block quotes, and the source as a link."""
    said = "\n>\n".join(f"> **{speaker_name(line.speaker)}:** {_line(plain(line.text))}" for line in shown_lines(quote))
    address, where = play_link(quote.conversation, quote.start), plain(_where(quote))
    note = f" ({link_note(quote.conversation)})" if link_note(quote.conversation) else ""
    return Copied(said, f"\n>\n> — [{where}]({address}){note}" if address else f"\n>\n> — {where}")


def citation(quote: Quote) -> Copied:
    """Return a reference line: speakers, year and date, words, title, series, time, address."""
    conversation = quote.conversation
    speakers = cut(" and ".join(dict.fromkeys(_name(line.speaker) for line in quote.lines)), LONGEST_MESSAGE // 4)
    when = f" ({conversation.published:%Y, %B} {conversation.published.day})" if conversation.published else ""
    ending = ". ".join(filter(None, [f"” {_where(quote)}", _address(quote)]))
    return Copied(f"{speakers}{when}. “{_line(shown_text(quote))}", ending)


def _address(quote: Quote) -> str:
    """Return the address that plays ``quote``, with what it does not tell in brackets; '' if nothing plays it."""
    address, note = play_link(quote.conversation, quote.start), link_note(quote.conversation)
    return f"{address} ({note})" if address and note else address or ""


def _where(quote: Quote) -> str:
    conversation = quote.conversation
    series = f", {cut(conversation.series, LONGEST_NAME)}" if conversation.series else ""
    when = ", ".join(filter(None, [shown_time(conversation, quote.start), heard_note(conversation)]))
    number = f" #{conversation.number}" if conversation.series and conversation.number else ""
    return f"{cut(conversation.title, LONGEST_TITLE)}{series}{number}, {when}"


def _lines(quote: Quote, room: int) -> str:
    """Return the quote under its speakers' names in at most ``room`` characters, with an ellipsis where it is cut."""
    room -= len("\n…")
    blocks: list[str] = []
    for line in shown_lines(quote):
        name = speaker_name(line.speaker)
        heading = f"**{name}**\n> " if name else "> "
        room -= len(heading) + len("\n")
        if blocks and room < SHORTEST_LINE:
            return "\n".join([*blocks, "…"])
        words = _line(plain(line.text))
        blocks.append(heading + cut(words, room))
        room -= len(words)
    return "\n".join(blocks)


def _block(copied: Copied, room: int) -> str:
    """Return ``copied`` in a code block of at most ``room`` characters; nothing in it can end the block early."""
    said, ending = (visible(text).replace("`", "ˋ") for text in copied)
    room -= len("```\n\n```") + len(ending)
    if len(said) > room:
        said = said[: room - 1].rsplit(" ", 1)[0] + "…"
    return f"```\n{said}{ending}\n```"


def _name(speaker: str) -> str:
    return cut(speaker, LONGEST_NAME)


def _line(text: str) -> str:
    return " ".join(text.split())
