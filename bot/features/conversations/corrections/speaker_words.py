"""Wrong speaker: the form that asks who really said words of a quote, and what is said where nothing comes of it."""

from collections.abc import Mapping
from typing import NamedTuple

from discord import ui

from bot.conversation.model import Quote
from bot.conversation.short_form import shorten
from bot.desk.click_ids import click_id
from bot.desk.markdown import cut, visible
from bot.desk.problem_words import handed_back
from bot.desk.reply import Reply

LONGEST_NAME = 80
"""Characters a name may have."""
_MOST_OPTIONS = 25
_LONGEST_OPTION = 100
_WORDS, _PASSAGE, _TURN = "words", "passage", "turn"

Select = ui.Select[ui.LayoutView]


class Named(NamedTuple):
    """What was filled in: who is to have said it, '' for nobody, and how much: the words, their passage or turn."""

    speaker: str
    extent: str


def wrong_speaker_form(part: Quote) -> ui.Modal:
    """Return the form that asks who said ``part``, words of one speaker; it offers who else speaks there."""
    form = ui.Modal(title="Wrong speaker?", custom_id=click_id("attributed", shorten(part)), timeout=None)
    others = dict.fromkeys(map(visible, part.conversation.speakers))
    offered = [name for name in others if name.strip() and name != visible(part.speaker)]
    told = cut(f"Until now: {visible(part.speaker)}. A suggestion until somebody accepts it.", 100)
    if choices := [name for name in offered if len(name) <= _LONGEST_OPTION][:_MOST_OPTIONS]:
        people: Select = ui.Select(
            custom_id="who", placeholder="Somebody who speaks in it", required=False, min_values=0
        )
        for name in choices:
            people.add_option(label=name, value=name)
        form.add_item(ui.Label(text="Who really said it", description=told, component=people))
    field: ui.TextInput[ui.LayoutView] = ui.TextInput(custom_id="name", max_length=LONGEST_NAME, required=not choices)
    form.add_item(ui.Label(text="Or somebody else, by name", description=None if choices else told, component=field))
    extent: Select = ui.Select(custom_id="extent")
    beginning = cut(visible(part.text), 80) or "…"
    extent.add_option(label="These words alone", value=_WORDS, description=beginning, default=True)
    extent.add_option(label="The whole passage they are in", value=_PASSAGE)
    extent.add_option(label="All that is said around them under that name", value=_TURN)
    return form.add_item(ui.Label(text="How much of it", component=extent))


def read_named(fields: Mapping[str, str]) -> Named:
    """Return what was filled in; a name that was typed counts before one that was chosen."""
    typed = " ".join(visible(fields.get("name", "")).split())[:LONGEST_NAME]
    return Named(typed or fields.get("who", "")[:_LONGEST_OPTION], fields.get("extent", _WORDS))


def extent_of(part: Quote, extent: str) -> Quote:
    """Return the words of ``part``, those of the passages they are in, or all of the turn, as ``extent`` says."""
    conversation = part.conversation
    first, last = conversation.passage_of(part.first_word), conversation.passage_of(part.stop_word - 1)
    if extent == _TURN:
        turn = next(turn for turn in conversation.turns if turn.first <= first < turn.stop)
        return conversation.quote_passages(turn.first, turn.stop)
    return conversation.quote_passages(first, last + 1) if extent == _PASSAGE else part


def nobody_named_reply(typed: str) -> Reply:
    """Return what is said to a form that names nobody, or who is told already."""
    text = (
        "Nothing was suggested: choose somebody else than is told now, or write a name. "
        "Ask for the quote again and choose *Wrong speaker?*."
    )
    return Reply(text=text + handed_back(typed), private=True)
