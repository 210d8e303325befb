import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.reading.tokens import tokenize


@pytest.mark.parametrize(
    ("written", "tokens"),
    [
        ("Don’t don't DON`T", "dont dont dont"),
        ("state-of-the-art", "state of the art"),
        ("$1,500 fifteen hundred dollars", "1500 dollars 1500 dollars"),
        ("40% forty percent", "40 percent 40 percent"),
        ("$1.5M 10k £20", "1500000 dollars 10000 20 pounds"),
        ("1.5k bucks, 4K", "1500 dollars 4 k"),
        ("Quest Three, 3D", "quest 3 3 d"),
        ("1st 2nd, first", "first second first"),
        ("café naïve", "cafe naive"),
        ("stays?I think…", "stays i think"),
        ("🙂 — …", ""),
    ],
)
def test_what_is_said_alike_is_written_alike(written: str, tokens: str) -> None:
    assert tokenize(written.split()).texts == tokens.split()


def test_a_number_in_words_belongs_to_its_first_word() -> None:
    assert tokenize(["for", "fifteen", "hundred", "dollars"]) == (["for", "1500", "dollars"], [0, 1, 3])


@given(st.lists(st.text()))
def test_any_words_have_tokens_without_space_that_stay_as_they_are(words: list[str]) -> None:
    tokens = tokenize(words)
    assert len(tokens.texts) == len(tokens.words)
    assert all(token and not token.isspace() for token in tokens.texts)
    assert all(0 <= number < len(words) for number in tokens.words)
    assert tokens.words == sorted(tokens.words)


def test_ideographs_and_kana_are_a_token_each_beside_words_of_letters():
    assert tokenize(["锅炉GPT-4很老。", "ボイラーは", "latency"]).texts == [
        *("锅", "炉", "gpt", "4", "很", "老"),
        *(tokenize(["ボ", "イ", "ラ", "ー", "は"]).texts),
        "latency",
    ]
