"""What each speaker says about a topic: every place where its words, or forms of them, come up."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.conversation.model import Quote
from bot.search.labels import FOUND
from bot.search.match import Match
from bot.statistics.places import Places
from bot.statistics.word_use import WordUse

_PASSAGES = 2**32
"""More passages than a conversation has."""


@dataclass(frozen=True, slots=True)
class TopicPlace:
    """A passage where the topic comes up: its best ``quote``, that one's ``score``, and the ``uses`` of its words."""

    quote: Quote
    uses: int
    score: float


@dataclass(frozen=True, slots=True)
class SpeakerTopic:
    """One speaker's places, best first, and how often they say the words in all."""

    speaker: str
    places: tuple[TopicPlace, ...]

    @property
    def uses(self) -> int:
        """How often the topic comes up in what they say."""
        return sum(place.uses for place in self.places)


def topic(use: WordUse, matches: Sequence[Match]) -> tuple[SpeakerTopic, ...]:
    """Return where a topic comes up, by speaker, who says most of it first.

    Every ``use`` of its words in any of their forms counts, and is sure; the ``matches`` that a search found for
    them are further places, doubtful ones only where nothing is sure: beside "beans", "beings" is noise. Those within
    one passage are one place; the best come first, the earlier of equals.
    """
    if use.uses or any(match.score >= FOUND for match in matches):
        matches = [match for match in matches if match.score >= FOUND]
    places = use.places
    held = places.conversation * np.int64(_PASSAGES) + places.passage
    passages, firsts, counts = np.unique(held, return_index=True, return_counts=True)
    found = [TopicPlace(places[at], uses, 1.0) for at, uses in zip(firsts.tolist(), counts.tolist(), strict=True)]
    numbers = {conversation.key: number for number, conversation in enumerate(places.conversations)}
    known = set(passages.tolist())
    further: dict[tuple[str, int], TopicPlace] = {}
    for match in sorted(matches, key=lambda match: -match.score):
        key, passage = _passage(match.quote)
        number = numbers.get(key, -1)
        if number * _PASSAGES + passage not in known and not _among(match.quote, places, number):
            further.setdefault((key, passage), TopicPlace(match.quote, 0, match.score))
    by_speaker: dict[str, list[TopicPlace]] = defaultdict(list)
    for place in (*found, *further.values()):
        by_speaker[place.quote.speaker].append(place)
    groups = [SpeakerTopic(speaker, tuple(sorted(own, key=_rank))) for speaker, own in by_speaker.items()]
    return tuple(sorted(groups, key=lambda group: (-group.uses, -len(group.places), group.speaker)))


def is_sure(groups: Sequence[SpeakerTopic]) -> bool:
    """Say whether any of their places is one: a use of the words, or a match that counts as found."""
    return any(place.score >= FOUND for group in groups for place in group.places)


def _passage(quote: Quote) -> tuple[str, int]:
    return quote.conversation.key, quote.conversation.passage_of(quote.first_word)


def _among(quote: Quote, places: Places, conversation: int) -> bool:
    """Say whether ``quote``, of the conversation with this number, shares a word with one of ``places``."""
    sharing = (places.first < quote.stop_word) & (quote.first_word < places.stop)
    return bool((sharing & (places.conversation == conversation)).any())


def _rank(place: TopicPlace) -> tuple[float, int, float, int]:
    _, passage = _passage(place.quote)
    return (-place.score, -place.uses, place.quote.conversation.passages[passage].start, place.quote.first_word)
