"""How well given stretches of talk fit some words, whatever they were found by: for a second look at the unsure."""

from collections.abc import Sequence
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.conversation.model import Conversation, Quote
from bot.search.asked.episodes import Episodes
from bot.search.asked.query import Query
from bot.search.asked.question import SpeakerNames, read_question
from bot.search.matching.alignment import align
from bot.search.matching.evidence import likeness
from bot.search.matching.windows import Windows
from bot.search.reading.corpus import BREAK, Corpus
from bot.search.reading.postings import BLOCK, Postings
from bot.search.reading.similarity import SAME_STEM
from bot.search.reading.tokens import tokenize
from bot.search.searchable import Searchable

AROUND = 24
"""Tokens on both sides of a stretch that speak for it, too."""
LONGEST = 96
"""Tokens of a stretch that are looked at."""
OFTEN = 2.0
"""Blocks of a conversation with a word from which more of them add little."""


class Fit(NamedTuple):
    """How well a stretch fits: each a share of the weight asked for, 0 to 1, but for ``letters`` and ``topic``.

    What is found ``around`` it and in it, and in it ``in_order``; ``letters`` are alike, 0 to 1; what is ``named`` by
    title, series, number or speakers of its conversation; ``topic``: how much the words are what its
    conversation is about, as a share of what they are in the one where they are most.
    """

    around: float
    in_order: float
    letters: float
    named: float
    topic: float


class Told(NamedTuple):
    """How much a conversation is what words are about: ``named`` and ``topic`` as in ``Fit``."""

    named: float
    topic: float


class _About(NamedTuple):
    words: str
    query: Query
    told: list[Told]


class Fitting:
    """How well any stretch of these ``conversations`` fits what is asked, and any of them as a whole."""

    def __init__(
        self,
        conversations: Sequence[Conversation],
        searchable: Searchable,
        episodes: Episodes,
        names: SpeakerNames,
    ) -> None:
        self._searchable = searchable
        self._episodes = episodes
        self._names = names
        self._last: _About | None = None
        self.numbers = {talk.key: number for number, talk in enumerate(conversations)}
        """The number of each conversation by its key."""

    def fits(self, words: str, quotes: Sequence[Quote]) -> list[Fit]:
        """Return how well each of ``quotes``, of these conversations, fits ``words``, or what they ask about."""
        about = self._about(words)
        stretches = [self._tokens_of(quote) for quote in quotes]
        return _fits(about.query, stretches, self._searchable.corpus, about.told)

    def told_of(self, words: str) -> dict[str, Told]:
        """Return how much each conversation, by its key, is what ``words`` are about, or ask about."""
        told = self._about(words).told
        return {key: told[number] for key, number in self.numbers.items()}

    def _about(self, words: str) -> _About:
        """Return what ``words`` ask for; that asked last is remembered, as it is asked for several times."""
        last = self._last
        if last is None or last.words != words:
            tokens = tokenize(words.split()).texts
            question = read_question(tokens, self._names)
            topic = question is not None
            query = self._searchable.read(question.about if question else tokens, _go_on, topic=topic)
            named = self._episodes.named_by(list(query.similar))
            told = _told_of(query, named, self._searchable.corpus, self._searchable.postings)
            last = self._last = _About(words, query, told)
        return last

    def _tokens_of(self, quote: Quote) -> tuple[int, int]:
        """Return the tokens that say the words of ``quote``, from and to."""
        corpus, number = self._searchable.corpus, self.numbers[quote.conversation.key]
        start, stop = corpus.starts[number : number + 2].tolist()
        words = corpus.words[start : stop - 1]
        first, last = np.searchsorted(words, (quote.first_word, quote.stop_word)).tolist()
        return start + first, max(start + last, start + first + 1)


class JoinedFitting:
    """That of several indexes together."""

    def __init__(self, parts: Sequence[Fitting]) -> None:
        self._parts = tuple(parts)

    def fits(self, words: str, quotes: Sequence[Quote]) -> list[Fit]:
        """Return what ``Fitting.fits`` of the part that has it returns, for each of ``quotes``."""
        found: dict[int, Fit] = {}
        for part in self._parts:
            own = [at for at, quote in enumerate(quotes) if quote.conversation.key in part.numbers]
            found |= zip(own, part.fits(words, [quotes[at] for at in own]), strict=True)
        return [found[at] for at in range(len(quotes))]

    def told_of(self, words: str) -> dict[str, Told]:
        """Return what ``Fitting.told_of`` of all parts returns, together."""
        return {key: told for part in self._parts for key, told in part.told_of(words).items()}


