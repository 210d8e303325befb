"""A quiz in its channel: a round while it is open, its answer, who has won, and what players are told alone."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from discord import ui
from discord.utils import format_dt

from bot.conversation.model import Quote
from bot.desk.buttons import Button, Row, hear_buttons, rows_of, save_button, share_button, watch_buttons
from bot.desk.click_ids import click_id
from bot.desk.markdown import cut, plain, visible
from bot.desk.quotation import heard_note, source, spoken
from bot.desk.reply import Picture, Reply, layout_of
from bot.features.quiz.game import Answer, Game, Round, Standing, Taken, places
from bot.features.quiz.questions import Kind
from bot.features.quiz.scoring import POINTS_FIRST, POINTS_RIGHT, Streak
from bot.views.layout import picture_item

ASKED = {
    Kind.WHO: "Who said it?",
    Kind.FINISH: "How does it end?",
    Kind.MINUTE: "In which minute?",
}
FEWEST_IN_A_ROW = 3
"""Right answers in a row that are worth telling."""
MOST_NAMED = 20
"""Players named in one message."""
_LONGEST_LABEL = 80


def started_reply(game: Game, seconds: int, first: datetime, title: str | None = None) -> Reply:
    """Return that a quiz begins, what it is about, ``title`` the conversation's, and how it is played."""
    rounds = "1 round" if game.rounds == 1 else f"{game.rounds} rounds"
    narrow = [cut(plain(name), _LONGEST_LABEL) for name in (title, game.series) if name]
    narrow += [str(game.year)] if game.year is not None else []
    about = f"\nAbout: {', '.join(narrow)}." if narrow else ""
    return Reply(
        text=f"**Quiz: {game.kind}**, {rounds} of {seconds} seconds. First round: {format_dt(first, 'R')}.{about}\n"
        f"-# Everyone can play, by one button a round. A right answer wins {POINTS_RIGHT} points, the first right one "
        f"{POINTS_FIRST}. <@{game.host}> and moderators can end it with /quiz stop."
    )


def round_reply(asked: Round, rounds: int, answers: int, quote: Quote | None) -> Reply:
    """Return the open round, one of so many ``rounds``, which ``answers`` players have answered.

    Of ``quote`` it tells nothing but the conversation, and that only where its minute is asked for; and whether
    a machine wrote it down.
    """
    ending = " …" if asked.kind is Kind.FINISH else ""
    said = f"> {plain(' '.join(asked.shown.split()))}{ending}"
    where = f" · {source(quote.conversation)}" if quote and asked.kind is Kind.MINUTE else ""
    heard = heard_note(quote.conversation) if quote and not where else ""
    time = f"-# Ends {format_dt(asked.ends_at, 'R')} · {_counted(answers)}{where}{f' · {heard}' if heard else ''}"
    return Reply(layout=layout_of(_box(_heading(asked, rounds), said, time), *_choices(asked)))


def revealed_reply(
    asked: Round, rounds: int, answers: Sequence[Answer], streaks: Mapping[int, Streak], quote: Quote | None
) -> Reply:
    """Return the round with its answer, who was right and what that won; with a link if ``quote`` is still there."""
    answer = f"Answer: **{plain(_label(asked.choices[asked.right]))}**"
    right = [one for one in answers if one.choice == asked.right]
    told = _winners(right, streaks) if right else ("Nobody was right." if answers else "Nobody answered.")
    said = spoken(quote, _ending(asked, quote)) if quote else f"> {plain(' '.join(asked.shown.split()))}"
    notes = [_counted(len(answers)) if answers else "", source(quote.conversation) if quote else ""]
    footer = " · ".join(filter(None, notes))
    texts = [_heading(asked, rounds), said, answer, told, *([f"-# {footer}"] if footer else [])]
    buttons: list[Button] = (
        [*watch_buttons(quote), *hear_buttons(quote), share_button(quote), save_button(quote)] if quote else []
    )
    return Reply(layout=layout_of(_box(*texts), *rows_of(buttons)))


