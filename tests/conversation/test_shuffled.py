from collections.abc import Iterable, Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.bag import Bag
from bot.conversation.model import Conversation, Passage, Quote
from bot.conversation.quotable import QuotableTurns, quotable
from bot.conversation.shuffled import Shuffled

SENTENCES = st.sampled_from(
    [
        "The physical world is important, but most digital objects will be holograms.",
        "Avatars make virtual meetings feel close. Presence is the whole point of headsets.",
        "Yeah.",
        "It is what it is.",
        "",
    ]
)
PASSAGES = st.builds(Passage, st.sampled_from(["Ada", "Bo"]), st.just(0.0), SENTENCES)
TALKS = st.lists(st.lists(PASSAGES, max_size=6), max_size=4).map(
    lambda talks: [Conversation(f"talk-{number}", "Talk", None, tuple(said)) for number, said in enumerate(talks)]
)
SEEDS = st.integers(0, 2**63 - 1)


def shuffled(talks: Iterable[Conversation], speaker: str | None = None) -> Shuffled:
    return Shuffled([QuotableTurns(talk) for talk in talks], speaker)


def in_order(quotes: Iterable[Quote]) -> list[Quote]:
    return sorted(quotes, key=lambda quote: (quote.conversation.key, quote.first_word))


def drawn(talks: Sequence[Conversation], seed: int, times: int) -> list[Quote]:
    bag, quotes = Bag(seed), []
    for _ in range(times):
        quote, bag = bag.draw(shuffled(talks))
        quotes.append(quote)
    return quotes


@given(TALKS, SEEDS, st.sampled_from([None, "Ada", "Bo", "Cy"]))
def test_every_quote_that_stands_alone_has_a_place_of_its_own(talks, seed, speaker):
    placed = list(shuffled(talks, speaker).after(seed, -1))
    assert placed == sorted(placed, key=lambda each: each[0])
    assert len({place for place, _ in placed}) == len(placed)
    assert in_order(quote for _, quote in placed) == [
        quote for talk in talks for quote in quotable(talk) if speaker in (None, quote.speaker)
    ]


@given(TALKS, SEEDS)
def test_every_quote_comes_once_before_any_comes_again(talks, seed):
    every = {quote for talk in talks for quote in quotable(talk)}
    for round_number in range(2):
        quotes = drawn(talks, seed, 2 * len(every))[round_number * len(every) :][: len(every)]
        assert set(quotes) == every


@given(TALKS.filter(bool), SEEDS)
def test_a_quote_keeps_its_place_when_other_conversations_come(talks, seed):
    before, after = shuffled(talks[:-1]).after(seed, -1), shuffled(talks).after(seed, -1)
    assert set(before) <= set(after)


@given(TALKS, SEEDS, st.data())
def test_what_comes_after_a_place_is_the_rest(talks, seed, data):
    quotes = shuffled(talks)
    every = list(quotes.after(seed, -1))
    place = data.draw(st.sampled_from([0, *(place for place, _ in every)]))
    assert list(quotes.after(seed, place)) == [each for each in every if each[0] > place]


def test_every_seed_shuffles_anew(conversation):
    first, second = ([quote for _, quote in shuffled([conversation]).after(seed, -1)] for seed in (1, 2))
    assert set(first) == set(second)
    assert first != second
    assert first != in_order(first)


@pytest.mark.parametrize(("count", "found"), [(5, 5), (1000, 167)])
def test_some_are_picked_once_each(conversation, count, found):
    picked = shuffled([conversation]).some(count, Random(1))
    assert len(picked) == len(set(picked)) == found
