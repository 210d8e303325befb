from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.conversation.model import Quote
from bot.ideas.nearest import Near
from bot.ideas.second_look import LOOKED_AT, look_again
from tests.ideas.topics import TopicEmbedder, town


class LongAnswers(TopicEmbedder):
    """Takes the longest text for the best answer."""

    def second_look(self, asked: str, texts: Sequence[str]) -> NDArray[np.float32]:
        self.looked_at = list(texts)
        return np.array([len(text) for text in texts], np.float32)


def near(closeness: float, first: int, stop: int) -> Near:
    return Near(closeness, Quote(TOWN, first, stop))


TOWN = town()


def test_the_first_places_are_put_in_the_order_of_the_second_look_and_nothing_is_lost():
    found = [near(1 - number / 100, 10 * number, 10 * number + 1 + number % 7) for number in range(LOOKED_AT + 5)]
    embedder = LongAnswers()
    again = look_again(found, "anything", embedder)
    lengths = [len(quote.text) for quote in again[:LOOKED_AT]]
    assert lengths == sorted(lengths, reverse=True)
    assert {quote.first_word for quote in again[:LOOKED_AT]} == {10 * number for number in range(LOOKED_AT)}
    assert again[LOOKED_AT:] == [unit.quote for unit in found[LOOKED_AT:]]


def test_of_units_that_overlap_the_nearest_is_looked_at():
    found = [near(0.9, 0, 10), near(0.8, 5, 15), near(0.7, 20, 30)]
    embedder = LongAnswers()
    assert len(look_again(found, "anything", embedder)) == 3
    assert embedder.looked_at == [found[0].quote.text, found[2].quote.text]


def test_without_anything_to_add_the_order_stays():
    found = [near(0.9, 0, 10), near(0.8, 20, 25), near(0.7, 40, 60)]
    assert look_again(found, "anything", TopicEmbedder()) == [unit.quote for unit in found]
