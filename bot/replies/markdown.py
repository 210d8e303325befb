"""Text from people and transcripts as Discord should show it: letter for letter, pinging nobody, linking nowhere."""

import re
from textwrap import shorten

_SYNTAX = re.compile(r"([\\*_~`|<>\[\]#])")
_LINE_START = re.compile(r"^(\s*)([-+]|\d+\.)(?=\s)", re.MULTILINE)
_SCHEME = re.compile(r"(?i)(https?|steam|discord):(?=/)")
_MENTION = re.compile(r"@(?=everyone|here|[!&]?\d)")
_NO_WIDTH = "\u200b"
_UNSHOWABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """Return ``text`` such that Discord's Markdown shows it letter for letter.

    Formatting, mentions, time stamps, custom emoji and links are disarmed; control characters and
    direction overrides, which could reorder what stands around the text, are left out.
    """
    text = _UNSHOWABLE.sub("", text)
    text = _SYNTAX.sub(r"\\\1", text)
    text = _LINE_START.sub(r"\1\\\2", text)
    text = _SCHEME.sub(rf"\1:{_NO_WIDTH}", text)
    return _MENTION.sub(f"@{_NO_WIDTH}", text)


def cut(text: str, limit: int) -> str:
    """Return ``text`` in one line of at most ``limit`` characters, cut at a word with an ellipsis."""
    short = shorten(text, limit, placeholder="…", break_on_hyphens=False)
    if short != "…" or not text.strip():
        return short
    return text.strip()[: limit - 1].rstrip("\\") + "…"


def cut_start(text: str, limit: int) -> str:
    """Return the end of ``text`` in at most ``limit`` characters, cut at a word with an ellipsis."""
    return cut(text[::-1], limit)[::-1]


def link(label: str, address: str) -> str:
    """Return a Markdown link; ``label`` must be plain already, the address be ours or the operator's."""
    return f"[{label}](<{address}>)"
