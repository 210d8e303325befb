import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.quiz.game import Standing
from bot.features.quiz.questions import Kind
from bot.features.quiz.score_picture import MOST_BARS, final_score
from bot.pictures.rendering import LARGEST_PNG, Renderer
from bot.pictures.sketch import Sketch, Theme
from tests.pictures.talks import HOSTILE, WON

NOW = datetime(2026, 11, 25, tzinfo=UTC)


def score_of(standings: list[Standing], names: list[str], theme: Theme = Theme.DARK) -> Sketch:
    return final_score(Kind.FINISH, 20, standings, names, NOW, theme)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), min_size=1, max_size=30), st.data())
def test_any_score_has_a_description(won: list[tuple[int, int]], data: st.DataObject) -> None:
    standings = [Standing(player, *one) for player, one in enumerate(sorted(won, reverse=True))]
    names = data.draw(st.lists(st.text(max_size=32), min_size=len(won), max_size=len(won)))
    assert 0 < len(score_of(standings, names[:MOST_BARS]).description) <= 256


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("players", [1, 2, 6, 300])
def test_any_names_are_painted_small_enough(renderer: Renderer, theme: Theme, players: int) -> None:
    names = [*HOSTILE, "", "𝓜𝓲𝓻𝓪"]
    standings = [Standing(player, 60 - player // 5, 20) for player in range(players)]
    png = renderer.render(score_of(standings, names[:players], theme))
    assert png.startswith(b"\x89PNG")
    assert len(png) <= LARGEST_PNG


def test_who_has_won_as_much_has_the_same_place() -> None:
    bars = json.loads(score_of(WON, ["Ada", "Bo", "Cy"]).values)["bars"]
    assert [(bar["place"], bar["first"], bar["part"]) for bar in bars] == [
        ("1.", True, 1),
        ("1.", True, 1),
        ("3.", False, pytest.approx(4 / 13)),
    ]


def test_ornamental_letters_are_told_as_plain_ones() -> None:
    assert "1. Mira 13 points (5 right)" in score_of(WON[:1], ["𝓜𝓲𝓻𝓪"]).description


def test_beyond_ten_players_are_counted() -> None:
    values = json.loads(score_of([Standing(player, 0, 0) for player in range(12)], ["Ada"] * MOST_BARS).values)
    assert len(values["bars"]) == MOST_BARS
    assert values["others"]["text"] == "and 2 more players"
    assert {bar["part"] for bar in values["bars"]} == {0}
