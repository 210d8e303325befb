import pytest

from bot.search.index import Index
from bot.search.match import Label


def test_finds_words_typed_from_memory(index: Index) -> None:
    best = index.find("i get a lot of shit for my stiff face")[0]
    assert best.quote.text.startswith("I always get a lot of critique and shit")
    assert 553 <= best.quote.start <= 566
    assert best.score >= 0.5
    assert best.quote.speaker == "Mark Zuckerberg"


def test_finds_a_quote_across_turns(index: Index) -> None:
    best = index.find("im already forgetting youre not real. well i am real")[0]
    assert [line.speaker for line in best.quote.lines] == ["Lex Fridman", "Mark Zuckerberg"]


def test_matched_words_are_inside_the_quote(index: Index) -> None:
    for match in index.find("fifteen hundred dollars for the quest pro"):
        assert match.matched
        assert set(match.matched) <= set(range(match.quote.first_word, match.quote.stop_word))


def test_a_copy_is_word_for_word(index: Index) -> None:
    best = index.find("but just make a pretty small smile")[0]
    assert best.label is Label.WORD_FOR_WORD
    assert best.quote.text == "but just make a pretty small smile."


@pytest.mark.parametrize(
    "words", ["", " ", "?", "🙂🙂", "漢字かな", "\0", "ﷺ", "a", "**_", "<@123>", "x" * 6000, "no " * 2000]
)
def test_any_text_is_answered(index: Index, words: str) -> None:
    assert len(index.find(words)) <= 5
