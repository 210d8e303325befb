import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.model import Conversation, Quote
from bot.pictures.card import MOST_CHARACTERS, MOST_WORDS, quote_card
from bot.pictures.rendering import LARGEST_PNG, Renderer
from bot.pictures.sketch import Sketch, Theme
from tests.pictures.talks import HOSTILE, said

NAMES = st.text(min_size=1, max_size=80)
TEXTS = st.text(max_size=2000).filter(str.split)


def lines_of(sketch: Sketch) -> list[str]:
    return [line["words"]["text"] for line in json.loads(sketch.values)["lines"]]


def test_a_card_has_the_quote_word_for_word(seed: Conversation) -> None:
    quote = Quote(seed, 1000, 1040)  # which begins and ends in mid sentence
    assert lines_of(quote_card(quote)) == [f"… {quote.text} …"]
    assert json.loads(quote_card(quote).values)["lines"][0]["speaker"]["text"] == quote.speaker


def test_a_dialogue_names_everyone_who_speaks() -> None:
    sketch = quote_card(said(("Ada", "Really?"), ("Bo", "Really."), ("Ada", "Oh.")))
    assert [line["speaker"]["text"] for line in json.loads(sketch.values)["lines"]] == ["Ada", "Bo", "Ada"]


def test_a_long_quote_is_cut_at_a_word_and_says_so(seed: Conversation) -> None:
    quote = Quote(seed, 2000, 2200)
    (line,) = lines_of(quote_card(quote))
    assert len(line.split()) == MOST_WORDS
    assert line.endswith("…")
    assert quote.text.startswith(line.removeprefix("… ").removesuffix("…"))


def test_a_dialogue_ends_where_the_card_is_full() -> None:
    *_, last = lines_of(quote_card(said(("Ada", "one " * 100), ("Bo", "two " * 20), ("Ada", "three"))))
    assert last == ("two " * 20).strip() + "…"


def test_nothing_is_cut_from_a_quote_of_as_many_words_as_fit() -> None:
    text = " ".join(["word"] * MOST_WORDS)
    assert lines_of(quote_card(said(("Ada", text)))) == [text]


def test_long_words_are_not_cut_either() -> None:
    (line,) = lines_of(quote_card(said(("Ada", "Donaudampfschiff " * 100))))
    assert set(line.removesuffix("…").split()) == {"Donaudampfschiff"}
    assert line.endswith("schiff…")


@given(st.lists(st.tuples(NAMES, TEXTS), min_size=1, max_size=5))
def test_any_quote_has_a_description_and_a_card_that_is_not_endless(lines: list[tuple[str, str]]) -> None:
    sketch = quote_card(said(*lines))
    assert 0 < len(sketch.description) <= 256
    assert len(" ".join(lines_of(sketch)).replace("\u200b", "")) <= MOST_CHARACTERS + len(lines) + 1


def test_the_description_says_who_where_and_the_words() -> None:
    description = quote_card(said(("Ada", "Of course it is."), title="On things")).description
    assert description == "Quote card. On things at 0:00. Ada: “Of course it is.”"


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_is_painted_as_it_is(renderer: Renderer, text: str) -> None:
    png = renderer.render(quote_card(said((text, text), title=text), Theme.DARK))
    assert png.startswith(b"\x89PNG")
    assert len(png) <= LARGEST_PNG


def test_the_longest_card_is_small_enough_to_send(renderer: Renderer, seed: Conversation) -> None:
    assert len(renderer.render(quote_card(Quote(seed, 2000, 2000 + MOST_WORDS)))) <= LARGEST_PNG
