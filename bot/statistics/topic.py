"""What each speaker says about a topic: every place where its words, or forms of them, come up."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.conversation.model import Quote
from bot.search.labels import FOUND
from bot.search.match import Match
from bot.statistics.word_use import WordUse


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
    uses: dict[str, list[Quote]] = defaultdict(list)
    passages: dict[tuple[str, int], list[Quote]] = defaultdict(list)
    for quote in use.places:
        uses[quote.conversation.key].append(quote)
        passages[_passage(quote)].append(quote)
    found = [TopicPlace(quotes[0], len(quotes), 1.0) for quotes in passages.values()]
    further: dict[tuple[str, int], TopicPlace] = {}
    for match in sorted(matches, key=lambda match: -match.score):
        passage = _passage(match.quote)
        if passage not in passages and not _among(match.quote, uses[match.quote.conversation.key]):
            further.setdefault(passage, TopicPlace(match.quote, 0, match.score))
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


def _among(quote: Quote, others: Iterable[Quote]) -> bool:
    """Say whether ``quote`` shares a word with one of ``others``, of the same conversation."""
    return any(quote.first_word < other.stop_word and other.first_word < quote.stop_word for other in others)


def _rank(place: TopicPlace) -> tuple[float, int, float]:
    return (-place.score, -place.uses, place.quote.start)
