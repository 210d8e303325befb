"""Plain prose without a name or a time, and what is no talk at all: documentation, code, tables, an error."""

import re
from collections.abc import Sequence

from bot.transcripts.spoken_rows import Row

FEWEST = 30
"""Words from which text that nothing marks is read as a talk."""
_FEWEST_CHARACTERS = 150
"""Characters from which it is in a script without spaces."""
_ITEM = re.compile(
    r"(?:[-*+•]|\d{1,3}[.)])\s+\S|\||<[/!a-zA-Z]|```|~~~|\$ |>>> |(?:https?|ftp)://\S+$|\[[^\]]{1,100}\]:? ?\(?http"
)
_CODE = re.compile(
    r"[{};\\]$|^(?:def|class|import|from|const|let|var|function|return|if|for|while|public|private|#include|<\?|@\w+)\b.{0,200}"
    r"[(){}:;=]|^\W*[\w.\[\]\"']{1,60}\s?(?:=|:=|=>|->)\s?\S"
)
_ERROR = re.compile(
    r"\b(?:404|403|500|502|503)\b.{0,40}(?:not found|forbidden|error|bad gateway|unavailable)|access denied|"
    r"enable javascript|page not found",
    re.IGNORECASE,
)


def is_document(rows: Sequence[Row]) -> bool:
    """Say whether ``rows`` are mostly headings, lists, tables and code, so that nobody says them."""
    if not rows:
        return False
    marked = sum(row.heading or bool(_ITEM.match(row.text[:300])) or bool(_CODE.search(row.text[:300])) for row in rows)
    words = sum(len(row.text.split()) for row in rows)
    listed = sum(
        len(row.text.split())
        for row in rows
        if row.heading or _ITEM.match(row.text[:300]) or _CODE.search(row.text[:300])
    )
    return 2 * marked >= len(rows) or 2 * listed >= words


def is_prose(rows: Sequence[Row]) -> bool:
    """Say whether ``rows``, in which nothing names a speaker or a time, can be what somebody said."""
    texts = [row.text for row in rows if not row.heading]
    words = sum(len(text.split()) for text in texts)
    characters = sum(len(text) - text.count(" ") for text in texts)
    letters = sum(sum(map(str.isalpha, text)) for text in texts)
    if letters < 0.75 * characters or is_document(rows) or _ERROR.search("\n".join(texts[:5])[:1000]):
        return False
    if words >= FEWEST:
        return characters / words < 25 or (letters >= _FEWEST_CHARACTERS and _is_without_spaces(texts))
    return letters >= _FEWEST_CHARACTERS and _is_without_spaces(texts)


def _is_without_spaces(texts: Sequence[str]) -> bool:
    joined = "".join(texts)[:5000]
    caseless = sum(character.isalpha() and character.title() == character.lower() for character in joined)
    return 2 * caseless >= len(joined)
