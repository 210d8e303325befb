import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.model import Conversation, Quote
from bot.pictures.card import NoColour, TooLongForCard, has_room, quote_card
from bot.pictures.card_look import READS, CardLook, CardTheme, Shape
from bot.pictures.rendering import LARGEST_PNG, Renderer
from bot.pictures.shades import contrast
from bot.pictures.sketch import Sketch
from bot.search.answer.completion import shown_lines, widen
from tests.pictures.talks import HOSTILE, said

NAMES = st.text(min_size=1, max_size=80)
TEXTS = st.text(max_size=2000).filter(str.split)


def lines_of(sketch: Sketch) -> list[str]:
    return [line["words"]["text"] for line in json.loads(sketch.values)["lines"]]


def test_a_card_has_the_whole_sentences_of_a_quote_word_for_word(seed: Conversation) -> None:
    quote = Quote(seed, 1000, 1012)  # which begins and ends in mid sentence
    assert lines_of(quote_card(quote)) == [line.text for line in shown_lines(widen(quote))]
    assert json.loads(quote_card(quote).values)["lines"][0]["speaker"]["text"] == quote.speaker


def test_a_dialogue_names_everyone_who_speaks() -> None:
    sketch = quote_card(said(("Ada", "Really?"), ("Bo", "Really."), ("Ada", "Oh.")))
    assert [line["speaker"]["text"] for line in json.loads(sketch.values)["lines"]] == ["Ada", "Bo", "Ada"]


@pytest.mark.parametrize("shape", Shape)
def test_a_quote_that_has_no_room_is_told_to_be_too_long(shape: Shape) -> None:
    with pytest.raises(TooLongForCard) as told:
        quote_card(said(("Ada", "We counted it again and again. " * 60)), CardLook(shape=shape))
    assert "360 words" in str(told.value)


def test_shapes_that_hold_a_quote_are_told() -> None:
    with pytest.raises(TooLongForCard) as told:
        quote_card(said(("Ada", "We counted it again and again. " * 14)), CardLook(shape=Shape.WIDE))
    assert "fitted, square and upright" in str(told.value)


@pytest.mark.parametrize("shape", Shape)
@pytest.mark.parametrize(
    "word", ["We counted it all again.", "WWW MMM.", "ill lit.", "太陽と影。", "Wolfeschlegelstein."]
)
def test_all_that_is_said_to_have_room_has_it(renderer: Renderer, shape: Shape, word: str) -> None:
    quote, times = said(("Ada", word)), 1
    while times < 200:
        try:
            quote_card(next_quote := said(("Ada", f"{word} " * times), title="On things"), CardLook(shape=shape))
        except TooLongForCard:
            break
        quote, times = next_quote, times + 3
    if "太" not in word:  # whose fonts are not here
        assert len(renderer.render(quote_card(quote, CardLook(shape=shape)))) <= LARGEST_PNG


@given(st.integers(0, 0xFFFFFF))
def test_all_colours_of_shows_can_be_read_from(colour: int) -> None:
    quote = said(("Ada", "Really?"), ("Bo", "Really."))
    talk = replace(quote.conversation, colour=colour)
    values = json.loads(quote_card(Quote(talk, 0, talk.word_count), CardLook(CardTheme.SHOW)).values)
    ground = {name: int(value[1:], 16) for name, value in values["ground"].items()}
    assert ground["paper"] == colour
    assert min(contrast(ground[name], colour) for name in ("ink", "muted")) >= READS
    assert min(contrast(int(line["colour"][1:], 16), colour) for line in values["lines"]) >= 3


def test_a_show_without_a_colour_has_no_card_in_it() -> None:
    with pytest.raises(NoColour, match="has no colour"):
        quote_card(said(("Ada", "Really?")), CardLook(CardTheme.SHOW))


@given(st.lists(st.tuples(NAMES, TEXTS), min_size=1, max_size=5))
def test_any_quote_has_a_description_and_a_card_or_is_told_to_be_too_long(lines: list[tuple[str, str]]) -> None:
    quote = said(*lines)
    if has_room(quote, Shape.FITTED):
        assert 0 < len(quote_card(quote).description) <= 256
    else:
        with pytest.raises(TooLongForCard):
            quote_card(quote)


def test_the_description_says_who_where_and_the_words() -> None:
    description = quote_card(said(("Ada", "Of course it is."), title="On things")).description
    assert description == "Quote card. On things at 0:00. Ada: “Of course it is.”"


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_is_painted_as_it_is(renderer: Renderer, text: str) -> None:
    png = renderer.render(quote_card(said((text, text), title=text), CardLook(CardTheme.DARK)))
    assert png.startswith(b"\x89PNG")
    assert len(png) <= LARGEST_PNG
