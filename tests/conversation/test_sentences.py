import pytest
from hypothesis import given

from bot.conversation.sentences import sentence_spans, sentences_of
from tests.conversation.talks import CONVERSATIONS, talk


def sentences(text):
    words = text.split()
    return [" ".join(words[first:stop]) for first, stop in sentences_of(words)]


@pytest.mark.parametrize(
    "expected",
    [
        ["Hello there.", "Is it you?", "No!", "It’s me."],
        ["He said, “Come here.”", "Then he left."],
        ["Dr. Lovelace met J. R. Hartley vs. Mr. Babbage.", "She won."],
        ["You and I.", "That is all."],
        ["It costs $1.50, e.g. for tea etc. and so on.", "Cheap."],
        ["Well… it goes on…", "Or not."],
        ["no punctuation at all and no capitals"],
        ["字。", "字！"],
    ],
)
def test_sentences(expected):
    assert sentences(" ".join(expected)) == expected


def test_a_sentence_crosses_passages_but_never_turns():
    conversation = talk(("Ada", 0.0, "One. Two"), ("Ada", 1.0, "three. Four"), ("Bob", 2.0, "five. Six."))
    assert sentence_spans(conversation) == ((0, 1), (1, 3), (3, 4), (4, 5), (5, 6))


@given(CONVERSATIONS)
def test_sentences_together_are_all_words(conversation):
    words = [word for first, stop in sentence_spans(conversation) for word in range(first, stop)]
    assert words == list(range(conversation.word_count))


def test_the_seed_has_its_sentences(conversation):
    assert len(sentence_spans(conversation)) == 579
