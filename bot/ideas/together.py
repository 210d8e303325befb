"""Candidates from three sides, looked at together where the search by words is unsure.

Places that fit by their words, pieces that are near in meaning, and pieces of conversations that are named or talk of
nothing else: each is whole sentences, and is put in order by how well it fits in all these ways at once.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from bot.conversation.model import Quote
from bot.ideas.asked import Asked
from bot.ideas.embedder import Embedder
from bot.ideas.nearest import Screened
from bot.search.answer.completion import widen
from bot.search.answer.match import Match
from bot.search.index import Index
from bot.search.joined import JoinedIndex
from bot.search.matching.fitting import Fit

BY_WORDS = 24
"""Places found by their words that are looked at."""
PIECES = 40
"""Pieces nearest in meaning that are looked at, of all conversations together."""
NEAR_TALKS, TOPIC_TALKS, NAMED_TALKS = 6, 4, 6
"""Conversations of which the nearest pieces are looked at: near in meaning, about nothing else, named."""
OF_EACH = 4
"""Pieces of each of them."""


class Look(NamedTuple):
    """What is found by its words, what is asked, and how close all comes, None where nothing is near."""

    matches: list[Match]
    asked: Asked | None
    screened: Screened | None
    named: str | None
    is_question: bool


class Candidate(NamedTuple):
    """Whole sentences that may be what is asked for, and the ``match`` they are by their words, None for none.

    ``near`` is the cosine of the sentences, ``around`` of the piece they are in
    together with its neighbours; ``means`` how well they have, for each word asked for, one that means nearly that;
    ``fit`` how well they fit by their words.
    """

    quote: Quote
    match: Match | None
    near: float
    around: float
    means: float
    fit: Fit


def candidates(
    words: str,
    matches: Sequence[Match],
    index: Index | JoinedIndex,
    screened: Screened,
    asked: Asked,
    embedder: Embedder,
) -> list[Candidate]:
    """Return all that may be meant by ``words``, for which ``matches`` were found, best first, by their words."""
    by_words = [match for match in matches[:BY_WORDS] if match.quote.conversation.key in screened.numbers]
    pieces = list(dict.fromkeys(_pieces(words, index, screened)))
    quotes = [*(widen(match.quote) for match in by_words), *(screened.quote(*piece) for piece in pieces)]
    if not quotes:
        return []
    near = (embedder.embed([quote.text for quote in quotes[: len(by_words)]]) @ asked.whole).tolist()
    near += [screened.alone(*piece) for piece in pieces]
    owners = [screened.numbers[quote.conversation.key] for quote in quotes]
    around = [screened.around(owner, quote) for owner, quote in zip(owners, quotes, strict=True)]
    means = screened.means(quotes)
    fits = index.fitting.fits(words, quotes)
    found = [*by_words, *(None for _ in pieces)]
    return [Candidate(*one) for one in zip(quotes, found, near, around, means, fits, strict=True)]


def _pieces(words: str, index: Index | JoinedIndex, screened: Screened) -> Iterator[tuple[int, int]]:
    """Yield the pieces to look at, as numbers of conversation and piece."""
    yield from screened.best(PIECES)
    talks = [
        *np.argsort(-screened.standing, kind="stable")[:NEAR_TALKS].tolist(),
        *(screened.numbers[key] for key in told_most(words, index) if key in screened.numbers),
    ]
    for owner in dict.fromkeys(talks):
        yield from screened.best_of(owner, OF_EACH)


def told_most(words: str, index: Index | JoinedIndex) -> list[str]:
    """Return the keys of the conversations that are named by ``words``, or talk of little else."""
    told = index.fitting.told_of(words)
    topics = sorted(told, key=lambda key: -told[key].topic)[:TOPIC_TALKS]
    named = sorted(told, key=lambda key: -told[key].named)[:NAMED_TALKS]
    return [key for key in topics if told[key].topic > 0] + [key for key in named if told[key].named > 0]
