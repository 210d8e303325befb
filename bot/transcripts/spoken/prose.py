"""Plain prose without a name or a time, and what is no talk at all: documentation, code, tables, an error."""

import re
from collections import Counter
from collections.abc import Sequence

from bot.transcripts.spoken.rows import Row

FEWEST = 30
"""Words from which text that nothing marks is read as a talk."""
_FEWEST_CHARACTERS = 150
"""Characters from which it is in a script without spaces."""
_ROWS = 10
"""Lines from which they can be a table."""
_SOME = 0.35
"""The share of words in lists and headings from which a file of mostly such lines is none that somebody says."""
_LOOKED_AT = 5000
"""Lines that tell what a file is."""
_ITEM = re.compile(
    r"(?:[-*+•]|\d{1,3}[.)])\s+\S|\||<[/!a-zA-Z]|```|~~~|\$ |>>> |(?:https?|ftp)://\S+$|\[[^\]]{1,100}\]:? ?\(?http"
)
_CODE = re.compile(
    r"[{};\\]$|^(?:def|class|from|const|let|var|function|return|if|for|while|public|private|#include|<\?)\b"
    r".{0,200}[(){}:;=]|^\W*[\w.\[\]\"']{1,60}\s?(?:=|:=|=>|->)\s?\S|^import \w+$|^from [\w.]+ import |^\"{3}"
    r"|^[a-z_]{2,40}: (?:str|int|float|bool|Optional|List|Literal|Dict)\b|^@[\w.]+\(|^\w{1,40}\([^()]{0,100}\)$"
)
_LOGGED = re.compile(
    r"(?:else|try|finally|except\b.{0,60}):$|return\b.{0,60}[^.?!]$|File \"[^\"]{1,200}\", line \d|Traceback \(most"
    r"|\w{0,40}(?:Error|Exception|Warning): |\W{0,3}(?:\d[\d:., T/-]{4,40}\W{0,3})?"
    r"(?:INFO|DEBUG|WARN|WARNING|ERROR|FATAL|CRITICAL|TRACE)\b"
)
"""What programs write of what they do, and lines of Python."""
_FIGURE = re.compile(r"[^:]{1,40}:\s?[\d.,/]{1,12}%?$")
_ERROR = re.compile(
    r"\b(?:404|403|500|502|503)\b.{0,40}(?:not found|forbidden|error|bad gateway|unavailable)|access denied|"
    r"enable javascript|page not found",
    re.IGNORECASE,
)


def is_document(rows: Sequence[Row]) -> bool:
    """Say whether ``rows`` are mostly headings, lists, tables and code, so that nobody says them."""
    looked = rows[:_LOOKED_AT]
    marked = [row for row in looked if row.heading or _ITEM.match(row.text[:300]) or _CODE.search(row.text[:300])]
    words = sum(len(row.text.split()) for row in looked)
    share = sum(len(row.text.split()) for row in marked) / max(1, words)
    return share >= 0.5 or (2 * len(marked) >= len(looked) > 0 and share >= _SOME)


def is_code(rows: Sequence[Row]) -> bool:
    """Say whether most of ``rows`` are lines of a program, whatever looks like a label in them."""
    looked = rows[:_LOOKED_AT]
    return bool(looked) and 2 * sum(map(looks_like_code, looked)) >= len(looked)


def looks_like_code(row: Row) -> bool:
    """Say whether ``row`` is a line of a program or of what one writes of itself."""
    return bool(_CODE.search(row.text[:300]) or _LOGGED.match(row.text[:300]))


def is_figures(rows: Sequence[Row]) -> bool:
    """Say whether most of ``rows`` give a figure after a colon, as those of grades and measures do."""
    looked = [row for row in rows[:_LOOKED_AT] if not row.heading]
    figures = sum(row.head is None and bool(_FIGURE.match(row.text[:80])) for row in looked)
    return len(looked) >= _ROWS and 2 * figures > len(looked)


def is_prose(rows: Sequence[Row]) -> bool:
    """Say whether ``rows``, in which nothing names a speaker or a time, can be what somebody said."""
    texts = [row.text for row in rows if not row.heading]
    words = sum(len(text.split()) for text in texts)
    characters = sum(len(text) - text.count(" ") for text in texts)
    letters = sum(sum(map(str.isalpha, text)) for text in texts)
    if (
        _is_table(texts)
        or letters < 0.75 * characters
        or is_document(rows)
        or _ERROR.search("\n".join(texts[:5])[:1000])
    ):
        return False
    if words >= FEWEST:
        return characters / words < 25 or (letters >= _FEWEST_CHARACTERS and _is_without_spaces(texts))
    return letters >= _FEWEST_CHARACTERS and _is_without_spaces(texts)


def _is_table(texts: Sequence[str]) -> bool:
    """Say whether nearly all of ``texts`` have the same number of commas, or of semicolons, as the rows of a table."""
    looked = texts[:_LOOKED_AT]
    for mark in ",;":
        [(count, times)] = Counter(text.count(mark) for text in looked).most_common(1) or [(0, 0)]
        if len(looked) >= _ROWS and count > 1 and times >= 0.9 * len(looked):
            return True
    return False


def _is_without_spaces(texts: Sequence[str]) -> bool:
    joined = "".join(texts)[:5000]
    caseless = sum(character.isalpha() and character.title() == character.lower() for character in joined)
    return 2 * caseless >= len(joined)
