"""A conversation with its vectors: how close each unit of it comes to what was asked.

A unit is as close as its own vector, plus ``IN_WINDOW`` times the closest window it is in, plus ``IN_WORDS`` times
how well it has, for each word asked for, one that means nearly that (as in late interaction: Khattab and Zaharia,
"ColBERT", 2020). Both weights were chosen on the development queries, where .4 to 1 and .4 to .8 do as well.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.conversation.model import Conversation, Quote
from bot.ideas.asked import Asked
from bot.ideas.outline import Outline, Spans, touching
from bot.ideas.vectors import Vectors

IN_WINDOW = 0.7
IN_WORDS = 0.4

Scores = NDArray[np.float32]


class Embedded:
    """A conversation, its outline, and the vectors of the outline's windows, units and terms."""

    def __init__(self, conversation: Conversation, parts: Outline, vectors: Vectors) -> None:
        self.conversation = conversation
        self.outline = parts
        borders = np.cumsum([len(parts.windows), len(parts.units)])
        plain = np.asarray(vectors)  # still mapped, but quicker to slice than a memmap
        self._windows, self._units, self._terms = np.split(plain, borders)

    @staticmethod
    def texts(conversation: Conversation, parts: Outline) -> list[str]:
        """Return what is embedded: the text of each window and unit, and each term."""
        words = conversation.words
        spans = (*parts.windows.tolist(), *parts.units.tolist())
        return [" ".join(words[first:stop]) for first, stop in spans] + list(parts.terms)

    def windows(self, asked: Asked) -> Scores:
        """Return how close each window comes."""
        return self._windows.astype(np.float32) @ asked.whole

    def units(self, asked: Asked, windows: Scores, near: Sequence[int]) -> list[tuple[float, Quote]]:
        """Return how close each unit in the windows numbered ``near`` comes.

        ``windows`` is how close each window comes.
        """
        numbers = self._units_in(near)
        units = self.outline.units[numbers]
        closeness = self._units[numbers].astype(np.float32) @ asked.whole
        closeness += IN_WINDOW * _highest(windows, *touching(self.outline.windows, units))
        closeness += IN_WORDS * self._in_words(asked, units)
        quotes = [Quote(self.conversation, first, stop) for first, stop in units.tolist()]
        return list(zip(closeness.tolist(), quotes, strict=True))

    def _in_words(self, asked: Asked, spans: Spans) -> Scores:
        """Return, 0 to 1, how well each of ``spans`` has, for each word asked for, one that means nearly that."""
        said = [self.outline.term_at[first:stop] for first, stop in spans.tolist()]
        used, places = np.unique(np.concatenate(said), return_inverse=True)
        likeness = (
            asked.words @ self._terms[used].astype(np.float32).T
            if len(self._terms)
            else np.zeros((len(asked.words), len(used)), np.float32)
        )
        likeness = np.maximum(likeness - asked.unlike, 0) / (1 - asked.unlike)
        likeness[:, used < 0] = 0
        starts = np.cumsum([0, *map(len, said[:-1])])
        best = np.maximum.reduceat(likeness[:, places], starts, axis=1)
        return asked.weights @ best

    def _units_in(self, windows: Sequence[int]) -> NDArray[np.intp]:
        """Return the numbers of the units that share a word with any of ``windows``."""
        held = np.zeros(len(self.outline.units) + 1, np.int32)
        firsts, stops = touching(self.outline.units, self.outline.windows[list(windows)])
        np.add.at(held, firsts, 1)
        np.add.at(held, stops, -1)
        return np.flatnonzero(np.cumsum(held) > 0)


def _highest(scores: Scores, firsts: NDArray[np.intp], stops: NDArray[np.intp]) -> Scores:
    """Return the highest of ``scores[first:stop]`` for each pair of ``firsts`` and ``stops``; no pair is empty."""
    borders = np.stack([firsts, stops], axis=1).ravel()
    return np.maximum.reduceat(np.append(scores, -np.inf), borders)[::2].astype(np.float32)
