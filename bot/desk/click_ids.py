"""What a button's or select's id holds, so that it works in any process, any time later.

``version:action.state:short form`` in at most 100 characters. ``action`` names who handles the click, ``state``
is a word that action gives meaning to (it may be empty), the short form names the quote the message is about.
Ids of older versions stay readable for ever: they are on messages people still see.
"""

import re
from hashlib import blake2b
from typing import NamedTuple

VERSION = 1
LONGEST = 100
"""Discord's limit for an id, in characters."""

_LARGEST = 2**63 - 1
_MOST_DIGITS = 19

_ID = re.compile(
    r"(?P<version>\d{1,4}):(?P<action>[a-z]+)(?:\.(?P<state>[a-z0-9]*))?:(?P<form>.*)", re.ASCII | re.DOTALL
)


class Click(NamedTuple):
    """What was clicked: for whom, in which state, about which quote (a short form; '' for none)."""

    action: str
    state: str
    form: str


def click_id(action: str, form: str = "", state: str = "") -> str:
    """Return the id of a button or select; raises ValueError if it would be longer than Discord allows."""
    made = f"{VERSION}:{action}.{state}:{form}" if state else f"{VERSION}:{action}:{form}"
    if len(made) > LONGEST:
        raise ValueError(f"an id of {len(made)} characters")  # not the id: it may hold what somebody asked
    return made


def read_click(custom_id: str) -> Click | None:
    """Return what ``custom_id`` holds; None if it was never one of ours or a newer version made it."""
    found = _ID.fullmatch(custom_id)
    if found is None or int(found["version"]) > VERSION:
        return None
    return Click(found["action"], found["state"] or "", found["form"])


def number_in(digits: str) -> int:
    """Return the number that an id's ``digits`` tell; 0 for none, and for one that no database could hold."""
    number = int(digits) if digits.isascii() and digits.isdecimal() and len(digits) <= _MOST_DIGITS else 0
    return number if number <= _LARGEST else 0


def mark(name: str | None) -> str:
    """Return a few letters and digits that stand for ``name`` in a button's id; '' for no name."""
    return blake2b(name.encode(errors="replace"), digest_size=3).hexdigest() if name else ""
