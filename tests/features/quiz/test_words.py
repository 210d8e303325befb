import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.model import Conversation, Quote
from bot.desk.click_ids import Click, read_click
from bot.features.quiz.game import Answer, Game, Round, Score, Standing, Taken
from bot.features.quiz.questions import LONGEST_CHOICE, Kind
from bot.features.quiz.score_words import Leaderboard, read_leaderboard, scores_reply
from bot.features.quiz.scoring import Streak
from bot.features.quiz.words import answered_reply, final_reply, revealed_reply, round_reply, started_reply
from tests.desk.conversations import HOSTILE_TEXT, few, quotes
from tests.desk.sent import check, components, read

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
GAME = Game(333, 11, 101, Kind.WHO, 5, NOW)
CHOICES = st.lists(HOSTILE_TEXT.map(lambda text: text[:LONGEST_CHOICE]), min_size=2, max_size=4)
EVERYONE = range(10**18, 10**18 + 300)


def a_round(kind: Kind, shown: str, choices: list[str], right: int = 0) -> Round:
    end = NOW + timedelta(seconds=20)
    return Round(2**60, 333, 3, kind, "k:0+1~AAAA", shown, tuple(choices), right, NOW, end, None, None)


@few
@given(st.sampled_from(Kind), quotes(), CHOICES, st.integers(0, 300))
def test_every_round_open_and_revealed(kind: Kind, quote: Quote, choices: list[str], answered: int):
    asked = a_round(kind, quote.text[:1000], choices)
    answers = [Answer(player, number % 2, 2) for number, player in enumerate(EVERYONE[:answered])]
    streaks = {player: Streak(10**6, 10**6) for player in EVERYONE}
    check(round_reply(asked, 20, answered, quote), allowed={"mention"})
    check(revealed_reply(asked, 20, answers, streaks, quote), allowed={"mention"})
    check(revealed_reply(asked, 20, answers, streaks, None), allowed={"mention"})


def test_an_open_round_gives_nothing_away(seed: Conversation):
    quote = seed.quote_passages(0, 1)
    shown = round_reply(a_round(Kind.WHO, quote.text, ["Ann", "Ben"]), 5, 2, quote)
    assert "youtube" not in read(shown)
    assert seed.title not in read(shown)
    assert [read_click(part["custom_id"]) for part in components(shown, 2)] == [
        Click("quiz", "0", str(2**60)),
        Click("quiz", "1", str(2**60)),
    ]


def test_whose_minute_is_asked_for_is_told_by_conversation(seed: Conversation):
    quote = seed.quote_passages(0, 1)
    assert seed.title in read(round_reply(a_round(Kind.MINUTE, quote.text, ["1:00", "9:00"]), 5, 0, quote))


def test_the_words_that_were_to_be_guessed_are_bold_in_the_answer(seed: Conversation):
    quote = seed.quote_passages(0, 1)
    ending = " ".join(quote.text.split()[-4:])
    revealed = revealed_reply(a_round(Kind.FINISH, "", [ending, "no"]), 5, [], {}, quote)
    texts = [part["content"] for part in components(revealed, 10)]
    assert any(text.endswith(f"**{ending}**") and text.startswith("**") and "\n> " in text for text in texts)
    assert "Nobody answered" in read(revealed)


def test_a_streak_is_told_from_three_on():
    asked, answers = a_round(Kind.WHO, "Well.", ["Ann", "Ben"]), [Answer(1, 0, 3), Answer(2, 0, 2)]
    told = read(revealed_reply(asked, 5, answers, {1: Streak(3, 3), 2: Streak(2, 9)}, None))
    assert "(+3, 3 in a row)" in told
    assert "(+2)" in told


@pytest.mark.parametrize("players", [0, 1, 20, 300])
def test_a_final_however_many_played(players: int):
    check(final_reply(GAME, [Standing(player, 60, 20) for player in EVERYONE[:players]]), allowed={"mention"})


def test_players_who_won_as_much_have_the_same_place():
    told = read(final_reply(GAME, [Standing(1, 9, 3), Standing(2, 9, 3), Standing(3, 5, 2)]))
    assert re.findall(r"(\d+)\. —", told) == ["1", "1", "3"]


@few
@given(st.sampled_from(Taken), HOSTILE_TEXT)
def test_what_a_player_is_told(taken: Taken, choice: str):
    reply = answered_reply(taken, choice[:80])
    check(reply)
    assert reply.private


def test_a_beginning():
    check(started_reply(replace(GAME, rounds=1), 20, NOW), allowed={"mention"})


@pytest.mark.parametrize(("board", "players"), [(Leaderboard(), 0), (Leaderboard("2026-11", 1), 25)])
def test_a_leaderboard_keeps_what_it_shows_in_its_buttons(board: Leaderboard, players: int):
    scores = [Score(10**6, player, 10**6, 10**5, 10**5, Streak(9, 99)) for player in EVERYONE[: min(10, players)]]
    reply = scores_reply(board, scores, players, "2026-11")
    check(reply, allowed={"mention"})
    shown = [read_leaderboard(read_click(part["custom_id"])) for part in components(reply, 2)]
    here = [Leaderboard(board.month, board.page - 1), Leaderboard(board.month, board.page + 1)] if players > 10 else []
    assert shown == [*here, Leaderboard(None if board.month else "2026-11")]


@few
@given(HOSTILE_TEXT, HOSTILE_TEXT)
def test_any_click_shows_some_leaderboard(state: str, form: str):
    board = read_leaderboard(Click("scores", state, form))
    check(scores_reply(board, [], 0, "2026-11"))
