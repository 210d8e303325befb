"""Words and phrases as they stand in sentences, counted by speaker."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from bot.conversation.model import Conversation, Quote
from bot.conversation.sentences import sentence_spans
from bot.search.reading.tokens import Tokens
from bot.statistics.tokens import tokenized

Term = tuple[str, ...]
"""One to ``LONGEST`` tokens, one after the other in one sentence."""

LONGEST = 3

FEWEST = 3
"""Uses that a term needs to be worth counting longer terms with it."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as tokens."""

    conversation: Conversation
    speaker: str
    tokens: Tokens

    def terms(self, length: int) -> Iterator[Term]:
        """Yield every term of ``length`` tokens, in order."""
        return zip(*(self.tokens.texts[skipped:] for skipped in range(length)), strict=False)

    def quote(self, first: int, length: int) -> Quote:
        """Return the words that say ``length`` tokens from token ``first`` on."""
        words = self.tokens.words
        return Quote(self.conversation, words[first], words[first + length - 1] + 1)


@dataclass(frozen=True, slots=True)
class TermCounts:
    """How often the terms of one length are used."""

    by_speaker: dict[str, Counter[Term]] = field(default_factory=lambda: defaultdict(Counter))
    everyone: Counter[Term] = field(default_factory=Counter)
    totals: Counter[str] = field(default_factory=Counter)
    """Uses of all terms by each speaker, of those not worth counting too."""


def sentences_of(conversations: Iterable[Conversation]) -> list[Sentence]:
    """Return every sentence in which a word is said."""
    found = []
    for spoken in tokenized(conversations):
        conversation = spoken.conversation
        for first, stop in sentence_spans(conversation):
            tokens = spoken.between(first, stop)
            if tokens.texts:
                speaker = conversation.passages[conversation.passage_of(first)].speaker
                found.append(Sentence(conversation, speaker, tokens))
    return found


def count_terms(sentences: Sequence[Sentence]) -> list[TermCounts]:
    """Return how often the terms of 1, 2, ... ``LONGEST`` tokens are used.

    A longer term is only counted if both terms it extends are used ``FEWEST`` times by all speakers together: it
    can't be used more often than they are, and most terms are used once.
    """
    counted = [_count(sentences, 1, None)]
    for length in range(2, LONGEST + 1):
        frequent = {term for term, uses in counted[-1].everyone.items() if uses >= FEWEST}
        counted.append(_count(sentences, length, frequent))
    return counted


def _count(sentences: Iterable[Sentence], length: int, extendable: Collection[Term] | None) -> TermCounts:
    counts = TermCounts()
    for sentence in sentences:
        terms = list(sentence.terms(length))
        counts.totals[sentence.speaker] += len(terms)
        if extendable is not None:
            terms = [term for term in terms if term[:-1] in extendable and term[1:] in extendable]
        counts.by_speaker[sentence.speaker].update(terms)
        counts.everyone.update(terms)
    return counts
