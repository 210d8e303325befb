import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.reading.numbers import NUMBER_WORDS, numeral_at


@pytest.mark.parametrize(
    ("said", "digits"),
    [
        ("seven", "7"),
        ("forty two", "42"),
        ("fifteen hundred", "1500"),
        ("a hundred", "100"),
        ("one hundred and five", "105"),
        ("two thousand twenty three", "2023"),
        ("twenty twenty three", "2023"),
        ("nineteen eighty four", "1984"),
        ("two point five", "2.5"),
        ("two and a half", "2.5"),
        ("2 and a half", "2.5"),
        ("twenty one and a half million", "21500000"),
        ("three hundred thousand", "300000"),
        ("one million two hundred thousand and six", "1200006"),
        ("1.5 million", "1500000"),
        ("5 hundred", "500"),
    ],
)
def test_numbers_in_words(said: str, digits: str) -> None:
    words = said.split()
    assert numeral_at(words, 0) == (digits, len(words))


@pytest.mark.parametrize(
    ("said", "digits", "words"),
    [("seven eight", "7", 1), ("twenty minutes", "20", 1), ("two point of view", "2", 1), ("one and one", "1", 1)],
)
def test_a_number_ends_where_the_next_word_no_longer_adds_to_it(said: str, digits: str, words: int) -> None:
    assert numeral_at(said.split(), 0) == (digits, words)


@pytest.mark.parametrize("said", ["a dog", "hello", "and five", "hundred", "500 dollars"])
def test_other_words_are_no_number(said: str) -> None:
    assert numeral_at(said.split(), 0) is None


@given(st.lists(st.sampled_from([*sorted(NUMBER_WORDS), "and", "point", "a", "5", "1.5", "x"]), min_size=1))
def test_any_words_are_read_and_the_number_is_one(words: list[str]) -> None:
    numeral = numeral_at(words, 0)
    if numeral is not None:
        assert float(numeral.digits) >= 0
        assert 0 < numeral.stop <= len(words)
