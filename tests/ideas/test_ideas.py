from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from bot.conversation.library import Library
from bot.conversation.model import Conversation, Passage
from bot.ideas import multilingual
from bot.ideas.embedder import Embedder
from bot.ideas.ideas import Ideas
from bot.ideas.passages import PASSAGE_WORDS, IdeaPassage
from bot.search.index import Index
from bot.search.joined import JoinedIndex
from tests.ideas.topics import TopicEmbedder, town
from tests.search_quality.ideas import answering, ranks, read_ideas, tuner, within


def keys(passages: list[IdeaPassage]) -> list[tuple[str, int]]:
    return [(passage.best.conversation.key, passage.best.first_word) for passage in passages]


MANY_TOWNS = 8


@pytest.fixture(scope="module")
def many() -> Ideas:
    built = Ideas(Index(towns(MANY_TOWNS)), TopicEmbedder())
    built.build()
    return built


@pytest.mark.parametrize(
    ("words", "best"),
    [
        ("sailing", "The harbour smelled of tar"),
        ("the loaf of a baker", "There was always dough under a cloth somewhere, rising, and we stole it."),
        ("wages and the price of it", "Hardly any cash changed hands."),
        ("what did they say about ice?", "Frost on the inside of the windows."),
    ],
)
def test_the_idea_is_found_where_none_of_the_words_was_said(ideas: Ideas, words: str, best: str):
    first = ideas.find(words, conversation="town")[0]
    assert best in first.whole.text


@given(st.text(max_size=80))
@settings(max_examples=25)
def test_any_text_is_answered_by_sentences_inside_passages_at_different_places(ideas: Ideas, words: str):
    passages = ideas.find(words, limit=8)
    held: set[tuple[str, int]] = set()
    for whole, best in ((passage.whole, passage.best) for passage in passages):
        assert whole.first_word <= best.first_word < best.stop_word <= whole.stop_word
        assert whole.stop_word - whole.first_word <= max(PASSAGE_WORDS, best.stop_word - best.first_word)
        said = {(best.conversation.key, word) for word in range(best.first_word, best.stop_word)}
        assert not said & held
        held |= {(whole.conversation.key, word) for word in range(whole.first_word, whole.stop_word)}


def test_pages_are_the_list_in_parts(ideas: Ideas):
    every = keys(ideas.find("bread on a ship", limit=15))
    assert len(every) > 10
    assert [*keys(ideas.find("bread on a ship")), *keys(ideas.find("bread on a ship", offset=5))] == every[:10]
    assert keys(ideas.find("bread on a ship", offset=10)) == every[10:15]


def test_a_speaker_and_a_conversation_narrow_it(ideas: Ideas):
    passages = ideas.find("the harbour in winter", speaker="Bo", conversation="town")
    assert passages
    assert {(passage.best.speaker, passage.best.conversation.key) for passage in passages} == {("Bo", "town")}
    assert {passage.best.conversation.key for passage in ideas.find("snow", conversation="tuner")} == {"tuner"}


def test_a_question_about_a_speaker_is_answered_by_what_has_their_words(ideas: Ideas):
    passages = ideas.find("what did Ines say about money?")
    assert passages
    assert {passage.whole.conversation.key for passage in passages} == {"tuner"}


def test_what_the_search_finds_by_its_words_comes_in_between(index: Index, ideas: Ideas):
    words = "stole thing under a cloth"
    by_words = Ideas(index, None).find(words)[0]
    assert "stole" in by_words.best.text
    assert keys([by_words])[0] in keys(ideas.find(words)[:2])


def test_those_of_two_libraries_together_are_those_of_one_with_all_in_it(ideas: Ideas):
    parts = [Ideas(Index(Library.of([one])), TopicEmbedder()) for one in (town(), tuner())]
    joined = parts[0].beside(JoinedIndex([Index(Library.of([town()])), Index(Library.of([tuner()]))]), parts[1:])
    parts[1].build()
    assert {passage.best.conversation.key for passage in joined.find("sailing", limit=20)} == {"tuner"}
    parts[0].build()
    for words in ("sailing", "the loaf of a baker", "wages and the price of it"):
        assert keys(joined.find(words, limit=3))[0] == keys(ideas.find(words, limit=3))[0]
    assert {passage.best.conversation.key for passage in joined.find("ice", conversation="tuner")} == {"tuner"}


def test_without_an_embedder_or_before_the_vectors_are_made_sentences_found_by_their_words_serve(index: Index):
    without, unready = Ideas(index, None), Ideas(index, TopicEmbedder())
    without.build()
    for found in (without.find("thought nothing of four in a bed"), unready.find("thought nothing of four in a bed")):
        assert "We slept four to a bed and thought nothing of it at all." in found[0].best.text


def test_conversations_are_found_one_by_one_as_they_are_built(index: Index):
    ideas = Ideas(index, TopicEmbedder())
    seen: list[tuple[int, int, set[str]]] = []

    def progress(done: int, total: int) -> None:
        seen.append((done, total, {passage.best.conversation.key for passage in ideas.find("ice", limit=20)}))

    ideas.build(progress)
    assert [(done, total) for done, total, _ in seen] == [(1, 2), (2, 2)]
    assert seen[0][2] == {"town"}
    assert seen[1][2] == {"town", "tuner"}


