from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.model import Conversation, Quote
from bot.search.reading.tokens import tokenize
from bot.statistics.concordance import Concordance
from bot.statistics.phrases import phrase_uses
from bot.statistics.tokens import tokenized
from tests.statistics.conversations import ANY_CONVERSATION, FEW, WORDS, talk
from tests.statistics.forms import are_forms


def uses(conversation: Conversation, words: str) -> tuple[Quote, ...]:
    return tuple(phrase_uses(Concordance([conversation]), words).places)


def said(words: str, *texts: str) -> list[str]:
    conversation = talk(*(("Ada", 10 * number, text) for number, text in enumerate(texts)))
    return [quote.text for quote in uses(conversation, words)]


@pytest.mark.parametrize(
    ("words", "text", "places"),
    [
        ("avatar", "Avatars! An avatar’s “avatar”.", ["Avatars!", "avatar’s", "“avatar”."]),
        ("Avatars", "an avatar", ["avatar"]),
        ("open source", "Open-sourcing opened sources", ["Open-sourcing", "opened sources"]),
        ("quest 3", "Quest Three, quest 3 and Quest 2", ["Quest Three,", "quest 3"]),
        ("1500 people", "fifteen hundred people", ["fifteen hundred people"]),
        ("1500", "It’s fifteen hundred – no more", ["fifteen hundred –"]),
        ("1500", "It’s fifteen hundred", ["fifteen hundred"]),
        ("café", "The cafe", ["cafe"]),
        ("very very", "very, very, very, very very", ["very, very,", "very, very"]),
        ("много слов", "Много слов", ["Много слов"]),
        ("real", "really", []),
    ],
)
def test_places(words: str, text: str, places: list[str]) -> None:
    assert said(words, text) == places


def test_a_phrase_goes_on_in_the_next_passage_of_a_turn() -> None:
    assert said("bright day", "A bright", "day.") == ["bright day."]


def test_a_phrase_does_not_cross_speakers() -> None:
    assert not uses(talk(("Ada", 0, "A bright"), ("Bo", 9, "day.")), "bright day")


@pytest.mark.parametrize("words", ["", " ", "?!", "🙂", "\0"])
def test_text_without_a_word_is_said_nowhere(words: str) -> None:
    assert said(words, "What?! 🙂 \0 Yes.") == []


@FEW
@given(ANY_CONVERSATION, st.data())
def test_every_word_is_found_where_it_stands(conversation: Conversation, data: st.DataObject) -> None:
    spoken = [number for number, word in enumerate(conversation.words) if word.isalpha() and word.isascii()]
    if spoken:
        number = data.draw(st.sampled_from(spoken))
        places = uses(conversation, conversation.words[number])
        assert number in [quote.first_word for quote in places]


@FEW
@given(ANY_CONVERSATION, st.text())
def test_any_text_is_answered(conversation: Conversation, words: str) -> None:
    places = uses(conversation, words)
    assert all(a.stop_word <= b.first_word for a, b in pairwise(places))


@FEW
@given(st.lists(ANY_CONVERSATION, max_size=3), st.lists(WORDS, min_size=1, max_size=2).map(" ".join))
def test_every_place_is_found_that_reading_all_finds(conversations: list[Conversation], words: str) -> None:
    places = phrase_uses(Concordance(conversations), words).places
    found = list(zip(places.conversation.tolist(), places.first.tolist(), strict=True))
    phrase = tokenize(words.split()).texts
    assert found == [(number, word) for number, one in enumerate(conversations) for word in begun(one, phrase)]
    for number, quote in enumerate(places):
        assert places.speakers[places.speaker.item(number)] == quote.speaker
        assert quote.conversation.passage_of(quote.first_word) == places.passage.item(number)


def begun(conversation: Conversation, phrase: list[str]) -> list[int]:
    """Return the words with which ``phrase`` begins, found by trying each."""
    ((_, (texts, words)),) = tokenized([conversation])
    turns = [number for number, turn in enumerate(conversation.turns) for _ in range(turn.first, turn.stop)]
    found, at = [], 0
    while phrase and at + len(phrase) <= len(texts):
        spoken_by = {turns[conversation.passage_of(word)] for word in words[at : at + len(phrase)]}
        said = all(map(are_forms, phrase, texts[at:])) and len(spoken_by) == 1
        if said:
            found.append(words[at])
        at += len(phrase) if said else 1
    return found
