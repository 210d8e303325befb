import pytest

from bot.conversation.library import Library
from bot.conversation.model import Conversation, Passage
from bot.ideas.ideas import MANY, Ideas
from bot.ideas.spoken import MOST, said_by
from bot.search.answer.labels import CLOSEST, FOUND
from bot.search.answer.match import Label
from bot.search.index import Index
from tests.ideas.topics import TopicEmbedder

MEANT = "The boat had gone before the sailing was announced, and the harbour lay there without a light."
PLAIN = "Well, so it went on from one day to the next, and nobody thought much of it. "


def talk(number: int, said: str) -> Conversation:
    passages = (Passage("Ann", 0.0, PLAIN * 4), Passage("Bo", 60.0, said), Passage("Ann", 90.0, PLAIN * 4))
    return Conversation(f"talk{number}", f"Talk {number}", None, passages)


@pytest.fixture(scope="module")
def many() -> Ideas:
    said = [MEANT, *(f"There were {number} of us that day, and a dog." for number in range(2, MANY + 4))]
    built = Ideas(Index(Library.of(talk(*one) for one in enumerate(said))), TopicEmbedder())
    built.build()
    return built


def test_what_means_it_comes_first_in_whole_sentences_and_never_as_found(many: Ideas):
    first = many.likely("a ship left, said the man from the sea")[0]
    assert MEANT in first.quote.text
    assert first.label in {Label.IN_OTHER_WORDS, Label.SIMILAR}
    assert CLOSEST <= first.score < FOUND


def test_they_come_likeliest_first_at_different_places(many: Ideas):
    found = many.likely("a ship left, said the man from the sea", limit=20)
    scores = [match.score for match in found]
    assert scores == sorted(scores, reverse=True)
    words = [
        (one.quote.conversation.key, word) for one in found for word in range(one.quote.first_word, one.quote.stop_word)
    ]
    assert len(words) == len(set(words))


@pytest.mark.parametrize("words", ["the harbour lay there without a light", "", "?!"])
def test_what_is_found_by_its_words_or_asks_nothing_needs_none(many: Ideas, words: str):
    assert many.likely(words) == []


def test_a_speaker_and_a_conversation_narrow_it(many: Ideas):
    words = "a ship left, said the man from the sea"
    assert all(said_by("Ann", match.quote) >= MOST for match in many.likely(words, speaker="Ann"))
    assert many.likely(words, conversation="talk0") == []  # one conversation is read itself


def test_without_vectors_there_are_none():
    unready = Ideas(Index(Library.of(talk(number, MEANT) for number in range(MANY + 1))), TopicEmbedder())
    assert unready.likely("a ship left, said the man from the sea") == []


def test_what_was_asked_before_is_remembered(many: Ideas):
    embedder = many._embedder
    assert isinstance(embedder, TopicEmbedder)
    words = "they baked a loaf on the ice"
    first = many.likely(words)
    made = embedder.asked
    assert many.likely(words) == first
    assert embedder.asked - made <= 10  # what is asked, not what may answer it
