"""Where each token occurs, by blocks of a few tokens, and how telling it is."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.search.reading.corpus import BREAK, Numbers

BLOCK = 16
"""Tokens in a block: about a line of talk."""


class Postings(NamedTuple):
    """``blocks[starts[t]:starts[t + 1]]`` are the blocks that hold token ``t``, ascending.

    ``telling`` is each token's inverse document frequency, ln((blocks + 1) / blocks with it) + .1, so that the
    commonest word still counts a little (Spärck Jones 1972); ``block_count`` is the number of blocks in all.
    """

    blocks: Numbers
    starts: NDArray[np.int64]
    telling: NDArray[np.float32]
    block_count: int

    def of(self, token: int) -> Numbers:
        """Return the blocks that hold ``token``."""
        return self.blocks[self.starts[token] : self.starts[token + 1]]


def post(tokens: Numbers, vocabulary_size: int) -> Postings:
    """Return the postings of ``tokens``, which are numbers below ``vocabulary_size``."""
    count = len(tokens) // BLOCK + 1
    keys = tokens * np.int64(count)
    keys += np.arange(len(tokens), dtype=np.int64) // BLOCK
    keys.sort()
    keys = keys[np.concatenate([[True], keys[1:] != keys[:-1]])] if len(keys) else keys
    starts = np.searchsorted(keys, np.arange(vocabulary_size + 1, dtype=np.int64) * count)
    telling = np.log((count + 1) / np.maximum(np.diff(starts), 1)) + 0.1
    telling[BREAK] = 0
    return Postings((keys % count).astype(np.int32), starts, telling.astype(np.float32), count)
