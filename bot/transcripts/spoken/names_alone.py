"""Names on lines or headings of their own, without a time, what each says below: the same few come again and again.

Short words that people say again and again stand alone on lines, too, where each line is a phrase. So names must be
set off: by a mark, by a blank line above them and none below, by turns with longer lines, or by long paragraphs.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from itertools import pairwise, zip_longest
from statistics import median

from bot.transcripts.accounts import Account
from bot.transcripts.speakers.label_candidates import EMOJI, Form, candidate_of
from bot.transcripts.speakers.label_words import is_caseless, is_name_like, is_sound, names_nobody, tells_role
from bot.transcripts.speakers.numbered_names import is_numbered
from bot.transcripts.speakers.shown_names import base_name
from bot.transcripts.spoken.lines import Head, is_name
from bot.transcripts.spoken.rows import Row

_PICTURES = re.compile(rf"^{EMOJI}\s?|\s?{EMOJI}$")
_FEWEST = 4
_SHARE = 0.15
"""The share of lines that must be such names."""
_LONGEST = 60
"""Characters in such a name."""
_PARAGRAPH = 80
"""Characters from which most other lines are no phrases, so that a name alone is plain; half of them without spaces."""
_REGULAR = 0.8
"""The share of names that must come after equally few lines to take turns with what is said."""


def with_names_alone(rows: Sequence[Row], account: Account) -> list[Row]:
    """Return ``rows`` where those that only name who speaks below begin what is said there; the names are put down."""
    rows = _with_numbers_alone(_without_names_again(rows, account), account)
    texts = Counter(row.text for row in rows if row.head is None and len(row.text) <= _LONGEST + 8)
    named = {text: name for text, count in texts.items() if count > 1 and (name := _name(text))}
    if len(named) < 2:
        return rows
    places = {
        number: named[row.text]
        for number, (row, below) in enumerate(pairwise(rows))
        if row.text in named and row.head is None and _is_above(below)
    }
    counts = Counter(places.values())
    again = {name for name, count in counts.items() if count > 1}
    total = sum(counts[name] for name in again)
    if len(again) < 2 or total < _FEWEST or total < _SHARE * len(rows) or _named_otherwise(rows) >= total:
        return rows
    taken = _set_off(rows, {place: name for place, name in places.items() if name in again})
    for place in taken:
        account.notice(rows[place].number, rows[place].text, "a speaker, alone on a line")
    return [
        row._replace(head=Head(places[number], "", "", alone=False), heading=False) if number in taken else row
        for number, row in enumerate(rows)
    ]


def _without_names_again(rows: Sequence[Row], account: Account) -> list[Row]:
    """Return ``rows`` without a name alone right above where the same name stands with its time, as Teams shows it."""
    kept = list[Row]()
    for row, below in zip_longest(rows, rows[1:]):
        if row.head is None and below and below.head and below.head.speaker and row.text == below.head.speaker:
            account.notice(row.number, row.text, "the name that stands below again")
        else:
            kept.append(row)
    return kept


def _with_numbers_alone(rows: Sequence[Row], account: Account) -> list[Row]:
    """Return ``rows`` where speakers' numbers, such as "SPEAKER 0", each alone on a row, begin what is said below."""
    named = list[Row]()
    for row, below in zip_longest(rows, rows[1:]):
        number = row.text.strip("*_:[]() ")
        if row.head is None and len(number) <= _LONGEST and below and _is_above(below) and is_numbered(number):
            account.notice(row.number, row.text, "a speaker, alone on a line")
            row = row._replace(head=Head(number, "", "", alone=False), heading=False)
        named.append(row)
    return named


def _name(text: str) -> str:
    """Return the name that ``text`` is; '' if it can be none."""
    name = _PICTURES.sub("", text.strip("*_: ")).strip("*_: ")
    if len(name) > _LONGEST or not is_name(name):
        return ""
    base = base_name(name)
    likely = is_name_like(base) or tells_role(base)
    return name if likely and not names_nobody(base) and not is_sound(name) and len(base.split()) <= 6 else ""


def _set_off(rows: Sequence[Row], names: Mapping[int, str]) -> Mapping[int, str]:
    """Return those of ``names``, by their places in ``rows``, that something beside their words tells to be names."""
    below_blank = _below_blank_lines(rows)
    told = {name for place, name in names.items() if place in below_blank}
    if len(told) > 1 and 2 * len(below_blank & names.keys()) > len(below_blank):
        return {place: name for place, name in names.items() if name in told}
    marked = sum(rows[place].heading or rows[place].text[0] in "*_" or rows[place].text[-1] in ":：" for place in names)
    if 2 * marked > len(names):
        return names
    others = [row.text for number, row in enumerate(rows) if number not in names]
    longest = _PARAGRAPH / 2 if is_caseless("".join(others[:100])) else _PARAGRAPH
    return names if not others or median(map(len, others)) >= longest or _in_turns(rows, names) else {}


def _below_blank_lines(rows: Sequence[Row]) -> Set[int]:
    """Return the places in ``rows`` of what stands below a blank line, or first, and right above the next line."""
    return {
        number
        for number, (row, below) in enumerate(pairwise(rows))
        if below.number == row.number + 1 and (not number or row.number > rows[number - 1].number + 1)
    }


def _in_turns(rows: Sequence[Row], names: Mapping[int, str]) -> bool:
    """Say whether ``names`` take turns with longer lines, one line each."""
    places = sorted(names)
    regular = sum(after == place + 2 for place, after in pairwise(places))
    longer = sum(len(rows[place + 1].text) >= 2 * len(rows[place].text) for place in places if place + 1 not in names)
    return regular >= _REGULAR * (len(places) - 1) and longer >= _REGULAR * len(places)


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
