"""What each speaker says about a topic: every place where its words, or forms of them, come up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.conversation.model import Conversation, Quote
from bot.search.match import Match
from bot.statistics.word_use import word_use


@dataclass(frozen=True, slots=True)
class TopicPlace:
    """A passage where the topic comes up: its best ``quote``, how many there are, and the best one's ``score``."""

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


def topic(conversations: Iterable[Conversation], words: str, matches: Sequence[Match]) -> tuple[SpeakerTopic, ...]:
    """Return where ``words`` come up, by speaker, who says most of it first.

    Every use of the words in any of their forms counts, and every match that a search found for them; those within
    one passage are one place. A use counts as sure; places are ordered by score, then uses, then time.
    """
    scored = [(use, 1.0) for use in word_use(conversations, words).places]
    scored += [(match.quote, match.score) for match in matches if not _among(match.quote, scored)]
    passages: dict[tuple[str, int], list[tuple[Quote, float]]] = {}
    for quote, score in scored:
        place = (quote.conversation.key, quote.conversation.passage_of(quote.first_word))
        passages.setdefault(place, []).append((quote, score))
    by_speaker: dict[str, list[TopicPlace]] = {}
    for found in passages.values():
        best, score = max(found, key=lambda one: one[1])
        by_speaker.setdefault(best.speaker, []).append(TopicPlace(best, len(found), score))
    groups = [SpeakerTopic(speaker, tuple(sorted(own, key=_rank))) for speaker, own in by_speaker.items()]
    return tuple(sorted(groups, key=lambda group: (-len(group.places), group.speaker)))


def _among(quote: Quote, scored: Sequence[tuple[Quote, float]]) -> bool:
    """Say whether ``quote`` shares a word with one that was counted already."""
    return any(
        quote.conversation == other.conversation
        and quote.first_word < other.stop_word
        and other.first_word < quote.stop_word
        for other, _ in scored
    )


def _rank(place: TopicPlace) -> tuple[float, int, float]:
    return (-place.score, -place.uses, place.quote.start)