def _go_on() -> None:
    """Do nothing between the slices of a search."""


def _fits(query: Query, stretches: Sequence[tuple[int, int]], corpus: Corpus, told: Sequence[Told]) -> list[Fit]:
    """Return how well each of ``stretches``, tokens from and to, fits ``query``, of which each talk has so much."""
    if not query.terms or not stretches:
        return [Fit(*[0.0] * len(Fit._fields)) for _ in stretches]
    begins, ends = np.array(stretches, np.int64).T
    owners = np.searchsorted(corpus.starts, begins, side="right") - 1
    windows, inside = _open(query, begins, np.minimum(ends, begins + LONGEST), owners, corpus)
    weights = query.weights / np.float32(query.distinct_total)
    around = weights @ windows.similar.max(axis=2)
    alone = windows._replace(barred=~inside, similar=np.where(inside, windows.similar, 0))
    in_order = align(query, alone).score
    return [
        Fit(
            float(around[row]),
            float(in_order[row]),
            likeness(query.text, corpus, int(begins[row]), int(ends[row])),
            *told[owner],
        )
        for row, owner in enumerate(owners.tolist())
    ]


def _told_of(query: Query, named: NDArray[np.bool_], corpus: Corpus, postings: Postings) -> list[Told]:
    """Return how much each conversation is what ``query`` is about.

    ``named`` says for each distinct term and conversation, shape (terms, conversations), whether it is named by it.
    A word tells of a conversation the more, the fewer conversations say it and the oftener this one does.
    """
    if not query.terms:
        return [Told(0.0, 0.0)] * (len(corpus.starts) - 1)
    weights = query.weights / np.float32(query.distinct_total)
    topics = _topics(query, corpus, postings)
    return [Told(*told) for told in zip((weights @ named).tolist(), topics.tolist(), strict=True)]


def _topics(query: Query, corpus: Corpus, postings: Postings) -> NDArray[np.float32]:
    count = len(corpus.starts) - 1
    borders = corpus.starts[:-1] // BLOCK
    worth = np.zeros(count, np.float32)
    for similar in query.similar.values():
        said = np.zeros(count, np.float32)
        for number, degree in zip(similar.numbers, similar.degrees, strict=True):
            if degree >= SAME_STEM:
                owners = np.searchsorted(borders, postings.of(number), side="right") - 1
                said += degree * np.bincount(owners, minlength=count).astype(np.float32)
        if have := int((said > 0).sum()):
            worth += log((count + 1) / (have + 0.5)) * said / (said + OFTEN)
    return worth / max(float(worth.max(initial=0)), 1e-6)


def _open(
    query: Query,
    begins: NDArray[np.int64],
    ends: NDArray[np.int64],
    owners: NDArray[np.intp],
    corpus: Corpus,
) -> tuple[Windows, NDArray[np.bool_]]:
    """Return the stretches with what is said around them, and which of the tokens are theirs."""
    width = int((ends - begins).max()) + 2 * AROUND
    places = begins[:, None] - AROUND + np.arange(width)
    first, stop = corpus.starts[owners][:, None], corpus.starts[owners + 1][:, None] - 1
    there = (places >= first) & (places < stop) & (places < ends[:, None] + AROUND)
    tokens = np.where(there, corpus.tokens[np.where(there, places, 0)], BREAK)
    similar = np.empty((len(query.similar), *tokens.shape), np.float32)
    degree_of = np.zeros(len(corpus.vocabulary), np.float32)
    for row, (numbers, degrees, _) in enumerate(query.similar.values()):
        degree_of[numbers] = degrees
        degree_of.take(tokens, out=similar[row])
        degree_of[numbers] = 0
    inside = (places >= begins[:, None]) & (places < ends[:, None]) & there
    return Windows(places, similar, tokens == BREAK), inside
