"""What each speaker says about a topic: every place where its words, or forms of them, come up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.conversation.model import Quote
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
    them are further places. Those within one passage are one place; the best come first, the earlier of equals.
    """
    said = [*use.places, *(match.quote for match in matches if not _among(match.quote, use.places))]
    scores = {match.quote: match.score for match in matches} | dict.fromkeys(use.places, 1.0)
    passages: dict[tuple[str, int], list[Quote]] = {}
    for quote in said:
        place = (quote.conversation.key, quote.conversation.passage_of(quote.first_word))
        passages.setdefault(place, []).append(quote)
    counted = set(use.places)
    by_speaker: dict[str, list[TopicPlace]] = {}
    for found in passages.values():
        best = max(found, key=lambda quote: scores[quote])
        place_found = TopicPlace(best, sum(quote in counted for quote in found), scores[best])
        by_speaker.setdefault(best.speaker, []).append(place_found)
    groups = [SpeakerTopic(speaker, tuple(sorted(own, key=_rank))) for speaker, own in by_speaker.items()]
    return tuple(sorted(groups, key=lambda group: (-group.uses, -len(group.places), group.speaker)))


def _among(quote: Quote, others: Iterable[Quote]) -> bool:
    """Say whether ``quote`` shares a word with one of ``others``."""
    return any(
        quote.conversation == other.conversation
        and quote.first_word < other.stop_word
        and other.first_word < quote.stop_word
        for other in others
    )


def _rank(place: TopicPlace) -> tuple[float, int, float]:
    return (-place.score, -place.uses, place.quote.start)
