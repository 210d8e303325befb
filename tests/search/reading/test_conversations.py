import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation.model import Conversation
from bot.search.reading.conversations import read_corpus
from bot.search.reading.corpus import Corpus, cut, join
from bot.search.reading.tokens import tokenize
from tests.search.conftest import conversation

WORDS = st.sampled_from(
    [
        "I",
        "I’m",
        "you.",
        "one",
        "hundred",
        "and",
        "fifty",
        "dollars",
        "$500",
        "40%",
        "two",
        "point",
        "five",
        "Quest-3",
        "…",
        "the",
        "the",
        "a",
        "5",
        "thousand",
        "café",
    ]
)
PASSAGES = st.lists(st.lists(WORDS, max_size=8).map(" ".join), max_size=5)
CONVERSATIONS = st.lists(PASSAGES, max_size=5).map(
    lambda all_said: [
        conversation(f"c{number}", *(("A", text) for text in said)) for number, said in enumerate(all_said)
    ]
)


def same(one: Corpus, other: Corpus) -> bool:
    arrays = zip(one[1:], other[1:], strict=True)
    return one.vocabulary == other.vocabulary and all(np.array_equal(a, b) for a, b in arrays)


@settings(max_examples=40)
@given(CONVERSATIONS)
def test_reading_all_at_once_is_joining_what_is_read_one_by_one(conversations: list[Conversation]) -> None:
    assert same(read_corpus(conversations), join([read_corpus([one]) for one in conversations]))


@settings(max_examples=40)
@given(CONVERSATIONS, st.data())
def test_cutting_apart_and_joining_again_changes_nothing(
    conversations: list[Conversation], data: st.DataObject
) -> None:
    corpus = read_corpus(conversations)
    at = data.draw(st.integers(0, len(conversations)))
    assert same(corpus, join([cut(corpus, 0, at), cut(corpus, at, len(conversations))]))


@settings(max_examples=40)
@given(CONVERSATIONS)
def test_the_tokens_are_those_of_each_passage(conversations: list[Conversation]) -> None:
    corpus = read_corpus(conversations)
    for number, one in enumerate(conversations):
        texts, words = [], []
        for passage, first in zip(one.passages, one.first_words, strict=True):
            tokens = tokenize(passage.text.split())
            texts += tokens.texts
            words += [first + word for word in tokens.words]
        start, stop = corpus.starts[number], corpus.starts[number + 1] - 1
        assert [corpus.vocabulary[token] for token in corpus.tokens[start:stop]] == texts
        assert corpus.words[start:stop].tolist() == words


def test_spellings_of_one_number_are_one_token() -> None:
    corpus = read_corpus([conversation("c", ("A", "Twenty five."), ("B", "25"))])
    assert corpus.vocabulary == ("", "25")