def test_how_much_is_read_is_told_until_all_is(index: Index):
    ideas = Ideas(index, TopicEmbedder())
    seen = [ideas.percent]
    ideas.build(lambda done, total: seen.append(ideas.percent))
    assert seen[0] == 0
    assert seen[1:] == sorted(seen[1:], key=lambda percent: percent or 0)
    assert 0 < (seen[1] or 0) < 100
    assert ideas.percent is None
    assert Ideas(index, None).percent is None


def test_of_two_libraries_together_what_neither_has_read_is_told():
    parts = [Ideas(Index(Library.of([one])), TopicEmbedder()) for one in (town(), tuner())]
    joined = parts[0].beside(JoinedIndex([Index(Library.of([town()])), Index(Library.of([tuner()]))]), parts[1:])
    assert joined.percent == 0
    parts[1].build()
    assert 50 < (joined.percent or 0) < 100
    parts[0].build()
    assert joined.percent is None


def test_who_cannot_read_on_no_longer_says_so(index: Index):
    class Broken(TopicEmbedder):
        def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
            raise MemoryError

    ideas = Ideas(index, Broken())
    with pytest.raises(MemoryError):
        ideas.build()
    assert ideas.percent is None


def towns(count: int) -> Library:
    """Return so many towns, in each of which a passage more is about the sea than in the one before."""
    at_sea = "The harbour was full and the ship was sailing, the boat with it, and that was all we ever saw of the sea."
    return Library.of(
        Conversation(
            f"town{number}",
            f"Town {number}",
            None,
            (
                *town().passages,
                *(Passage("Cy", 500.0 + 20 * more, f"{at_sea} {'Well, so it went. ' * 30}") for more in range(number)),
            ),
        )
        for number in range(count)
    )


@pytest.mark.parametrize("words", ["sailing", "bread on a ship", "ice and frost"])
def test_of_many_conversations_each_has_one_passage_before_any_has_another(many: Ideas, words: str):
    first = [key for key, _ in keys(many.find(words, limit=MANY_TOWNS))]
    assert len(first) - len(set(first)) <= 1  # what the search finds first by its words stays, whatever it is in
    assert keys(many.find(words, limit=4, offset=4)) == keys(many.find(words, limit=8))[4:]


def test_a_question_may_have_several_answers_from_one_conversation(many: Ideas):
    first = [key for key, _ in keys(many.find("what did they say about sailing?", limit=5))]
    assert len(set(first)) < len(first)


def test_the_conversation_that_speaks_most_of_it_comes_first(many: Ideas):
    assert keys(many.find("sailing"))[0][0] in {f"town{number}" for number in range(3, MANY_TOWNS)}
    only = many.find("sailing", conversation="town7", limit=3)
    assert [passage.best.conversation.key for passage in only] == ["town7"] * 3


def test_stopped_it_leaves_what_was_ready_and_goes_on_from_there(index: Index, tmp_path: Path):
    embedder = TopicEmbedder()
    ideas = Ideas(index, embedder, folder=tmp_path)
    ideas.build(lambda done, total: ideas.stop())
    assert {passage.best.conversation.key for passage in ideas.find("ice", limit=20)} == {"town"}
    made = embedder.asked
    again = Ideas(index, embedder, folder=tmp_path)
    again.build(lambda done, total: again.stop())
    assert embedder.asked < 2 * made


def test_the_same_vectors_from_disk_give_the_same_passages(index: Index, ideas: Ideas, tmp_path: Path):
    for _ in range(2):
        kept = Ideas(index, TopicEmbedder(), folder=tmp_path)
        kept.build()
        assert kept.find("a baker on the ice") == ideas.find("a baker on the ice")


def test_what_is_near_nothing_has_no_passages_but_what_was_surely_said(index: Index):
    embedder = TopicEmbedder()
    embedder.unrelated = 0.9
    ideas = Ideas(index, embedder)
    ideas.build()
    assert ideas.find("sailing", conversation="town")
    embedder.unrelated = 1.01
    assert ideas.find("sailing") == []
    surely = "we slept four to a bed and thought nothing of it at all"
    assert [passage.best.conversation.key for passage in ideas.find(surely)] == ["town"]


def test_the_real_floor_leaves_out_what_has_nothing_to_do_with_a_talk(real: Embedder):
    ideas = Ideas(Index(Library.of([town()])), real)
    ideas.build()
    near = ["fishermen leave early in the morning", "it was freezing cold at home", "how people paid for things"]
    assert all(ideas.find(words) for words in near)
    far = ["a tensor compiler for graphics cards", "graphql federation"]
    assert not any(ideas.find(words) for words in far)


def test_talks_without_words_or_telling_words_do_no_harm():
    empty = Conversation("empty", "Empty", None, ())
    mute = Conversation("mute", "Mute", None, (Passage("Ada", 0.0, "And so it is what it is, is it not?"),))
    ideas = Ideas(Index(Library.of([empty, mute, town()])), TopicEmbedder())
    ideas.build()
    assert "harbour" in ideas.find("ship")[0].whole.text
    assert ideas.find("ship", conversation="empty") == []
    assert ideas.find("ship", conversation="mute")


def test_ideas_and_questions_are_answered_as_well_as_promised():
    library = Library.of([tuner()])
    index = Index(library)
    ideas = Ideas(index, multilingual.load())
    ideas.build()
    answers = answering(index, ideas)
    asked = [about for about in read_ideas(library) if about.asked.spans and not about.asked.held]
    for kind, count, least in (("idea", 12, 0.65), ("question", 12, 0.65)):
        some = [about for about in asked if about.asked.kind == kind][:count]
        assert within([ranks(answers, about).passage for about in some], 5) >= least
