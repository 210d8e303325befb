"""A found quote as people see it, with everything its buttons need to show it again held in the message itself."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from discord import ui

from bot.conversation.colours import speaker_colour
from bot.conversation.model import Quote
from bot.conversation.short_form import Recovered, shorten
from bot.desk.buttons import (
    ROW,
    Button,
    Row,
    Select,
    hear_buttons,
    more_select,
    rows_of,
    save_button,
    share_button,
    watch_buttons,
)
from bot.desk.click_ids import click_id
from bot.desk.clicks import Choice
from bot.desk.markdown import cut
from bot.desk.quotation import WIDEST, after, before, glimpse, heard_note, shown_time, source, spoken
from bot.desk.reply import Reply, layout_of
from bot.search.answer.completion import widen
from bot.search.answer.labels import CLOSEST, FOUND
from bot.search.answer.match import Label, Match
from bot.search.reading.stock import Stock
from bot.statistics.chosen import Among
from bot.views.doors import Door, door_rows
from bot.views.nothing_found import nothing_found_reply

LETTERS = {
    "w": Label.WORD_FOR_WORD,
    "c": Label.CLOSE,
    "l": Label.LOOSE,
    "o": Label.ONE_WORD,
    "n": Label.CLOSEST,
    "f": "the nearest by its words",
    "p": "picked from the suggestions",
    "r": "at random",
    "d": "quote of the day",
    "e": "the transcript was corrected here since",
    "i": "a similar idea, not these words",
    "m": Label.IN_OTHER_WORDS,
}
"""What is said of a quote, by the letter that a button's id keeps for it."""
STOCK = "-# Often said: "
"""What the note of a phrase that is often said begins with; whatever is clicked, it stays."""
DRAWN_BY = "scey"
"""The letters for the speaker, the conversation, the series and the year that a quote was drawn among."""
DOUBTFUL = ("n", "f")
"""The letters of what is below the bar: shown to the asker alone."""
_HEADINGS = {
    "n": "-# I'm not sure. The closest I have:",
    "f": "-# Nobody said it like that, as far as I can find. The nearest by its words:",
}
_SHOWN = " (shown)"
_LETTER_OF = {said: letter for letter, said in LETTERS.items()} | {Label.SIMILAR: "i"}


@dataclass(frozen=True, slots=True)
class Result:
    """What a result message shows; its buttons hold all of it, the select its ``choices``.

    ``letter`` is a key of ``LETTERS``; ``width`` how far the context is widened, from 0 to ``WIDEST``; ``drawn_by``
    has letters of ``DRAWN_BY`` for what a quote drawn at random has in common with the next one.
    """

    quote: Quote
    letter: str
    width: int = 0
    choices: tuple[Choice, ...] = ()
    drawn_by: str = ""
    doors: tuple[Door, ...] = ()
    note: str = ""

    @property
    def state(self) -> str:
        """The state its buttons keep: width, letter, and what it was drawn by."""
        return f"{self.width}{self.letter}{self.drawn_by}"


def found_reply(
    words: str, matches: Sequence[Match], *, private: bool = False, doors: Sequence[Door] = (), note: str = ""
) -> Reply:
    """Return the best of ``matches`` for ``words``, the others to choose from; to the asker alone unless it is sure.

    What is not sure has ``doors`` to lead on; ``note`` is a line of small print above.
    """
    shown = [match for match in matches if match.score >= CLOSEST] or list(matches)
    if not shown:
        return nothing_found_reply(words, doors)
    sure = shown[0].score >= FOUND
    if sure:  # everyone can open the others
        shown = [match for match in shown if match.score >= FOUND]
    result = Result(
        shown[0].quote, _letter(shown[0]), choices=_choices(shown), doors=() if sure else tuple(doors), note=note
    )
    return Reply(layout=result_layout(result), private=private or not sure)


def stock_note(often: Stock, *, narrowed: bool) -> str:
    """Return how often a phrase is said, and how to narrow what is found of it; a speaker may have ``narrowed`` it."""
    options = "`conversation`" if narrowed else "`speaker`, `conversation`"
    told = f"said {often.uses:,} times in {often.conversations:,} conversations, here one of each, newest first"
    return f"{STOCK}{told}. To narrow it: {options} or more words."


def picked_reply(picked: Recovered, *, private: bool = False) -> Reply:
    """Return a quote that was picked from the suggestions."""
    return Reply(layout=result_layout(Result(picked.quote, "e" if picked.corrected else "p")), private=private)


def drawn_reply(quote: Quote, among: Among) -> Reply:
    """Return a quote drawn at random ``among`` what was asked for, with a button for another of the same."""
    asked = (among.speaker, among.conversation, among.series, among.year)
    drawn_by = "".join(letter for letter, limit in zip(DRAWN_BY, asked, strict=True) if limit is not None)
    return Reply(layout=result_layout(Result(quote, "r", drawn_by=drawn_by)))


