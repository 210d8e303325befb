"""What is shown of a place: the passage around it, and the sentence in it that comes nearest."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from bot.conversation.model import Conversation, Quote
from bot.conversation.sentences import Span
from bot.ideas.asked import Asked
from bot.ideas.embedder import Embedder
from bot.ideas.outline import Spans, around, sentences, touched
from bot.ideas.second_look import overlap
from bot.ideas.spoken import MOST, said_by

PASSAGE_WORDS = 100
"""Words a passage has at most, unless its best sentence alone has more."""
FEWEST_BEST = 6
"""Words the best sentence has, if any in its unit has as many."""


@dataclass(frozen=True, slots=True)
class IdeaPassage:
    """A passage near an idea: ``best`` is the sentence in ``whole`` that comes nearest.

    ``in_other_words`` says that it is likely what was meant, not only near it.
    """

    whole: Quote
    best: Quote
    in_other_words: bool = False


class Passages:
    """Makes passages of places; the sentences of a conversation are read once."""

    def __init__(self, embedder: Embedder | None) -> None:
        self._embedder = embedder
        self._sentences: dict[str, Spans] = {}

    def know(self, conversation: Conversation, spans: Spans) -> None:
        """Take ``spans`` for the sentences of ``conversation``."""
        self._sentences[conversation.key] = spans

    def apart(self, quotes: Iterable[Quote]) -> Iterator[tuple[Quote, Quote]]:
        """Yield each of ``quotes`` with the passage around it, unless it is in a passage that came before."""
        wholes: list[Quote] = []
        for quote in quotes:
            if not any(overlap(quote, whole) for whole in wholes):
                span = around(self._sentences_of(quote.conversation), _span(quote), PASSAGE_WORDS)
                wholes.append(Quote(quote.conversation, *span))
                yield quote, wholes[-1]

    def best(self, quote: Quote, asked: Asked | None, speaker: str | None) -> Quote:
        """Return the sentence of ``quote`` that comes nearest; all of ``quote`` if that can't be told."""
        every = self._sentences_of(quote.conversation)
        begin, end = touched(every, _span(quote))
        parts = [Quote(quote.conversation, first, stop) for first, stop in every[begin:end].tolist()]
        parts = [part for part in parts if speaker is None or said_by(speaker, part) >= MOST]
        parts = [part for part in parts if part.stop_word - part.first_word >= FEWEST_BEST] or parts
        if asked is None or self._embedder is None or len(parts) < 2:
            return parts[0] if len(parts) == 1 else quote
        return parts[int(np.argmax(self._embedder.embed([part.text for part in parts]) @ asked.whole))]

    def _sentences_of(self, conversation: Conversation) -> Spans:
        if conversation.key not in self._sentences:
            self._sentences[conversation.key] = sentences(conversation)
        return self._sentences[conversation.key]


def _span(quote: Quote) -> Span:
    return Span(quote.first_word, quote.stop_word)
