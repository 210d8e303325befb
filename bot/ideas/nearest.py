"""What comes nearest to what was asked, in any number of conversations: units, and the conversations themselves."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.conversation.model import Quote
from bot.ideas.asked import Asked
from bot.ideas.coarse import Chosen, best_mean
from bot.ideas.embedded import IN_WORDS, Unit
from bot.ideas.embedder import Embedder

SCREENED = 100
"""The pieces, of all conversations together, whose words are looked at."""
READ = 20
"""The pieces of them whose units are read; on the development queries 12 to 30 do as well."""
SCREENED_EACH, READ_EACH = 20, 2
"""The same, of each conversation, where it is first asked which conversations come near."""


class Near(NamedTuple):
    """A unit, or a piece further away, and how close it comes."""

    closeness: float
    quote: Quote


class Screened:
    """How close each piece of each of the conversations ``chosen`` comes to what was asked."""

    def __init__(self, chosen: Chosen, asked: Asked) -> None:
        self._chosen = chosen
        self._conversations = conversations = chosen.talks
        self._asked = asked
        self._pieces = [one.pieces(asked) for one in conversations]
        self._totals = [pieces.total for pieces in self._pieces]

    def are_near(self, embedder: Embedder) -> bool:
        """Return whether any piece is nearer than one of so many would be by chance."""
        best = max((float(pieces.alone.max()) for pieces in self._pieces if len(pieces.alone)), default=-1.0)
        count = self._chosen.pieces
        return count > 0 and best >= embedder.unrelated + embedder.by_chance * log(count)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each conversation by its key."""
        return {one.conversation.key: number for number, one in enumerate(self._conversations)}

    @cached_property
    def standing(self) -> NDArray[np.float64]:
        """How near each conversation comes, in standard deviations above the mean of all that were chosen from."""
        every = self._chosen.means or self._means
        spread = float(np.std(every)) if every else 0.0
        return (np.array(self._means) - np.mean(every)) / spread if spread else np.zeros(len(self._means))

    def best(self, count: int) -> list[tuple[int, int]]:
        """Return the ``count`` nearest pieces of all, nearest first, as numbers of conversation and piece."""
        if not any(map(len, self._totals)):
            return []
        owners = np.repeat(np.arange(len(self._totals)), [len(total) for total in self._totals])
        numbers = np.concatenate([np.arange(len(total)) for total in self._totals])
        best = np.argsort(-np.concatenate(self._totals), kind="stable")[:count]
        return list(zip(owners[best].tolist(), numbers[best].tolist(), strict=True))

    def best_of(self, owner: int, count: int) -> list[tuple[int, int]]:
        """Return the same of one conversation."""
        return [(owner, number) for number in np.argsort(-self._totals[owner], kind="stable")[:count].tolist()]

    def quote(self, owner: int, number: int) -> Quote:
        """Return the words of a piece."""
        conversation = self._conversations[owner]
        return Quote(conversation.conversation, *conversation.outline.pieces[number].tolist())

    def alone(self, owner: int, number: int) -> float:
        """Return how near a piece comes by itself."""
        return float(self._pieces[owner].alone[number])

    def around(self, owner: int, quote: Quote) -> float:
        """Return how near the piece comes, with its neighbours, that the middle of ``quote`` is in."""
        middle = (quote.first_word + quote.stop_word) // 2
        firsts = self._conversations[owner].outline.pieces[:, 0]
        if not len(firsts):
            return 0.0
        return float(self._pieces[owner].around[max(0, int(np.searchsorted(firsts, middle, "right")) - 1)])

    def means(self, quotes: Sequence[Quote]) -> list[float]:
        """Return, 0 to 1, how well each of ``quotes`` has, for each word asked for, one that means nearly that."""
        found = [0.0] * len(quotes)
        places: dict[int, list[int]] = {}
        for at, quote in enumerate(quotes):
            places.setdefault(self.numbers[quote.conversation.key], []).append(at)
        for owner, own in places.items():
            spans = np.array([(quotes[at].first_word, quotes[at].stop_word) for at in own], np.int32)
            for at, value in zip(own, self._conversations[owner].in_words(self._asked, spans).tolist(), strict=True):
                found[at] = value
        return found

    @cached_property
    def _means(self) -> list[float]:
        return [best_mean(total) for total in self._totals]

    def by_conversation(self, embedder: Embedder) -> Iterator[list[Near]]:
        """Yield the nearest units of each conversation, the nearest conversation first: each as near as that comes."""
        for owner in np.argsort(-np.array(self._means), kind="stable").tolist():
            found = self._nearest([owner], embedder, SCREENED_EACH, READ_EACH)
            yield [Near(self._means[owner], near.quote) for near in found]

    def nearest(self, embedder: Embedder) -> list[Near]:
        """Return units of the nearest pieces, nearest first, and then the next pieces; units may overlap."""
        return self._nearest(range(len(self._totals)), embedder, SCREENED, READ)

    def _nearest(self, among: Sequence[int], embedder: Embedder, screened: int, read: int) -> list[Near]:
        """Return what ``nearest`` does, of the conversations with the numbers ``among``."""
        totals = [self._totals[owner] for owner in among]
        if not any(map(len, totals)):
            return []
        owners = np.repeat(np.array(among), [len(total) for total in totals])
        numbers = np.concatenate([np.arange(len(total)) for total in totals])
        best = np.argsort(-np.concatenate(totals), kind="stable")[:screened]
        places = [
            place
            for owner in np.unique(owners[best]).tolist()
            for place in self._with_words(owner, np.sort(numbers[best[owners[best] == owner]]).tolist())
        ]
        places.sort(reverse=True)
        units: list[Unit] = []
        for owner in sorted({owner for _, owner, _ in places[:read]}):
            chosen = sorted(number for _, other, number in places[:read] if other == owner)
            units += self._conversations[owner].units(self._asked, self._pieces[owner], chosen)
        return [*self._read(units, embedder), *map(self._as_near, places[read:])]

    def _with_words(self, owner: int, numbers: Sequence[int]) -> list[tuple[float, int, int]]:
        conversation = self._conversations[owner]
        spans = conversation.outline.pieces[list(numbers)]
        total = self._totals[owner][list(numbers)] + IN_WORDS * conversation.in_words(self._asked, spans)
        return [(closeness, owner, number) for closeness, number in zip(total.tolist(), numbers, strict=True)]

    def _read(self, units: Sequence[Unit], embedder: Embedder) -> list[Near]:
        vectors = embedder.embed([unit.quote.text for unit in units])
        alone = (vectors @ self._asked.whole).tolist()
        found = [Near(own + unit.so_far, unit.quote) for own, unit in zip(alone, units, strict=True)]
        return sorted(found, key=lambda near: -near.closeness)

    def _as_near(self, place: tuple[float, int, int]) -> Near:
        closeness, owner, number = place
        conversation = self._conversations[owner]
        first, stop = conversation.outline.pieces[number].tolist()
        return Near(closeness, Quote(conversation.conversation, first, stop))
