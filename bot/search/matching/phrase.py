"""Where words are said exactly so: the places that can be known without weighing anything."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.search.reading.corpus import Corpus
from bot.search.reading.postings import BLOCK, Postings

LONGEST = 64
"""Tokens compared; a longer passage that begins like this is found all the same."""


def phrase_places(tokens: Sequence[int], corpus: Corpus, postings: Postings) -> NDArray[np.int64]:
    """Return every position in ``corpus`` at which ``tokens`` are said one after the other, ascending.

    The rarest token is looked up, and the neighbours of its places compared.
    """
    wanted = np.array(tokens[:LONGEST], np.int32)
    rarest = int(np.argmax(postings.telling[wanted]))
    places: NDArray[np.int64] = (postings.of(int(wanted[rarest]))[:, None] * np.int64(BLOCK) + np.arange(BLOCK)).ravel()
    places = places[places < len(corpus.tokens)]
    places = places[corpus.tokens[places] == wanted[rarest]] - rarest
    places = places[(places >= 0) & (places + len(wanted) <= len(corpus.tokens))]
    for offset, token in enumerate(wanted):
        if offset != rarest:
            places = places[corpus.tokens[places + offset] == token]
    return places
