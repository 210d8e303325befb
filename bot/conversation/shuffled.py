"""Quotes that stand alone in a shuffled order, found one by one: most of a large library is never read for them."""

import struct
from collections.abc import Iterator, Sequence
from hashlib import shake_128
from itertools import islice
from operator import itemgetter
from random import Random

from bot.conversation.bag import BITS
from bot.conversation.model import Quote
from bot.conversation.quotable import FEWEST_WORDS, QuotableTurns

_FIRST_TRIED = 64
"""Spots tried at first; about every eighth has a quote."""
_WIDER = 4
"""How many times as many are tried each time after."""


class Shuffled:
    """An order of the quotes that stand alone in ``conversations``, of one ``speaker`` or of all.

    What is shuffled are spots, each so few words that at most one such quote begins there. A spot has the same place
    whatever other conversations there are and however many words follow it.
    """

    def __init__(self, conversations: Sequence[QuotableTurns], speaker: str | None = None) -> None:
        self._turns = [one for one in conversations if speaker is None or speaker in one.conversation.speakers]
        self._speaker = speaker

    def after(self, seed: int, place: int) -> Iterator[tuple[int, Quote]]:
        """Yield the quotes beyond ``place``, each with its own, ascending."""
        end, tried = 1 << BITS, _FIRST_TRIED
        width = end // max(1, sum(map(_spots, self._turns)))
        while self._turns and place < end:
            stop = place + width * tried
            for at, turns, spot in sorted(self._between(seed, place, stop), key=itemgetter(0)):
                first = spot * FEWEST_WORDS
                for quote in turns.begun(first, first + FEWEST_WORDS):
                    if self._speaker in (None, quote.speaker):
                        yield at, quote
            place, tried = stop, tried * _WIDER

    def some(self, count: int, chance: Random) -> list[Quote]:
        """Return ``count`` quotes that ``chance`` picks, each once; fewer where there are fewer."""
        return [quote for _, quote in islice(self.after(chance.getrandbits(BITS), -1), count)]

    def _between(self, seed: int, place: int, stop: int) -> Iterator[tuple[int, QuotableTurns, int]]:
        """Yield the spots whose places are beyond ``place``, up to ``stop``, in no order."""
        low, high = (each + 1 << 64 - BITS for each in (place, stop))
        for turns in self._turns:
            content = seed.to_bytes(8) + turns.conversation.key.encode()
            places = struct.unpack(f"<{_spots(turns)}Q", shake_128(content).digest(8 * _spots(turns)))
            for spot, at in enumerate(places):
                if low <= at < high:
                    yield at >> (64 - BITS), turns, spot


def _spots(turns: QuotableTurns) -> int:
    return -(-turns.conversation.word_count // FEWEST_WORDS)
