"""How often a word or phrase is said, in all its forms: by whom, where in a talk, in which conversations."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from bot.conversation.model import Conversation, Quote
from bot.statistics.dates import by_date
from bot.statistics.phrases import phrase_uses


@dataclass(frozen=True, slots=True)
class SpeakerUse:
    """How often one speaker says the words."""

    speaker: str
    uses: int
    per_thousand_words: float
    """``uses`` for every 1,000 words of the speaker."""
    first: Quote | None
    """The earliest use: of the oldest conversation, conversations without a date last; None if there is none."""
    last: Quote | None


@dataclass(frozen=True, slots=True)
class ConversationUse:
    """How often the words are said in one conversation."""

    conversation: Conversation
    published: date | None
    uses: int
    per_thousand_words: float
    """``uses`` for every 1,000 words of the conversation."""


@dataclass(frozen=True, slots=True)
class WordUse:
    """How often a word or phrase is said in some conversations."""

    words: str
    """As they were asked for."""
    uses: int
    speakers: tuple[SpeakerUse, ...]
    """Everyone who says anything, most uses first, those who never say the words too."""
    conversations: tuple[ConversationUse, ...]
    """Every conversation, oldest first, those without a date last."""
    forms: tuple[tuple[str, int], ...]
    """The forms met, in lower case, without marks, each with its uses, most first."""
    places: tuple[Quote, ...]
    """Every use, in the order of ``conversations``."""


def word_use(conversations: Iterable[Conversation], words: str) -> WordUse:
    """Return how often ``words`` are said in ``conversations``; ``phrase_uses`` tells what counts as saying them."""
    dated = by_date(conversations)
    places = list(phrase_uses(dated, words))
    everywhere = list(chain.from_iterable(places))
    return WordUse(
        words=words,
        uses=len(everywhere),
        speakers=_speakers(dated, everywhere),
        conversations=tuple(
            ConversationUse(each, each.published, len(uses), _per_thousand(len(uses), each.word_count))
            for each, uses in zip(dated, places, strict=True)
        ),
        forms=tuple(Counter(_as_said(use) for use in everywhere).most_common()),
        places=tuple(everywhere),
    )


def _speakers(conversations: Sequence[Conversation], uses: Sequence[Quote]) -> tuple[SpeakerUse, ...]:
    said = Counter[str]()
    for conversation in conversations:
        for passage in conversation.passages:
            said[passage.speaker] += len(passage.text.split())
    own: dict[str, list[Quote]] = {speaker: [] for speaker, count in said.items() if count}
    for use in uses:
        own[use.speaker].append(use)
    figures = [
        SpeakerUse(
            speaker=speaker,
            uses=len(places),
            per_thousand_words=_per_thousand(len(places), said[speaker]),
            first=places[0] if places else None,
            last=places[-1] if places else None,
        )
        for speaker, places in own.items()
    ]
    return tuple(sorted(figures, key=lambda figure: -figure.uses))


def _per_thousand(uses: int, words: int) -> float:
    return 1000 * uses / words if words else 0.0


def _as_said(quote: Quote) -> str:
    return re.sub(r"^\W+|\W+$", "", quote.text).lower()
