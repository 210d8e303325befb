"""Text from people and transcripts as Discord should show it: letter for letter, pinging nobody, linking nowhere."""

import re

_SYNTAX = re.compile(r"([\\*_~`|<>\[\]])")
_HEADING = re.compile(r"^(\s*-?)(?=#)", re.MULTILINE)
_LINE_START = re.compile(r"^(\s*\d*)([-+.])(?=\s|$)", re.MULTILINE)
_ADDRESS = re.compile(r"(:|discord(?:app)?\.[a-z]+)(?=/)", re.IGNORECASE)
_EMOJI = re.compile(r":(?!(?<=\d:)\d+:)(?=[\w+-]+:)", re.ASCII)  # but not the middle of 10:30:45
_MENTION = re.compile(r"@(?=everyone|here)")
_NO_WIDTH = "\u200b"
_UNSEEN = {
    code: " " if chr(code).isspace() else None
    for codes in (
        {*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029} - {*map(ord, "\t\n")},  # control characters
        range(0x202A, 0x202F),  # direction overrides, which could reorder what stands around the text
        range(0x2066, 0x206A),
        range(0xD800, 0xE000),  # halves of characters
    )
    for code in codes
}
_IN_ADDRESS = str.maketrans({sign: f"%{ord(sign):02X}" for sign in "<>()\\"})


def visible(text: str) -> str:
    """Return ``text`` without what cannot be shown: control characters, direction overrides, halves of characters."""
    return text if text.isprintable() else text.translate(_UNSEEN)


def plain(text: str) -> str:
    """Return ``text`` such that Discord's Markdown shows it letter for letter, as far as it is ``visible``.

    Formatting, mentions, time stamps, emoji names, custom emoji and links are disarmed.
    """
    text = _SYNTAX.sub(r"\\\1", visible(text))
    text = _HEADING.sub(r"\1\\", text)
    text = _LINE_START.sub(r"\1\\\2", text)
    text = _ADDRESS.sub(r"\1\\", text)
    text = _EMOJI.sub(r"\\:", text)
    return _MENTION.sub(f"@{_NO_WIDTH}", text)


def cut(text: str, limit: int) -> str:
    """Return ``text`` in one line of at most ``limit`` characters, cut at a word with an ellipsis.

    A single word too long for that is cut within, though never between a backslash and what it escapes.
    """
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    kept, blank, _ = line[:limit].rpartition(" ")
    if not blank:
        kept = line[: limit - 1]
        return kept[: len(kept) - _backslashes(kept) % 2] + "…"
    gap = " " if kept.endswith((".", "!", "?")) and len(kept) + 2 <= limit else ""
    return f"{kept}{gap}…"


def cut_start(text: str, limit: int) -> str:
    """Return the end of ``text`` in at most ``limit`` characters, cut as ``cut`` does."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    begin = len(line) - limit
    _, blank, kept = line[begin:].partition(" ")
    return "…" + (kept if blank else line[begin + 1 + _backslashes(line[: begin + 1]) % 2 :])


def link(label: str, address: str) -> str:
    """Return a Markdown link; ``label`` must be plain already, the address be ours or the operator's."""
    return f"[{label}](<{address.translate(_IN_ADDRESS)}>)"


def _backslashes(text: str) -> int:
    """Return how many backslashes ``text`` ends with."""
    return len(text) - len(text.rstrip("\\"))
