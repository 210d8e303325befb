"""Markdown's marks within a line: they set words off and are not said."""

import re
from html import unescape

from bot.transcripts.clock import CLOCK

_ESCAPED = re.compile(r"\\([\[\]()_#*.!<>~`+-])")
_LINKED = re.compile(r"!?\[(?!\(?\d+:\d)([^\[\]]{0,200})\]\(<?https?://[^()\s]{1,500}\)")
_ADDRESS = re.compile(r"<(https?://[^<>\s]{1,500})>")
_STARS = re.compile(r"\*{1,3}")
_EMPHASIS = re.compile(r"(?<![\w*])\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{1,3}(?![\w*])")
_CODE_TIME = re.compile(rf"`({CLOCK}(?:\s?[-–—>]{{1,3}}\s?{CLOCK})?)`", re.ASCII)
_CODE = re.compile(r"`{1,3}([^`]{1,300})`{1,3}|~~(?=[^~])")
_TAG = re.compile(
    r"</?(?:span|font|b|i|u|s|em|strong|small|sup|sub|mark|center|div|p|br|hr|a|img|section|article|cite|kbd|code)"
    r"(?:\s[^<>]{0,300})?/?>",
    re.IGNORECASE,
)
"""What HTML writes around words within a text."""
_UNDERLINES = re.compile(r"(?<!\w)_{1,3}(?=[^\W_])|(?<=[^\s_])_{1,3}(?!\w)")


def tidied(raw: str) -> str:
    """Return a line single-spaced, without Markdown's backslashes and entities, its links as their words.

    Tags of HTML are taken off; those of a page that folds stay, as lines of them are no speech.
    """
    line = " ".join(raw.split())
    if "<" in line and ">" in line:
        line = " ".join(_TAG.sub(_between, line).split())
    if "\\" in line:
        line = _ESCAPED.sub(r"\1", line)
    if "http" in line and not line.startswith("!["):
        line = _ADDRESS.sub(r"\1", _LINKED.sub(r"\1", line))
    if "&" in line and ";" in line:
        line = " ".join(unescape(line).split())
    if "`" in line:
        line = _CODE_TIME.sub(r"\1", line)
    return line


def _between(tag: re.Match[str]) -> str:
    """Return what stands where ``tag`` did: nothing within words, a space where one ends a line."""
    return " " if tag.group().lower().startswith(("<br", "<hr", "<p", "</p", "<div", "</div", "<img")) else ""


def unmarked(text: str) -> str:
    """Return ``text`` without the stars and underlines that set words of it off, if they come in pairs."""
    said = text.removeprefix("* ")
    if "*" in said and len(_STARS.findall(said)) % 2 == 0:
        said = _EMPHASIS.sub("", said)
    if "_" in said and len(_UNDERLINES.findall(said)) % 2 == 0:
        said = _UNDERLINES.sub("", said)
    if "`" in said or "~~" in said:
        said = _CODE.sub(lambda found: found[1] or "", said)
    return " ".join(said.split()) or text
