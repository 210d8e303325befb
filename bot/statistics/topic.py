"""Where a topic comes up: every passage in which its words, or forms of them, are said, by episode or by speaker."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.conversation.model import Conversation, Quote
from bot.search.answer.labels import FOUND
from bot.search.answer.match import Match
from bot.search.asked.conversation_names import newest_first
from bot.statistics.places import Places
from bot.statistics.word_use import WordUse

_PASSAGES = 2**32
"""More passages than a conversation has."""
IMAGINED = 0.5
"""Uses that are expected of anybody and anything, beside those that follow from how much is said."""


class By(StrEnum):
    """What places are grouped by."""

    EPISODE = "episode"
    SPEAKER = "speaker"


class Order(StrEnum):
    """What comes first."""

    BEST = "best"
    """Where the words are said more than so much talk would let one expect."""
    NEWEST = "newest"
    MOST = "most"
    """Where the words are said most."""


class TopicPlace(NamedTuple):
    """A passage where the topic comes up: its best ``quote``, that one's ``score``, and the ``uses`` of its words."""

    quote: Quote
    uses: int
    score: float


@dataclass(frozen=True, slots=True, eq=False)
class TopicPlaces:
    """Every such passage as arrays, of shape (passages,): a common word is said in tens of thousands."""

    quotes: Places
    uses: NDArray[np.integer[Any]]
    scores: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.quotes)

    def __iter__(self) -> Iterator[TopicPlace]:
        return (self.place(number) for number in range(len(self)))

    def place(self, number: int) -> TopicPlace:
        """Return one of them."""
        return TopicPlace(self.quotes[number], self.uses.item(number), self.scores.item(number))

    @property
    def sure(self) -> bool:
        """Whether any of them is one: a use of the words, or a match that counts as found."""
        return bool((self.scores >= FOUND).any())


@dataclass(frozen=True, slots=True)
class TopicGroup:
    """The places of one conversation, or one speaker: whichever is not None. ``numbers`` are theirs, in order."""

    conversation: Conversation | None
    speaker: str | None
    uses: int
    conversations: int
    """In how many conversations they are."""
    numbers: Sequence[int]


def topic(use: WordUse, matches: Sequence[Match]) -> TopicPlaces:
    """Return where a topic comes up.

    Every ``use`` of its words in any of their forms counts, and is sure; the ``matches`` that a search found for
    them are further places, doubtful ones only where nothing is sure: beside "beans", "beings" is noise. Those within
    one passage are one place.
    """
    if use.uses or any(match.score >= FOUND for match in matches):
        matches = [match for match in matches if match.score >= FOUND]
    places = use.places
    held = places.conversation * np.int64(_PASSAGES) + places.passage
    passages, firsts, counts = np.unique(held, return_index=True, return_counts=True)
    further = list(_further(places, set(passages.tolist()), matches))
    columns = (places.conversation, places.speaker, places.passage, places.first, places.stop)
    rows = np.array([row for row, _ in further], np.int32).reshape(-1, len(columns))
    quotes = Places(
        places.conversations,
        places.speakers,
        *(np.concatenate([column[firsts], more]) for column, more in zip(columns, rows.T, strict=True)),
    )
    scores = np.concatenate([np.ones(len(firsts)), np.array([score for _, score in further], float)])
    return TopicPlaces(quotes, np.concatenate([counts, np.zeros(len(further), int)]), scores)


def grouped(found: TopicPlaces, use: WordUse, by: By, order: Order) -> tuple[TopicGroup, ...]:
    """Return the places ``found`` of a ``use`` in groups, and the places in each, as ``order`` says.

    Among equals the newest conversation comes first, and in one what is said earlier.
    """
    quotes = found.quotes
    ages = _ages(quotes.conversations)
    number = quotes.conversation if by is By.EPISODE else quotes.speaker
    by_place = {
        Order.BEST: (-found.uses, -found.scores),
        Order.NEWEST: (),
        Order.MOST: (-found.scores, -found.uses),
    }[order]
    sorting = np.lexsort((quotes.first, quotes.passage, ages[quotes.conversation], *by_place, number))
    starts = np.flatnonzero(np.diff(number[sorting], prepend=-1))
    parts = np.split(sorting, starts[1:]) if len(starts) else []
    groups = [_group(found, part, by) for part in parts]
    expected = _expected(use, by)

    def rank(at: int) -> tuple[float, ...]:
        group, part = groups[at], parts[at]
        first: tuple[float, ...] = ()
        if order is Order.BEST:
            first = (-float(found.scores[part].max()), -_excess(group, expected))
        elif order is Order.MOST:
            first = (-group.uses, -len(part))
        return (*first, int(ages[quotes.conversation[part]].min()), at)

    return tuple(groups[at] for at in sorted(range(len(groups)), key=rank))


def _further(places: Places, known: set[int], matches: Sequence[Match]) -> Iterator[tuple[tuple[int, ...], float]]:
    """Yield the best of ``matches`` in each passage that isn't ``known``: the columns of a place, and a score."""
    numbers = {conversation.key: number for number, conversation in enumerate(places.conversations)}
    speakers = {speaker: number for number, speaker in enumerate(places.speakers)}
    taken = set(known)
    for match in sorted(matches, key=lambda match: -match.score):
        quote = match.quote
        number = numbers.get(quote.conversation.key, -1)
        passage = quote.conversation.passage_of(quote.first_word)
        if number < 0 or number * _PASSAGES + passage in taken or _among(quote, places, number):
            continue
        taken.add(number * _PASSAGES + passage)
        yield (number, speakers[quote.speaker], passage, quote.first_word, quote.stop_word), match.score


def _among(quote: Quote, places: Places, conversation: int) -> bool:
    """Say whether ``quote``, of the conversation with this number, shares a word with one of ``places``."""
    sharing = (places.first < quote.stop_word) & (quote.first_word < places.stop)
    return bool((sharing & (places.conversation == conversation)).any())


def _ages(conversations: Sequence[Conversation]) -> NDArray[np.integer[Any]]:
    """Return how many of ``conversations`` are newer than each."""
    ages = {one.key: age for age, one in enumerate(newest_first(conversations))}
    return np.array([ages[one.key] for one in conversations], int)


def _group(found: TopicPlaces, part: NDArray[np.intp], by: By) -> TopicGroup:
    quotes, first = found.quotes, part.item(0)
    return TopicGroup(
        conversation=quotes.conversations[quotes.conversation.item(first)] if by is By.EPISODE else None,
        speaker=quotes.speakers[quotes.speaker.item(first)] if by is By.SPEAKER else None,
        uses=int(found.uses[part].sum()),
        conversations=1 if by is By.EPISODE else len(np.unique(quotes.conversation[part])),
        numbers=part.tolist(),
    )


def _expected(use: WordUse, by: By) -> Mapping[str, float]:
    """Return how many uses are to be expected in each conversation, or of each speaker, by how much is said."""
    rate = use.uses / max(1, sum(one.words for one in use.conversations))
    if by is By.EPISODE:
        return {one.conversation.key: rate * one.words for one in use.conversations}
    return {one.speaker: rate * one.words for one in use.speakers}


def _excess(group: TopicGroup, expected: Mapping[str, float]) -> float:
    """Return by how many standard deviations the uses of ``group`` exceed those ``expected``, as of rare events."""
    name = group.conversation.key if group.conversation else group.speaker or ""
    likely = expected.get(name, 0.0) + IMAGINED
    return float((group.uses - likely) / likely**0.5)
