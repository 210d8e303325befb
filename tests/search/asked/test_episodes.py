import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.library import Library
from bot.conversation.model import Conversation, Passage
from bot.search.answer.labels import FOUND
from bot.search.asked.episodes import Episodes
from bot.search.index import Index


def talk(number: int, guest: str, trade: str, *said: str) -> Conversation:
    opening = f"Welcome back. Today {guest} is with us, who is a {trade}."
    passages = [Passage("Host", 0.0, opening)]
    passages += [Passage(guest, 10.0 * at, text) for at, text in enumerate(said, 1)]
    return Conversation(f"mill-{number}", f"{guest}, {trade}", None, tuple(passages), series="Mill Talk", number=number)


TALKS = [
    talk(
        1, "Tilda Brandvik", "weaver", "Winter is long.", "My grandmother kept moths in a biscuit tin.", "So it goes."
    ),
    talk(2, "Osric Pell", "miller", "Flour is dust.", "Moths ruined a year of grain.", "Dust burns, too."),
    talk(3, "Ines Quartey", "surveyor", "Maps lie.", "A river moved by a mile in one night.", "We drew it again."),
    talk(4, "Rufus Adeyemi", "piano tuner", "Strings snap.", "The cold makes every piano flat.", "Then I go home."),
]
INDEX = Index(Library.of(TALKS))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("brandvik episode where relatives collect insects or moths", "moths in a biscuit tin"),
        ("the one with the weaver about her moths somewhere", "moths in a biscuit tin"),
        ("interview with osric pell, insects and moths", "Moths ruined"),
        ("the adeyemi episode on cold weather and instruments", "cold makes every piano flat"),
        ("episode with quartey about when the river shifted", "river moved"),
    ],
)
def test_a_passage_is_looked_for_inside_the_episode_that_is_named(words: str, said: str) -> None:
    best = INDEX.find(words)[0]
    assert said in " ".join(best.quote.conversation.words)
    quoted = set(range(best.quote.first_word, best.quote.stop_word))
    at = [n for n, word in enumerate(best.quote.conversation.words) if word == said.split()[0]]
    assert quoted.intersection(range(min(at) - 6, max(at) + 8))
    assert "Welcome" not in best.quote.text


def test_what_is_inside_a_named_episode_is_no_find() -> None:
    matches = INDEX.find("brandvik episode where relatives collect insects or moths")
    assert matches
    assert all(match.score < FOUND for match in matches)
    assert [match.score for match in matches] == sorted((match.score for match in matches), reverse=True)


@pytest.mark.parametrize(
    ("words", "numbers", "rest"),
    [
        ("episode with tilda about moths", (0,), ["moths"]),
        ("the one with the brandwik woman and moths", (0,), ["woman", "moths"]),
        ("podcast with the weavers about winter", (0,), ["winter"]),
    ],
)
def test_names_trades_and_slips_of_them_choose_episodes(words: str, numbers: tuple[int, ...], rest: list[str]) -> None:
    meant = Episodes(TALKS).read(words.split())
    assert meant is not None
    assert meant.conversations == numbers
    assert meant.rest == rest


@pytest.mark.parametrize(
    "words",
    ["tilda kept moths", "mill talk episode about moths", "episode about moths", "episode with tilda", ""],
)
def test_no_episode_is_chosen_where_none_is_named_or_nothing_is_left(words: str) -> None:
    assert Episodes(TALKS).read(words.split()) is None


WORDS = ["episode", "the", "one", "with", "tilda", "pell", "moths", "mill", "talk", "about", "3", "weaver"]


@given(st.lists(st.sampled_from(WORDS), max_size=9))
def test_what_is_left_of_a_query_is_in_it_in_order_and_what_is_meant_exists(tokens: list[str]) -> None:
    meant = Episodes(TALKS).read(tokens)
    if meant is not None:
        left = iter(tokens)
        assert all(token in left for token in meant.rest)
        assert set(meant.conversations) <= set(range(len(TALKS)))
