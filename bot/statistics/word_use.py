"""How often a word or phrase is said, in all its forms: by whom, where in a talk, in which conversations."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.conversation.model import Conversation, Quote
from bot.statistics.concordance import Concordance
from bot.statistics.dates import undated_last
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


def word_use(concordances: Sequence[Concordance], words: str) -> WordUse:
    """Return how often ``words`` are said in all ``concordances``; ``phrase_uses`` tells what counts as saying them."""
    looked_up = [pair for one in concordances for pair in zip(one.conversations, phrase_uses(one, words), strict=True)]
    dated = sorted(looked_up, key=lambda pair: undated_last(pair[0]))
    everywhere = [use for _, uses in dated for use in uses]
    return WordUse(
        words=words,
        uses=len(everywhere),
        speakers=_speakers(concordances, [conversation for conversation, _ in dated], everywhere),
        conversations=tuple(
            ConversationUse(each, each.published, len(uses), _per_thousand(len(uses), each.word_count))
            for each, uses in dated
        ),
        forms=_forms(everywhere),
        places=tuple(everywhere),
    )


def _speakers(
    concordances: Sequence[Concordance], conversations: Sequence[Conversation], uses: Sequence[Quote]
) -> tuple[SpeakerUse, ...]:
    said = sum((Counter(one.words_by_speaker) for one in concordances), Counter[str]())
    met = dict.fromkeys(speaker for conversation in conversations for speaker in conversation.speakers)
    own: dict[str, list[Quote]] = {speaker: [] for speaker in met if said[speaker]}
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


def _forms(uses: Sequence[Quote]) -> tuple[tuple[str, int], ...]:
    forms = Counter[str]()
    for text, count in Counter(map(_as_said, uses)).items():
        forms[re.sub(r"^\W+|\W+$", "", text).lower()] += count
    return tuple(forms.most_common())


def _as_said(quote: Quote) -> str:
    if quote.stop_word - quote.first_word > 1:
        return quote.text
    return quote.conversation.words_from(quote.first_word, quote.stop_word)[0]  # as the text, but several times faster
