"""Saved quotes as a file to keep: JSON for programs, Markdown for people."""

import json
from collections.abc import Sequence

from bot.conversation.library import Library
from bot.conversation.links import play_link
from bot.conversation.timecode import format_timecode
from bot.desk.markdown import plain
from bot.desk.reply import Document, Reply
from bot.features.saved.words import marked_lines
from bot.storage.saved_quotes import SavedQuote


def export_reply(quotes: Sequence[SavedQuote], style: str, library: Library) -> Reply:
    """Return all of ``quotes`` as a file for the asker alone, in the style ``json`` or ``markdown``."""
    if not quotes:
        return Reply(text="Nothing is saved here yet.", private=True)
    name, text = (
        ("saved-quotes.md", as_markdown(quotes, library))
        if style == "markdown"
        else ("saved-quotes.json", as_json(quotes, library))
    )
    count = "1 saved quote" if len(quotes) == 1 else f"{len(quotes):,} saved quotes"
    return Reply(text=f"{count}, newest first.", documents=(Document(name, text.encode()),), private=True)


def as_json(quotes: Sequence[SavedQuote], library: Library) -> str:
    """Return ``quotes`` as a JSON array; ids are texts, since they are too long for the numbers of many programs."""
    entries = [
        {
            "number": saved.number,
            "quote": saved.form,
            "title": saved.title,
            "start": saved.start,
            "lines": [{"speaker": line.speaker, "text": line.text} for line in saved.lines],
            "url": _address(saved, library),
            "made_by": _maker(saved, library),
            "tags": list(saved.tags),
            "votes": saved.votes,
            "saved_by": str(saved.saver),
            "saved_at": saved.saved_at.isoformat(),
        }
        for saved in quotes
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def as_markdown(quotes: Sequence[SavedQuote], library: Library) -> str:
    """Return ``quotes`` as block quotes, each with its source, tags and votes."""
    return "\n\n".join(["# Saved quotes", *(_block(saved, library) for saved in quotes)]) + "\n"


def _block(saved: SavedQuote, library: Library) -> str:
    said = marked_lines(saved, library)
    lines = [f"> **{plain(line.speaker)}:** {' '.join(plain(line.text).split())}" for line in said]
    heard = ", as a machine heard it" if _maker(saved, library) else ""
    where = f"{plain(' '.join(saved.title.split()))}, {format_timecode(saved.start)}{heard}"
    address = _address(saved, library)
    kept = " · ".join([*(f"\\#{tag}" for tag in saved.tags), f"{saved.votes} vote{'' if saved.votes == 1 else 's'}"])
    return "\n>\n".join([*lines, f"> — [{where}](<{address}>) · {kept}" if address else f"> — {where} · {kept}"])


def _maker(saved: SavedQuote, library: Library) -> str | None:
    """Return the machine that wrote the quote down, if one did and its conversation is still there."""
    conversation = library.conversations.get(saved.form.partition(":")[0])
    return conversation.made_by if conversation else None


def _address(saved: SavedQuote, library: Library) -> str | None:
    conversation = library.conversations.get(saved.form.partition(":")[0])
    return play_link(conversation, saved.start) if conversation else None
