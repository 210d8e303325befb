import pytest

from bot.search.index import Index
from bot.search.match import Label


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
        ("what did they say about zombies", Label.ONE_WORD),
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
