"""Ways on from an answer that found nothing sure; each is a button that holds all it needs."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from discord import ui

from bot.desk.buttons import Button, Row, rows_of
from bot.desk.click_ids import click_id, mark
from bot.desk.markdown import cut, visible

ACTIONS = ("topic", "again")
LONGEST_WORDS = 70
"""Characters of a query that a door's id holds; a longer one has no door."""
_LONGEST_NAMED = 30
_STATE = re.compile(r"(?:s(?P<speaker>[0-9a-f]{6}))?(?:c(?P<conversation>[0-9a-f]{6}))?")


class Door(NamedTuple):
    """A button that leads on: what it says, and its id."""

    label: str
    custom_id: str


class Narrowed(NamedTuple):
    """The marks of the speaker and the conversation that a search was narrowed to, '' for none."""

    speaker: str
    conversation: str


def topic_door(words: str) -> Door:
    """Return the door to everything said about ``words``, which must fit ``LONGEST_WORDS``."""
    return Door("As a topic", click_id("topic", visible(words), "0"))


def without_door(left_out: str, rest: str, *, speaker: str | None, conversation: str | None) -> Door:
    """Return the door to the same search for the ``rest`` of its words, narrowed as it was."""
    state = "".join(
        f"{letter}{mark(name)}" for letter, name in (("s", speaker), ("c", conversation)) if name is not None
    )
    return Door(f"Without “{cut(visible(left_out), _LONGEST_NAMED)}”", click_id("again", visible(rest), state))


def read_narrowed(state: str) -> Narrowed:
    """Return what a door's ``state`` keeps; nothing for any other text."""
    held = _STATE.fullmatch(state)
    return Narrowed(held["speaker"] or "", held["conversation"] or "") if held else Narrowed("", "")


def door_rows(doors: Sequence[Door]) -> list[Row]:
    """Return the row of ``doors``; none for none."""
    buttons: list[Button] = [ui.Button(label=door.label, custom_id=door.custom_id) for door in doors]
    return rows_of(buttons)