def final_reply(game: Game, standings: Sequence[Standing], picture: Picture | None = None) -> Reply:
    """Return who has won what in a quiz, the best first, with its picture once that is painted."""
    lines = [  # places are bold, or Discord would take them for a list and number them anew
        f"**{place}.** <@{one.player}> — {_points(one.points)}, {one.right} right"
        for place, one in zip(places(standings), standings[:MOST_NAMED], strict=False)
    ]
    if more := len(standings) - len(lines):
        lines.append(f"-# and {more:,} more")
    told = "\n".join(lines) or "Nobody answered."
    box = _box(f"### Quiz over: {game.kind}", told)
    if picture is not None:
        box.add_item(picture_item(picture))
    box.add_item(ui.TextDisplay("-# /quiz scores has the leaderboard."))
    return Reply(layout=layout_of(box), pictures=(picture,) if picture else ())


def answered_reply(taken: Taken, choice: str) -> Reply:
    """Return to a player what became of the answer ``choice``."""
    said = {
        Taken.TAKEN: f"Your answer: {plain(choice)}",
        Taken.BEFORE: "You have answered this round; your first answer counts.",
        Taken.OVER: "This round takes no more answers.",
    }
    return Reply(text=said[taken], private=True)


def stopped_reply(who: int) -> Reply:
    """Return that a quiz was ended early; its standings follow."""
    return Reply(text=f"<@{who}> has ended the quiz.")


def no_quiz_reply() -> Reply:
    """Return what is said to who would end a quiz where there is none."""
    return Reply(text="This channel has no quiz. /quiz start begins one.", private=True)


def not_your_quiz_reply() -> Reply:
    """Return what is said to who may not end a quiz."""
    return Reply(
        text="Only who started this quiz, or people with the permission Manage Messages, can end it.", private=True
    )


def _choices(asked: Round) -> list[Row]:
    """Return the buttons of a round; long answers get a row each, so that phones show them whole."""
    buttons: list[Button] = [
        ui.Button(label=_label(choice), custom_id=click_id("quiz", str(asked.number), str(place)))
        for place, choice in enumerate(asked.choices)
    ]
    return [ui.ActionRow(one) for one in buttons] if asked.kind is Kind.FINISH else rows_of(buttons)


def _label(choice: str) -> str:
    return cut(visible(choice), _LONGEST_LABEL) or "?"


def _winners(right: Sequence[Answer], streaks: Mapping[int, Streak]) -> str:
    named = ", ".join(_won(one, streaks.get(one.player, Streak())) for one in right[:MOST_NAMED])
    return f"Right: {named}" + (f" and {len(right) - MOST_NAMED:,} more" if right[MOST_NAMED:] else "")


def _won(answer: Answer, streak: Streak) -> str:
    in_a_row = f", {streak.running} in a row" if streak.running >= FEWEST_IN_A_ROW else ""
    return f"<@{answer.player}> (+{answer.points or 0}{in_a_row})"


def _ending(asked: Round, quote: Quote) -> Quote | None:
    """Return the words that were to be guessed, where they are the end of ``quote``."""
    if asked.kind is not Kind.FINISH:
        return None
    words = len(asked.choices[asked.right].split())
    first = max(quote.first_word, quote.stop_word - max(words, 1))  # the transcript may have been corrected
    return Quote(quote.conversation, first, quote.stop_word)


def _heading(asked: Round, rounds: int) -> str:
    return f"### Round {asked.position} of {rounds} · {ASKED[asked.kind]}"


def _counted(answers: int) -> str:
    return {0: "no answer yet", 1: "1 answer"}.get(answers, f"{answers:,} answers")


def _points(points: int) -> str:
    return "1 point" if points == 1 else f"{points:,} points"


def _box(*texts: str) -> ui.Container[ui.LayoutView]:
    shown: Iterable[ui.TextDisplay[ui.LayoutView]] = map(ui.TextDisplay, texts)
    return ui.Container(*shown)
