"""Corrections that were suggested: what is said to who suggests one, and the board where moderators decide."""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

import discord
from discord import ui
from discord.utils import format_dt

from bot.conversation.corrections import Fate
from bot.conversation.model import Conversation, Quote
from bot.desk.buttons import Button, rows_of
from bot.desk.click_ids import Click, click_id, number_in
from bot.desk.markdown import cut, cut_start, plain
from bot.desk.quotation import moment_link
from bot.desk.reply import Reply, layout_of
from bot.library.suggestions import Suggestion
from bot.search.answer.completion import widen

ON_A_PAGE = 4
_LONGEST_TITLE = 60
_LONGEST_CHANGED = 150
_LONGEST_COMMON = 40
_LONGEST_AROUND = 80
"""Characters of Markdown: of the words struck out and of those put in, of what stays between them, and of the sentence
on each side."""
_STATE = re.compile(r"(?P<page>\d{1,6})(?P<verdict>[aru]?)(?P<number>\d{0,18})[bn]?", re.ASCII)
_VERDICTS: dict[str, bool | None] = {"a": True, "r": False, "u": None}
_FATES = {
    Fate.REPLACED: "a later correction has taken its place",
    Fate.LOST: "not in force: another correction has changed its words",
}

Item = ui.Item[ui.LayoutView]


class Shown(NamedTuple):
    """A suggestion as it is shown: its ``conversation``, None if it can't be had now, and the words it would replace
    as they ``stand`` now, None if it can't be applied. Of an accepted one, what became of it."""

    suggestion: Suggestion
    conversation: Conversation | None
    stand: Quote | None = None
    fate: Fate | None = None

    @property
    def impossible(self) -> bool:
        """Whether it waits and can't be applied."""
        return self.suggestion.accepted is None and self.conversation is not None and self.stand is None


class Board(NamedTuple):
    """One page of a server's suggestions, open ones first: all, or those for one conversation of its own."""

    shown: Sequence[Shown]
    waiting: int
    total: int
    page: int
    only: int | None = None


class BoardClick(NamedTuple):
    """What a button of the board stands for: a page, and the verdict on a suggestion (None: open it again)."""

    page: int
    only: int | None
    number: int
    verdict: bool | None


def not_own_reply(conversation: Conversation) -> Reply:
    """Return what is said to moderators who ask for corrections of a conversation that all servers share."""
    title = cut(plain(conversation.title), _LONGEST_TITLE)
    text = f"All servers share “{title}”, so who runs me decides on its corrections; here you decide on what was added."
    return Reply(text=text, private=True)


def suggested_reply(shown: Sequence[Shown], *, own: bool, may_decide: bool) -> Reply:
    """Return what was suggested and who decides on it; right there, if that is who ``may_decide``."""
    if not own:
        heading = "**Suggested.** All servers share this conversation, so who runs me decides."
    elif may_decide:
        heading = "**Suggested.** You manage this server: decide here, or later with /library corrections."
    else:
        heading = "**Suggested.** This server added the conversation, so who manages the server decides."
    items: list[Item] = [ui.TextDisplay(heading)]
    for one in shown[:ON_A_PAGE]:
        items += _open(one, Board((), 0, 0, 0)) if own and may_decide else [ui.TextDisplay(_in_its_sentence(one))]
    if len(shown) > ON_A_PAGE:
        items.append(ui.TextDisplay(f"-# and {len(shown) - ON_A_PAGE} more"))
    return Reply(layout=layout_of(ui.Container(*items)), private=True)


