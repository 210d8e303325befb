"""What makes it doubtful that a text is what people say: an article, a program's log, a chat with a program."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median

from bot.transcripts.speakers.label_words import one_of, words_in
from bot.transcripts.speakers.numbered_names import is_numbered
from bot.transcripts.spoken.prose import looks_like_code
from bot.transcripts.spoken.rows import Row
from bot.transcripts.written import LeftOut, OddLine

_LOOKED_AT = 1000
"""Lines that tell what a file is."""
_KEY = re.compile(r"(?:[-*•] )?[`\"]?(?P<key>[a-z][a-z0-9]{0,30}(?:_[a-z0-9]{1,30}){1,6})[`\"]?\s?[:=]\s?(?P<value>.*)")
"""A setting as programs write it: ``raw_words: 359``."""
_BARE_VALUE = re.compile(r"[^:]{1,30}:\s?(?:true|false|null|none|-?\d{1,20}(?:\.\d{1,20})?)", re.IGNORECASE)
_VALUES = 0.3
"""The share of lines that give a mere value from which a program wrote them."""
_FEWEST_VALUES = 10
_FEWEST_KEYS = 6
_SHARE = 0.04
"""The share of lines that such settings, or lines of programs, must be to be told."""
_LONGEST_VALUE = 3
"""Words that most values of settings have at most."""
_OF_PROGRAMS = re.compile(
    r"</?(?:think|thinking|tool[-_]use|tool[-_]result|tool[-_]call|function_calls|invoke)\b", re.I
)
_FEWEST_TAGS = 4
_TEMPLATE = re.compile(r"\{%[^%]{1,200}%\}|\{\{[^{}]{1,200}\}\}")
_LINK = re.compile(r"\]\(<?https?:|(?<![(<\]])https?://")
_FEWEST = 3
"""Headings or links from which a text without names or times may be an article."""
_FENCED = 0.25
"""The share of words between fences from which such a text is one."""
_BOTS = one_of("ai assistant bot chatbot chatgpt claude copilot deepseek gemini gpt gpt-4 llm system")


def is_log(rows: Sequence[Row]) -> bool:
    """Say whether many of ``rows`` are settings or marks that only programs write, whatever else is in them."""
    looked = rows[:_LOOKED_AT]
    bare = sum(row.head is None and bool(_BARE_VALUE.fullmatch(row.text[:60])) for row in looked)
    if bare >= max(_FEWEST_VALUES, _VALUES * len(looked)):
        return True
    found = [match for row in looked if (match := _KEY.match(row.text[:300])) and not is_numbered(match["key"])]
    keys = Counter(match["key"] for match in found)
    short = bool(found) and median(len(match["value"].split()) for match in found) <= _LONGEST_VALUE
    if short and len(keys) >= _FEWEST_KEYS and len(found) >= _SHARE * len(looked):
        return True
    return sum(bool(_OF_PROGRAMS.match(row.text[:40])) for row in looked) >= _FEWEST_TAGS


def is_article(text: str, left_out: Sequence[LeftOut]) -> bool:
    """Say whether ``text``, in which nothing names a speaker or a time, is a page's template or is full of code."""
    if any(one.why.startswith("above the heading") for one in left_out):
        return False
    fenced = sum(one.words for one in left_out if "fences" in one.why)
    return len(_TEMPLATE.findall(text)) >= _FEWEST or fenced >= _FENCED * max(1, len(text.split()))


def doubts(text: str, rows: Sequence[Row], speakers: Sequence[str], source: str, *, marked: bool) -> Iterator[OddLine]:
    """Yield what is told of ``text`` that may be no talk; ``marked`` if anything in it names a speaker or a time."""
    bots = [name for name in speakers if any(word in _BOTS for word in words_in(name)) and len(name.split()) <= 2]
    if bots:
        problem = f"“{bots[0]}” speaks in it: this may be a chat with a program, which nobody said aloud"
        yield OddLine(source, 0, problem, "keep it only if it is a transcript")
    looked = rows[:_LOOKED_AT]
    code = [row for row in looked if looks_like_code(row)]
    if len(code) >= max(_FEWEST, _SHARE * len(looked)):
        problem = f"{len(code):,} of {len(looked):,} lines look like a program's, such as “{code[0].text[:60]}”"
        yield OddLine(source, code[0].number, problem, "leave them out with drop in conversation.toml")
    if not marked and (signs := "; ".join(_signs(text, looked))):
        problem = f"nothing names a speaker or a time, and there are {signs}: this may be an article or minutes"
        yield OddLine(source, 0, problem, "keep it only if somebody says it")


def _signs(text: str, rows: Sequence[Row]) -> Iterator[str]:
    headings = sum(row.heading for row in rows)
    links = len(_LINK.findall(text))
    items = sum(row.text[:2] in {"- ", "* ", "• "} for row in rows)
    counts = ((headings, "headings"), (links, "links"), (items, "items of lists"))
    yield from (f"{count:,} {what}" for count, what in counts if count >= _FEWEST)
