"""A quote for others: posted as plain text, so that Discord shows the player, or handed over to be pasted."""

from discord import ui

from bot.conversation.links import play_link
from bot.conversation.model import Quote
from bot.conversation.timecode import format_timecode
from bot.replies.markdown import cut, plain
from bot.replies.quotation import source
from bot.replies.reply import Reply
from bot.search.completion import complete

LONGEST_MESSAGE = 2000
"""Discord's limit for a message's content, in characters."""


def share_reply(quote: Quote, sharer: str) -> Reply:
    """Return what is posted for everyone: the lines, their source, who shared it, the bare video link last.

    The quote is completed to a sensible phrase, as it was shown.
    """
    quote = complete(quote)
    link = play_link(quote.conversation, quote.start)
    ending = f"\n-# {source(quote.conversation)} · shared by {cut(plain(sharer), 80)}" + (f"\n{link}" if link else "")
    return Reply(text=_lines(quote, LONGEST_MESSAGE - len(ending)) + ending)


def shared_privately_reply(quote: Quote) -> Reply:
    """Return what the asker gets where Discord lets the bot speak to them alone: the text to copy."""
    opening = "Discord lets me answer only you here. To share it, copy this:\n"
    return Reply(text=opening + _block(copied_text(quote), LONGEST_MESSAGE - len(opening)), private=True)


def mark_shared(layout: ui.LayoutView, custom_id: str) -> Reply:
    """Return ``layout`` with the button ``custom_id`` turned into a note that its quote was shared."""
    for item in layout.walk_children():
        if isinstance(item, ui.Button) and item.custom_id == custom_id:
            item.label, item.disabled = "Shared", True
    return Reply(layout=layout)


def copy_reply(quote: Quote, style: str) -> Reply:
    """Return ``quote`` in a code block, ready to copy: ``text``, ``markdown`` or ``citation``."""
    written = {"text": copied_text, "markdown": copied_markdown, "citation": citation}[style](quote)
    return Reply(text=_block(written, LONGEST_MESSAGE), private=True)


def copied_text(quote: Quote) -> str:
    """Return the quote as plain text: words, speaker, title, time, address."""
    said = "\n".join(f"{line.speaker}: “{line.text}”" for line in quote.lines)
    return "\n".join(filter(None, [said, _where(quote), play_link(quote.conversation, quote.start)]))


def copied_markdown(quote: Quote) -> str:
    """Return the quote as Markdown: block quotes, and the source as a link."""
    said = "\n>\n".join(f"> **{line.speaker}:** {line.text}" for line in quote.lines)
    address = play_link(quote.conversation, quote.start)
    return f"{said}\n>\n> — [{_where(quote)}]({address})" if address else f"{said}\n>\n> — {_where(quote)}"


def citation(quote: Quote) -> str:
    """Return a reference line: speakers, year and date, words, title, series, time, address."""
    conversation = quote.conversation
    speakers = " and ".join(dict.fromkeys(line.speaker for line in quote.lines))
    when = f" ({conversation.published:%Y, %B} {conversation.published.day})" if conversation.published else ""
    address = play_link(conversation, quote.start)
    parts = [f"{speakers}{when}. “{quote.text}” {_where(quote)}", address]
    return ". ".join(filter(None, parts))


def _where(quote: Quote) -> str:
    conversation = quote.conversation
    series = f", {conversation.series}" if conversation.series else ""
    number = f" #{conversation.number}" if conversation.series and conversation.number else ""
    return f"{conversation.title}{series}{number}, {format_timecode(quote.start)}"


def _lines(quote: Quote, room: int) -> str:
    blocks = []
    for line in quote.lines:
        heading = f"**{cut(plain(line.speaker), 100)}**\n> "
        if room - len(heading) < 40:
            break
        words = cut(plain(line.text), room - len(heading) - 1)
        blocks.append(heading + words)
        room -= len(heading) + len(words) + 1
    return "\n".join(blocks)


def _block(text: str, room: int) -> str:
    """Return ``text`` in a code block of at most ``room`` characters; nothing in it can end the block early."""
    safe = text.replace("`", "ˋ").replace("\x00", "")
    if len(safe) > room - 8:
        safe = safe[: room - 9].rsplit(" ", 1)[0] + "…"
    return f"```\n{safe}\n```"
