import pytest

from bot.search.index import Index
from bot.search.reading.similarity import Vocabulary


@pytest.fixture
def vocabulary(index: Index) -> Vocabulary:
    return index._searchable.vocabulary


def best(word: str, vocabulary: Vocabulary) -> str:
    similar = vocabulary.similar(word)
    return vocabulary.words[similar.numbers[-1]]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("photorealstic", "photorealistic"),
        ("expresion", "expression"),
        ("imersion", "immersion"),
        ("lama", "llama"),
        ("metavers", "metaverse"),
    ],
)
def test_a_slip_stands_for_the_word_that_was_meant(typed: str, meant: str, vocabulary: Vocabulary) -> None:
    assert best(typed, vocabulary) == meant


def test_the_word_itself_is_best_and_counts_fully(vocabulary: Vocabulary) -> None:
    similar = vocabulary.similar("headset")
    assert vocabulary.words[similar.numbers[-1]] == "headset"
    assert similar.degrees[-1] == 1


def test_what_sounds_alike_is_similar(vocabulary: Vocabulary) -> None:
    assert vocabulary.numbers["codec"] in vocabulary.similar("kodak").numbers


def test_a_number_stands_for_itself_alone(vocabulary: Vocabulary) -> None:
    assert [vocabulary.words[number] for number in vocabulary.similar("500").numbers] == ["500"]
    assert not len(vocabulary.similar("501").numbers)


def test_what_resembles_nothing_tells_much_and_matches_nothing(vocabulary: Vocabulary) -> None:
    similar = vocabulary.similar("xqzjkwv")
    assert not len(similar.numbers)
    assert similar.telling > vocabulary.telling("headset") / 2


def test_a_begun_word_may_become_any_that_begins_so(vocabulary: Vocabulary) -> None:
    assert vocabulary.numbers["photorealistic"] in vocabulary.beginning("photor").numbers