def board_reply(board: Board, note: str = "") -> Reply:
    """Return a page of what was suggested, with buttons to decide; ``note`` tells what was just done."""
    items: list[Item] = [ui.TextDisplay("\n".join(filter(None, [note, _heading(board)])))]
    for number, one in enumerate(board.shown):
        if number:
            items.append(ui.Separator())
        items += _open(one, board) if one.suggestion.accepted is None else [_decided(one, board)]
    pages = max(1, -(-board.total // ON_A_PAGE))
    turn: list[Button] = [
        ui.Button(label="← Back", custom_id=_id("suggestions", board, "b", board.page - 1), disabled=board.page == 0),
        ui.Button(
            label="On →", custom_id=_id("suggestions", board, "n", board.page + 1), disabled=board.page >= pages - 1
        ),
    ]
    return Reply(layout=layout_of(ui.Container(*items), *(rows_of(turn) if pages > 1 else [])), private=True)


def decided_note(suggestion: Suggestion, verdict: bool | None) -> str:
    """Return what was just done with ``suggestion``, for the top of the board."""
    done = {True: "Accepted: everyone sees it so now.", False: "Rejected.", None: "Open again."}[verdict]
    return f"**{done}** {_change(suggestion)}"


def not_applied_note(suggestion: Suggestion) -> str:
    """Return why ``suggestion`` was not accepted, for the top of the board."""
    why = "Not applied: another correction has changed a part of these words."
    return f"**{why}** {_change(suggestion)}"


def read_board_click(click: Click) -> BoardClick:
    """Return what the clicked button stands for; whatever it holds, something."""
    state = _STATE.fullmatch(click.state)
    page, verdict, number = (state["page"], state["verdict"], state["number"]) if state else ("0", "", "")
    only = number_in(click.form) or None
    return BoardClick(number_in(page), only, number_in(number or ""), _VERDICTS.get(verdict))


def _heading(board: Board) -> str:
    if not board.total:
        where = "*Wrong word?* and *Wrong speaker?*, in the menu *More* under a quote, suggest one."
        return f"### No correction was suggested yet\n{where}"
    waiting = f"{board.waiting} to decide" if board.waiting else "none to decide"
    return f"### Corrections: {waiting}"


def _open(one: Shown, board: Board) -> list[Item]:
    number = one.suggestion.number
    accept: Button = ui.Button(
        label="Accept",
        custom_id=_id("decide", board, f"a{number}"),
        style=discord.ButtonStyle.primary,
        disabled=one.impossible,
    )
    reject: Button = ui.Button(label="Reject", custom_id=_id("decide", board, f"r{number}"))
    texts = [_in_its_sentence(one), _footer(one)]  # two displays: right after a block quote it would be part of it
    return [*map(ui.TextDisplay, texts), *rows_of([accept, reject])]


def _decided(one: Shown, board: Board) -> Item:
    undo: Button = ui.Button(label="Undo", custom_id=_id("decide", board, f"u{one.suggestion.number}"))
    text = f"{_change(one.suggestion)}\n{_footer(one)}"
    return ui.Section(ui.TextDisplay(text), accessory=undo)


def _id(action: str, board: Board, what: str, page: int | None = None) -> str:
    form = "" if board.only is None else str(board.only)
    return click_id(action, form, f"{max(0, board.page if page is None else page)}{what}")


def _in_its_sentence(one: Shown) -> str:
    """Return the old words struck out and the new ones in bold, in what is said around them."""
    suggestion, stand = one.suggestion, one.stand
    if stand is None:
        return f"> {_change(suggestion)}"
    where = f"{cut(plain(stand.conversation.title), _LONGEST_TITLE)} · {moment_link(stand.conversation, stand.start)}"
    if suggestion.speaker is not None:
        return f"{where}\n> {_change(suggestion)}"
    whole = widen(stand)
    before, after = _around(whole.first_word, stand.first_word, stand), _around(stand.stop_word, whole.stop_word, stand)
    words = [
        cut_start(plain(before), _LONGEST_AROUND),
        _reworded(stand.text, suggestion.new),
        cut(plain(after), _LONGEST_AROUND),
    ]
    return f"{where}\n> {' '.join(filter(None, words))}"


def _around(first: int, stop: int, quote: Quote) -> str:
    return Quote(quote.conversation, first, stop).text if first < stop else ""


def _change(suggestion: Suggestion) -> str:
    """Return what ``suggestion`` changes: words, or the name of who says them in front of them."""
    if suggestion.speaker is None:
        return _reworded(suggestion.old, suggestion.new)
    names = [_marked(suggestion.former or "", "~~"), _marked(suggestion.speaker, "**")]
    count = suggestion.count or 0
    words = f"“{cut(plain(suggestion.old), _LONGEST_CHANGED)}” ({count:,} word{'s' * (count != 1)})"
    return f"{' '.join(filter(None, names))}: {words}"


def _reworded(old: str, new: str) -> str:
    """Return ``old`` words struck out and ``new`` ones in bold, between those that both begin and end with."""
    before, after = old.split(), new.split()
    lead = _common(before, after)
    tail = _common(before[lead:][::-1], after[lead:][::-1])
    parts = [
        cut_start(plain(" ".join(before[:lead])), _LONGEST_COMMON),
        _marked(" ".join(before[lead : len(before) - tail]), "~~"),
        _marked(" ".join(after[lead : len(after) - tail]), "**"),
        cut(plain(" ".join(before[len(before) - tail :])), _LONGEST_COMMON),
    ]
    return " ".join(filter(None, parts))


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many words both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _marked(words: str, mark: str) -> str:
    shown = cut(plain(words), _LONGEST_CHANGED)
    return f"{mark}{shown}{mark}" if shown else ""


def _footer(one: Shown) -> str:
    suggestion = one.suggestion
    by = f" by <@{suggestion.suggester}>" if suggestion.suggester else ""
    told = [f"suggested{by} {format_dt(suggestion.suggested_at, 'd')}"]
    if suggestion.accepted is not None and suggestion.decided_at is not None:
        decider = f" by <@{suggestion.decider}>" if suggestion.decider else ""
        verdict = "accepted" if suggestion.accepted else "rejected"
        title = [cut(plain(one.conversation.title), _LONGEST_TITLE)] if one.conversation else []
        told = [f"{verdict}{decider} {format_dt(suggestion.decided_at, 'd')}", *told, *title]
    if one.impossible:
        told.append("**can't be applied: another correction has changed a part of its words**")
    if one.fate in _FATES:
        told.append(f"**{_FATES[one.fate]}**")
    return f"-# {' · '.join(told)}"