def drawn_among(result: Result) -> Among:
    """Return what a quote was drawn among, as far as it is known by the quote itself."""
    one, drawn_by = result.quote.conversation, result.drawn_by
    return Among(
        series=one.series if "e" in drawn_by else None,
        year=one.published.year if "y" in drawn_by and one.published else None,
        conversation=one.key if "c" in drawn_by else None,
        speaker=result.quote.speaker if "s" in drawn_by else None,
    )


def read_result(quote: Quote, state: str, choices: tuple[Choice, ...]) -> Result:
    """Return the result whose buttons keep ``state``; whatever the state is, something sensible is shown."""
    width = int(state[0]) if state[:1].isdecimal() else 0
    letter = state[1:2] if state[1:2] in LETTERS else "p"
    return Result(quote, letter, min(width, WIDEST), choices, "".join(one for one in DRAWN_BY if one in state[2:]))


def result_layout(result: Result) -> ui.LayoutView:
    """Return the layout of a result: the quote, its context and source, one row of buttons, two selects."""
    quote, width = result.quote, result.width
    whole = _whole(result)
    footer = source(quote.conversation)
    if result.letter not in DOUBTFUL:
        footer = f"{_said_of(result)} · {footer}"
    bold = quote if whole != quote and result.letter in "wclo" else None
    texts = [
        _HEADINGS.get(result.letter, "") or result.note,
        spoken(whole, bold, lead=before(whole, width)),
        after(whole, width),  # in a display of its own: right after a block quote it would be drawn as part of it
    ]
    container: ui.Container[ui.LayoutView] = ui.Container(
        *(ui.TextDisplay(text) for text in texts if text),
        ui.Separator(),
        ui.TextDisplay(f"-# {footer}"),
        accent_colour=speaker_colour(quote.conversation, quote.speaker),
    )
    return layout_of(container, *_buttons(result, whole), *_selects(result, whole), *door_rows(result.doors))


def _said_of(result: Result) -> str:
    """Return what is said of the quote; its conversation may have been marked since as what a machine heard."""
    said = LETTERS[result.letter]
    return Label.CLOSE if said is Label.WORD_FOR_WORD and heard_note(result.quote.conversation) else said


def _whole(result: Result) -> Quote:
    """Return what is shown of the quote: the sentences it is in."""
    return widen(result.quote)


def _given(result: Result, whole: Quote) -> Quote:
    """Return what is shared, saved and copied: the quote, or the ``whole`` that is shown where it is doubtful."""
    return whole if result.letter in DOUBTFUL else result.quote


def _buttons(result: Result, whole: Quote) -> list[Row]:
    widest = result.width == WIDEST
    widened = replace(result, width=0 if widest else result.width + 1).state
    form = shorten(result.quote)
    buttons: list[Button] = [
        ui.Button(label="Less context" if widest else "More context", custom_id=click_id("context", form, widened)),
        *watch_buttons(whole),
        *hear_buttons(_given(result, whole)),
        share_button(_given(result, whole)),
    ]
    if result.letter == "r":
        buttons.append(ui.Button(label="Another", custom_id=click_id("another", form, result.state)))
    if len(buttons) < ROW:  # else More has it
        buttons.append(save_button(_given(result, whole)))
    return rows_of(buttons)


def _selects(result: Result, whole: Quote) -> list[Row]:
    more: Row = ui.ActionRow(more_select(_given(result, whole)))
    if not result.choices:
        return [more]
    form = shorten(result.quote)
    found = "passages" if result.letter in "im" else "matches"
    others: Select = ui.Select(
        placeholder=f"Other {found} ({len(result.choices) - 1})", custom_id=click_id("match", form, result.state)
    )
    for value, label, description in result.choices:
        shown = f"{label.removesuffix(_SHOWN)}{_SHOWN if value.endswith(f':{form}') else ''}"
        others.add_option(value=value, label=shown, description=description)
    return [ui.ActionRow(others), more]


def _choices(matches: Sequence[Match]) -> tuple[Choice, ...]:
    if len(matches) < 2:
        return ()
    return tuple(
        Choice(
            f"{_letter(match)}:{shorten(match.quote)}",
            _option(match.quote),
            glimpse(match.quote, 100),
        )
        for match in matches
    )


def _option(quote: Quote) -> str:
    """Return when and by whom ``quote`` is said, in the 90 characters that leave room for ``_SHOWN``."""
    note = f", {heard}" if (heard := heard_note(quote.conversation)) else ""
    return cut(f"{shown_time(quote.conversation, quote.start)} {quote.speaker}", 90 - len(note)) + note


def _letter(match: Match) -> str:
    return "f" if match.score < CLOSEST else _LETTER_OF[match.label]
