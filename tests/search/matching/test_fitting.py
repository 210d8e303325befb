from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.library import Library
from bot.conversation.model import Conversation, Passage, Quote
from bot.search.index import Index
from bot.search.joined import JoinedIndex
from bot.search.matching.fitting import Fit

SAID = {
    "weaver": "The loom stood by the window. We threaded it before the light was good, and the shuttle never stopped.",
    "baker": "The oven was lit at three. Nobody spoke before the dough had risen, and then everybody did.",
    "miller": "The wheel turned by itself. All you had to do was to listen to it, day and night.",
    "potter": "Clay forgets nothing. Whatever your thumb has done to it comes out in the fire.",
}


def talk(key: str) -> Conversation:
    plain = Passage("Ann", 60.0, "Well, so it went. " * 12)
    passages = (Passage("Ann", 0.0, "Welcome back."), Passage(key.title(), 5.0, SAID[key]), plain)
    return Conversation(key, f"The {key}", date(2024, 1, 1), passages)


@pytest.fixture(scope="module")
def index() -> Index:
    return Index(Library.of(map(talk, SAID)))


def fit(index: Index, words: str, key: str) -> Fit:
    conversation = index.library.conversations[key]
    return index.fitting.fits(words, [Quote(conversation, 2, conversation.word_count)])[0]


def test_all_that_was_said_is_found_where_it_was_said_and_not_elsewhere(index: Index):
    words = "threaded it before the light was good"
    there, elsewhere = fit(index, words, "weaver"), fit(index, words, "baker")
    assert there.around == pytest.approx(1)
    assert there.in_order == pytest.approx(1, abs=0.01)
    assert elsewhere.around < there.around
    assert elsewhere.in_order < there.in_order


def test_what_only_stands_beside_it_speaks_for_it_apart(index: Index):
    conversation = index.library.conversations["weaver"]
    first = index.fitting.fits("shuttle never stopped", [Quote(conversation, 2, 8)])[0]
    assert first.in_order < 0.1
    assert first.around == pytest.approx(1)


def test_a_conversation_is_known_by_its_names_and_by_what_it_is_about(index: Index):
    told = index.fitting.told_of("the shuttle of the weaver")
    assert told["weaver"].topic == 1
    assert told["weaver"].named > told["baker"].named == 0


def test_two_libraries_are_asked_each_for_its_own(index: Index):
    parts = JoinedIndex([Index(Library.of([talk(key)])) for key in SAID])
    quotes = [Quote(talk, 0, talk.word_count) for talk in index.library]
    both = parts.fitting.fits("the dough had risen", quotes[::-1])
    assert max(range(len(both)), key=lambda at: both[at].in_order) == list(SAID)[::-1].index("baker")
    assert parts.fitting.told_of("dough").keys() == SAID.keys()


@given(st.text(max_size=60), st.data())
def test_every_share_is_between_none_and_all(index: Index, words: str, data: st.DataObject):
    conversation = index.library.conversations[data.draw(st.sampled_from(sorted(SAID)))]
    first = data.draw(st.integers(0, conversation.word_count - 1))
    stop = data.draw(st.integers(first + 1, conversation.word_count))
    found = index.fitting.fits(words, [Quote(conversation, first, stop)])[0]
    assert all(-1e-5 <= share <= 1 + 1e-5 for share in found)
