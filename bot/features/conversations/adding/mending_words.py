"""What a file got wrong, in its draft: the buttons for that, their forms, and what was filled in."""

import re
from collections.abc import Sequence

import discord
from discord import ui

from bot.conversation.errors import TranscriptError
from bot.conversation.voices import UNKNOWN_SPEAKER
from bot.desk.buttons import Button
from bot.desk.click_ids import click_id
from bot.desk.markdown import cut, visible
from bot.transcripts.decisions import MOST, Stretch, read_stretch
from bot.transcripts.folder.metadata_values import WrongValueError
from bot.transcripts.speakers.naming import LONGEST_NAME
from bot.transcripts.told import Labels, Told

CHOSEN, TYPED = "labels", "lines"
"""What the field of a form is called in which labels are chosen, and in which lines are typed."""
_LONGEST_FORM = 4000
_MOST_OPTIONS = 25
_BETWEEN = re.compile(r"[,;\n]")
_DASH = re.compile(r"\s*(?:[-\u2010-\u2015]|\bto\b)\s*")
_FORM = "what you wrote"

_Field = ui.TextInput[ui.LayoutView]
_Select = ui.Select[ui.LayoutView]


def mending_buttons(number: int, *, by_hand: bool) -> list[Button]:
    """Return the buttons that mend draft ``number``; ``by_hand`` says that something of it was decided already."""
    form = str(number)
    buttons: list[Button] = [
        ui.Button(label="Not a speaker", custom_id=click_id("notspeaker", form)),
        ui.Button(label="Also a speaker", custom_id=click_id("alsospeaker", form)),
        ui.Button(label="Drop lines", custom_id=click_id("droplines", form)),
    ]
    return [*buttons, *([ui.Button(label="Reset", custom_id=click_id("afresh", form))] if by_hand else [])]


def not_speakers_form(number: int, told: Told, labels: Labels) -> ui.Modal:
    """Return the form that asks which ``labels`` of a file are words; those that were ``told`` to be are chosen."""
    form = ui.Modal(title="Not a speaker", custom_id=click_id("notspeakers", str(number)), timeout=None)
    names = _choices(told, labels)
    if names and len(names) <= _MOST_OPTIONS:
        select: _Select = ui.Select(custom_id=CHOSEN, required=False, min_values=0, max_values=len(names))
        decided = set(map(visible, told.decisions.words))
        for name, now in names.items():
            description = cut(f"Called {visible(now)} by now", 100) if visible(now) != name else None
            select.add_option(label=name, value=name, description=description, default=name in decided)
        why = "Its label, colon and all, goes to the words of who spoke before."
        return form.add_item(ui.Label(text="Which of these are words?", description=why, component=select))
    why = "A line for each, as the draft tells it. Its label goes to the words of who spoke before."
    field = _field(TYPED, told.decisions.words)
    return form.add_item(ui.Label(text="Names that are words", description=why, component=field))


def also_speakers_form(number: int, told: Told) -> ui.Modal:
    """Return the form that asks for labels among words; those that were ``told`` to be speakers stand in it."""
    form = ui.Modal(title="Also a speaker", custom_id=click_id("alsospeakers", str(number)), timeout=None)
    why = "A line for each, as it stands before a colon, such as: Audience member"
    field = _field(TYPED, told.decisions.speakers)
    return form.add_item(ui.Label(text="Names that were taken as words", description=why, component=field))


def drop_form(number: int, told: Told) -> ui.Modal:
    """Return the form that asks for lines that nobody says; those that were ``told`` already stand in it."""
    form = ui.Modal(title="Drop lines", custom_id=click_id("dropped", str(number)), timeout=None)
    why = "Lines of the file, counted from 1, such as: 1-12, and 340- for all from there on"
    field = _field(TYPED, [str(stretch) for stretch in told.decisions.drop])
    return form.add_item(ui.Label(text="Lines that nobody says", description=why, component=field))


def read_lines(typed: str) -> tuple[str, ...]:
    """Return the names ``typed``, a line for each, without colons; raises TranscriptError for what is none."""
    lines = (" ".join(line.split()).rstrip(":： ") for line in visible(typed).splitlines())
    names = tuple(dict.fromkeys(filter(None, lines)))
    _check(names)
    for name in names:
        if len(name) > LONGEST_NAME:
            raise TranscriptError(_FORM, 0, f"“{name[:30]}…” is no name", f"write at most {LONGEST_NAME} characters")
    return names


def read_stretches(typed: str) -> tuple[Stretch, ...]:
    """Return the stretches of lines ``typed``; raises TranscriptError for what is none."""
    pieces = [piece for one in _BETWEEN.split(visible(typed)) if (piece := _DASH.sub("-", one.strip()))]
    _check(pieces)
    stretches: list[Stretch] = []
    for piece in pieces:
        try:
            stretches.append(read_stretch(piece))
        except WrongValueError:
            mend = "write lines such as 7, 1-12, or 340- to the end"
            raise TranscriptError(_FORM, 0, f"“{piece[:30]}” tells no lines", mend) from None
    return tuple(dict.fromkeys(stretches))


def labels_named(names: Sequence[str], told: Told, labels: Labels) -> tuple[str, ...]:
    """Return the labels of a file that ``names`` mean: as it has them, as they are told, or as they are called by now.

    A name that means none stays, so that it is told of.
    """
    found: list[str] = []
    for name in names:
        meant = [label for label, as_told in labels if name in {visible(label), visible(as_told)}]
        meant = meant or [label for label, as_told in labels if visible(told.names.get(label, as_told)) == name]
        meant = meant or [label for label in told.decisions.words if visible(label) == name]
        found += meant or [name]
    return tuple(dict.fromkeys(found))


def _choices(told: Told, labels: Labels) -> dict[str, str]:
    """Return what each label is told as, and called by now; without who is known to nobody, which is no label."""
    names = {
        visible(as_told): told.names.get(label, as_told) for label, as_told in labels if as_told != UNKNOWN_SPEAKER
    }
    names |= {visible(label): label for label in told.decisions.words if visible(label) not in names}
    return {name: now for name, now in names.items() if name.strip() and len(name) <= LONGEST_NAME}


def _field(name: str, lines: Sequence[str]) -> _Field:
    default = ""
    for line in map(visible, lines):
        if len(default) + len(line) < _LONGEST_FORM:
            default += f"{line}\n"
    return ui.TextInput(
        custom_id=name,
        style=discord.TextStyle.paragraph,
        default=default.rstrip("\n") or None,
        required=False,
        max_length=_LONGEST_FORM,
    )


def _check(typed: Sequence[str]) -> None:
    if len(typed) > MOST:
        raise TranscriptError(_FORM, 0, f"{len(typed):,} are too many", f"write at most {MOST}")
