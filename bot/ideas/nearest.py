"""What comes nearest to what was asked, in any number of conversations: units, and the conversations themselves."""

from collections.abc import Iterator, Sequence
from math import log
from typing import NamedTuple

import numpy as np

from bot.conversation.model import Quote
from bot.ideas.asked import Asked
from bot.ideas.embedded import IN_WORDS, Embedded, Unit
from bot.ideas.embedder import Embedder

SCREENED = 100
"""The pieces, of all conversations together, whose words are looked at."""
READ = 20
"""The pieces of them whose units are read; on the development queries 12 to 30 do as well."""
SCREENED_EACH, READ_EACH = 20, 2
"""The same, of each conversation, where it is first asked which conversations come near."""
BEST_PIECES = 5
"""The pieces whose mean is how near a conversation comes: one piece alone is too often an accident."""


class Near(NamedTuple):
    """A unit, or a piece further away, and how close it comes."""

    closeness: float
    quote: Quote


class Screened:
    """How close each piece of each of ``conversations`` comes to what was asked."""

    def __init__(self, conversations: Sequence[Embedded], asked: Asked) -> None:
        self._conversations = conversations
        self._asked = asked
        self._pieces = [one.pieces(asked) for one in conversations]
        self._totals = [pieces.total for pieces in self._pieces]

    def are_near(self, embedder: Embedder) -> bool:
        """Return whether any piece is nearer than one of so many would be by chance."""
        best = max((float(pieces.alone.max()) for pieces in self._pieces if len(pieces.alone)), default=-1.0)
        count = sum(len(pieces.alone) for pieces in self._pieces)
        return count > 0 and best >= embedder.unrelated + embedder.by_chance * log(count)

    def by_conversation(self, embedder: Embedder) -> Iterator[list[Near]]:
        """Yield the nearest units of each conversation, the nearest conversation first: each as near as that comes."""
        means = [float(np.sort(total)[-BEST_PIECES:].mean()) if len(total) else -2.0 for total in self._totals]
        for owner in np.argsort(-np.array(means), kind="stable").tolist():
            found = self._nearest([owner], embedder, SCREENED_EACH, READ_EACH)
            yield [Near(means[owner], near.quote) for near in found]

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
