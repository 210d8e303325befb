"""The leaderboard of a server's quizzes: of all time or of a month, a page at a time."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from discord import ui

from bot.desk.buttons import Button, rows_of
from bot.desk.click_ids import Click, click_id, number_in
from bot.desk.reply import Reply, layout_of
from bot.features.quiz.game import Score

ON_A_PAGE = 10
_PAGE = re.compile(r"\d{1,6}", re.ASCII)
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])", re.ASCII)


class Leaderboard(NamedTuple):
    """One page of a leaderboard, as its buttons keep it: of ``month``, such as 2026-11, or of all time."""

    month: str | None = None
    page: int = 0

    @property
    def first(self) -> int:
        """How many players stand before it."""
        return self.page * ON_A_PAGE


def read_leaderboard(click: Click) -> Leaderboard:
    """Return the leaderboard that the clicked button shows; whatever it holds, some leaderboard."""
    page = _PAGE.match(click.state)
    return Leaderboard(click.form if _MONTH.fullmatch(click.form) else None, number_in(page[0]) if page else 0)


def scores_reply(board: Leaderboard, scores: Sequence[Score], players: int, this_month: str) -> Reply:
    """Return the page with ``scores``; ``players`` is how many the whole leaderboard has."""
    when = f"{datetime.strptime(board.month, '%Y-%m'):%B %Y}" if board.month else "all time"
    told = "\n".join(map(_line, scores)) or "Nobody has played yet: /quiz start"
    container: ui.Container[ui.LayoutView] = ui.Container(ui.TextDisplay(f"### Quiz, {when}\n{told}"))
    return Reply(layout=layout_of(container, *rows_of(_buttons(board, players, this_month))))


def _line(score: Score) -> str:
    running, best = score.streak
    streak = f" · {running} in a row, {best} at best" if best > 1 else ""
    points = "1 point" if score.points == 1 else f"{score.points:,} points"
    return f"**{score.place}.** <@{score.player}> — {points}\n-# {score.right:,} of {score.answered:,} right{streak}"


def _buttons(board: Leaderboard, players: int, this_month: str) -> list[Button]:
    month = board.month or ""
    other = ui.Button[ui.LayoutView](
        label="All time" if month else "This month",
        custom_id=click_id("scores", "" if month else this_month, "0o"),
    )
    if players <= ON_A_PAGE:
        return [other]
    last = (players - 1) // ON_A_PAGE
    back, on = max(0, board.page - 1), board.page + 1
    return [
        ui.Button(label="← Back", custom_id=click_id("scores", month, f"{back}b"), disabled=board.page == 0),
        ui.Button(label="On →", custom_id=click_id("scores", month, f"{on}n"), disabled=board.page >= last),
        other,
    ]
