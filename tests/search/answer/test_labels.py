import pytest

from bot.conversation.library import Library
from bot.search.answer.labels import FOUND
from bot.search.answer.match import Label
from bot.search.index import Index
from tests.search.conftest import conversation


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("but just make a pretty small smile", Label.WORD_FOR_WORD),
        ("it was fifteen hundred dollars", Label.WORD_FOR_WORD),
        ("going to be", Label.WORD_FOR_WORD),
        ("but jsut make a prety small smile", Label.CLOSE),
        ("but just make a small smile", Label.CLOSE),
        ("small smile pretty happy", Label.LOOSE),
        ("wrinkles", Label.ONE_WORD),
        ("wrinkels", Label.ONE_WORD),
        ("what did they say about zombies", Label.LOOSE),
        ("quantum computers break encryption", Label.CLOSEST),
    ],
)
def test_labels_follow_their_rules(words: str, label: Label, index: Index) -> None:
    assert index.find(words)[0].label is label


def test_one_word_is_found_but_claims_no_quote(index: Index) -> None:
    best = index.find("developers")[0]
    assert 0.5 <= best.score < 0.9


@pytest.mark.parametrize("word", ["developers", "latency", "physical", "nose", "real"])
def test_a_word_repeated_is_evidence_once(word: str, index: Index) -> None:
    assert index.find(" ".join([word] * 4))[0].score < 0.5


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("we tried the second build 7 times before lunch", Label.CLOSE),
        ("we tried the second build 9 times before lunch", Label.LOOSE),
        ("we never tried the second build 7 times before lunch", Label.LOOSE),
        ("i would not call that a careful way to work", Label.WORD_FOR_WORD),
        ("i would call that a careful way to work", Label.LOOSE),
    ],
)
def test_another_number_or_a_not_in_only_one_of_both_is_never_close(words: str, label: Label) -> None:
    said = (
        "We tried the second new build 7 times before lunch.",
        "The weather was grey and the coffee machine had given up again.",
        "I would not call that a careful way to work.",
    )
    talks = Index(Library.of([conversation("build", *(("Ann", text) for text in said))]))
    best = talks.find(words)[0]
    assert best.score >= FOUND
    assert best.label is label
