"""Names on lines or headings of their own, without a time, what each says below: the same few come again and again."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from bot.transcripts.label_candidates import Form, candidate_of
from bot.transcripts.label_words import is_name_like, is_sound, names_nobody, tells_role
from bot.transcripts.shown_names import base_name
from bot.transcripts.spoken_lines import Head, is_name
from bot.transcripts.spoken_rows import Row

_FEWEST = 4
_SHARE = 0.15
"""The share of lines that must be such names."""
_LONGEST = 60
"""Characters in such a name."""


def with_names_alone(rows: Sequence[Row]) -> list[Row]:
    """Return ``rows`` where those that only name who speaks below begin what is said there."""
    texts = Counter(row.text for row in rows if row.head is None and len(row.text) <= _LONGEST + 8)
    named = {text: name for text, count in texts.items() if count > 1 and (name := _name(text))}
    if len(named) < 2:
        return list(rows)
    places = {
        number: named[row.text]
        for number, (row, below) in enumerate(pairwise(rows))
        if row.text in named and row.head is None and _is_above(below)
    }
    counts = Counter(places.values())
    again = {name for name, count in counts.items() if count > 1}
    total = sum(counts[name] for name in again)
    if len(again) < 2 or total < _FEWEST or total < _SHARE * len(rows) or _named_otherwise(rows) >= total:
        return list(rows)
    return [
        row._replace(head=Head(places[number], "", "", alone=False), heading=False)
        if places.get(number) in again
        else row
        for number, row in enumerate(rows)
    ]


def _name(text: str) -> str:
    """Return the name that ``text`` is; '' if it can be none."""
    name = text.strip("*_: ")
    if len(name) > _LONGEST or not is_name(name):
        return ""
    base = base_name(name)
    likely = is_name_like(base) or tells_role(base)
    return name if likely and not names_nobody(base) and not is_sound(name) and len(base.split()) <= 6 else ""


def _is_above(below: Row) -> bool:
    """Say whether the row before ``below`` can name who says that."""
    return not below.heading and not (below.head and (below.head.speaker or below.head.alone))


def _named_otherwise(rows: Sequence[Row]) -> int:
    """Return how many of ``rows`` name who speaks before a time or a colon."""
    forms = (Form.COLON, Form.BOLD)
    return sum(
        bool(row.head and row.head.speaker)
        or (row.head is None and (found := candidate_of(row.text)) is not None and found.form in forms)
        for row in rows
    )
