"""A found quote as people see it, with everything its buttons need to show it again held in the message itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import discord
from discord import ui

from bot.conversation.colours import speaker_colour
from bot.conversation.links import play_from
from bot.conversation.model import Quote
from bot.conversation.short_form import shorten
from bot.conversation.timecode import format_timecode
from bot.replies.clicks import click_id
from bot.replies.markdown import cut
from bot.replies.quotation import WIDEST, after, before, source, spoken
from bot.replies.reply import Reply, layout_of
from bot.search.completion import complete
from bot.search.match import Match

FOUND = 0.5
"""Scores from here on are called found, and public."""
CLOSEST = 0.1
"""Scores from here up to ``FOUND`` are shown to the asker alone, as the closest there is; below, nothing is."""

LABELS = {
    "w": "word for word",
    "c": "close",
    "l": "loose",
    "n": "closest I have",
    "p": "the quote you picked",
    "r": "at random",
    "e": "the transcript was corrected here since",
}
"""What is said of a quote, by the letter that a button's id keeps for it."""
_LETTERS = {label: letter for letter, label in LABELS.items()}


class Choice(NamedTuple):
    """An option of the "Other matches" select: the label's letter, the quote's short form, and what is shown."""

    value: str
    label: str
    description: str


@dataclass(frozen=True, slots=True)
class Result:
    """What a result message shows; its buttons' ids hold all of it but ``choices``, which the select holds.

    ``letter`` is a key of ``LABELS``; ``width`` how far the context is widened, from 0 to ``WIDEST``.
    """

    quote: Quote
    letter: str
    width: int = 0
    choices: tuple[Choice, ...] = ()
    shared: bool = False

    @property
    def state(self) -> str:
        """The state its buttons keep: width and letter."""
        return f"{self.width}{self.letter}"


def found_reply(matches: Sequence[Match], *, private: bool = False) -> Reply:
    """Return the best of ``matches`` with the others to choose from; for the asker alone unless it is surely found."""
    best = matches[0]
    sure = best.score >= FOUND
    result = Result(best.quote, _LETTERS[best.label] if sure else "n", choices=choices_of(matches))
    return Reply(layout=result_layout(result), private=private or not sure)


def choices_of(matches: Sequence[Match]) -> tuple[Choice, ...]:
    """Return one choice per match; none for a single match."""
    if len(matches) < 2:
        return ()
    return tuple(
        Choice(
            f"{_LETTERS[match.label] if match.score >= FOUND else 'n'}:{shorten(match.quote)}",
            cut(f"{format_timecode(match.quote.start)} {match.quote.speaker}", 100),
            cut(match.quote.text, 100),
        )
        for match in matches
    )


def result_layout(result: Result) -> ui.LayoutView:
    """Return the layout of a result: the quote, its context and source, one row of buttons, two selects."""
    quote, width = result.quote, result.width
    whole = complete(quote)
    texts = [
        "-# I'm not sure. The closest I have:" if result.letter == "n" else "",
        before(whole, width),
        spoken(whole, quote if whole != quote and result.letter in "wcl" else None),
        after(whole, width),
    ]
    footer = source(quote.conversation)
    if result.letter != "n":
        footer = f"{LABELS[result.letter]} · {footer}"
    container: ui.Container[ui.LayoutView] = ui.Container(
        ui.TextDisplay("\n".join(filter(None, texts))),
        ui.TextDisplay(f"-# {footer}"),
        accent_colour=speaker_colour(quote.conversation, quote.speaker),
    )
    return layout_of(container, _buttons(result), *_selects(result))


def _buttons(result: Result) -> ui.ActionRow[ui.LayoutView]:
    form = shorten(result.quote)
    widest = result.width == WIDEST
    widened = f"{0 if widest else result.width + 1}{result.letter}"
    row: ui.ActionRow[ui.LayoutView] = ui.ActionRow()
    row.add_item(
        ui.Button(label="Less context" if widest else "More context", custom_id=click_id("context", form, widened))
    )
    for player in result.quote.conversation.players[:2]:
        row.add_item(ui.Button(label=f"Watch on {player.name}", url=play_from(player, result.quote.start)))
    row.add_item(
        ui.Button(
            label="Shared" if result.shared else "Share",
            custom_id=click_id("share", form, result.state),
            disabled=result.shared,
            style=discord.ButtonStyle.primary,
        )
    )
    if result.letter == "r":
        row.add_item(ui.Button(label="Another", custom_id=click_id("another", form, result.state)))
    return row


def _selects(result: Result) -> list[ui.ActionRow[ui.LayoutView]]:
    form = shorten(result.quote)
    rows: list[ui.ActionRow[ui.LayoutView]] = []
    if result.choices:
        others: ui.Select[ui.LayoutView] = ui.Select(
            placeholder="Other matches", custom_id=click_id("match", form, result.state)
        )
        for value, label, description in result.choices:
            others.add_option(value=value, label=label, description=description, default=value.endswith(f":{form}"))
        rows.append(ui.ActionRow(others))
    more: ui.Select[ui.LayoutView] = ui.Select(placeholder="More", custom_id=click_id("more", form, result.state))
    more.add_option(value="read", label="Read on", description="The passage this is from, and what follows")
    more.add_option(value="text", label="Copy as plain text", description="The words, who said them, and the link")
    more.add_option(value="markdown", label="Copy as Markdown")
    more.add_option(value="citation", label="Copy as a citation", description="Speaker, date, title, time, address")
    rows.append(ui.ActionRow(more))
    return rows
