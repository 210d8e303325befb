"""How Discord reads Markdown: its inline and line rules, in its order, told apart from the bot's own writing.

A second reading, written from Discord's help page and the behaviour of its client, so that what the bot writes is
judged by something else than the code that wrote it.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple


class Part(NamedTuple):
    """A piece of a message: ``text`` shown, or a ``kind`` of mark with the ``text`` in it."""

    kind: str
    text: str


_LINE_RULES = (
    ("quote", re.compile(r" *>(?:>>)? ")),
    ("subtext", re.compile(r"-# ")),
    ("heading", re.compile(r"#{1,3}\s+(?=\S)")),
    ("list", re.compile(r" *(?:[*+-]|\d{1,10}\.)\s+")),
)
_INLINE_RULES = (
    ("escape", re.compile(r"\\([^0-9A-Za-z\s])")),
    ("code block", re.compile(r"```(?:[a-z0-9_+\-.#]+?\n)?\n*([^\n][\s\S]*?)\n*```")),
    ("code", re.compile(r"(`+)([\s\S]*?[^`])\1(?!`)")),
    ("mention", re.compile(r"<(?:@[!&]?|#|id:|/[^<>:\n]+:|a?:\w+:|t:-?)\w+(?::\w+)*>|@(?:everyone|here)\b")),
    ("link", re.compile(r"\[((?:\\.|[^\[\]\\])+)\]\(\s*<?((?:\\.|[^\s<>\\])*)>?\s*\)")),
    ("address", re.compile(r"<[A-Za-z]+:[^ >]+>|(?:https?|steam|discord)://[^\s<]+|(?<!\w)discord\.gg/\w+")),
    ("emoji", re.compile(r":(?!(?<=\d:)\d+:)[\w+-]+:", re.ASCII)),
    ("bold", re.compile(r"\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)")),
    ("underline", re.compile(r"__((?:\\[\s\S]|[^\\])+?)__(?!_)")),
    ("italic", re.compile(r"\*(?=\S)((?:\\[\s\S]|[^*\\])+?)\*(?!\*)|\b_((?:\\[\s\S]|[^_\\])+?)_\b")),
    ("strike", re.compile(r"~~((?:\\[\s\S]|[^\\])+?)~~")),
    ("spoiler", re.compile(r"\|\|((?:\\[\s\S]|[^\\])+?)\|\|")),
)
_NESTING = ("bold", "underline", "italic", "strike", "spoiler", "link")


def read(text: str) -> Iterator[Part]:
    """Yield the parts of ``text`` in order; marks that hold text are followed by the parts inside."""
    at, line_start = 0, True
    while at < len(text):
        if line_start and (mark := _first(_LINE_RULES, text, at)):
            yield Part(mark[0], "")
            at = mark[1].end()
            continue  # a line may have several: "> - one"
        if found := _first(_INLINE_RULES, text, at):
            kind, match = found
            inside = next((group for group in match.groups() if group), "")
            if kind == "escape":
                yield Part("text", inside)
            else:
                yield Part(kind, match[0])
                yield from read(inside) if kind in _NESTING else (Part("text", inside),)
            at, line_start = match.end(), False
        else:
            yield Part("text", text[at])
            line_start = text[at] == "\n" or (line_start and text[at] == " ")
            at += 1


def shown(text: str) -> str:
    """Return what a person reads of ``text``."""
    return "".join(part.text for part in read(text) if part.kind == "text").replace("\u200b", "")


def kinds(text: str) -> set[str]:
    """Return the kinds of marks in ``text``."""
    return {part.kind for part in read(text)} - {"text"}


def _first(rules: tuple[tuple[str, re.Pattern[str]], ...], text: str, at: int) -> tuple[str, re.Match[str]] | None:
    for kind, pattern in rules:
        if match := pattern.match(text, at):
            return kind, match
    return None
