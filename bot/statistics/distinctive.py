"""Words and phrases that are one speaker's more than the others'."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.conversation.model import Conversation, Quote
from bot.statistics.function_words import FUNCTION_WORDS
from bot.statistics.inflection import bases
from bot.statistics.log_odds import log_odds_score
from bot.statistics.terms import FEWEST, Sentence, Term, TermCounts, count_terms, sentences_of

PRIOR = 0.1
"""Imagined uses for every real one, see ``log_odds_score``, ..."""

MOST_IMAGINED = 1000.0
"""... up to this many: in long talk the real uses decide."""

LEAST = 1.0
"""Standard deviations from which a term counts as distinctive."""

KEPT = 0.75
"""The part of a term's uses that a longer term must keep to stand for it: "I think" stands for "think"."""

LOOKED_AT = 40
"""Places of a term that are looked at to see how it is written."""

_POINTING = frozenset({"the", "this", "that", "these", "those", "and", "but", "so"})
_WEAK_START = _POINTING | {"to", "of"}
_WEAK_END = _POINTING | {"a", "an", "i", "we", "he", "she", "they"}
"""Words that make a phrase no better where it begins or ends: "the metaverse" says no more than "metaverse"."""

_OUTER_MARKS = re.compile(r"^\W+|\W+$")


@dataclass(frozen=True, slots=True)
class DistinctiveTerm:
    """A word or phrase that one speaker uses more than the others do."""

    text: str
    """As mostly written within sentences, without the marks around it."""
    uses: int
    uses_by_others: int
    per_thousand_words: float
    """``uses`` for every 1,000 tokens of the speaker."""
    per_thousand_words_by_others: float
    strength: float
    """How many standard deviations the speaker's odds lie above the others', see ``log_odds_score``."""
    first: Quote
    """The speaker's first use."""


@dataclass(frozen=True, slots=True)
class SpeakerTerms:
    """What one speaker says more than the others do, most distinctive first."""

    speaker: str
    terms: tuple[DistinctiveTerm, ...]


class _Place(NamedTuple):
    quote: Quote
    opening: bool


class _Scored(NamedTuple):
    uses: int
    others: int
    strength: float


def distinctive_terms(conversations: Iterable[Conversation], limit: int = 10) -> tuple[SpeakerTerms, ...]:
    """Return up to ``limit`` distinctive terms of everyone who speaks in ``conversations``.

    Terms are words and phrases of up to three words within a sentence, used at least three times, that are more
    than function words. Of terms that share a word the most distinctive is given, lengthened while the longer
    term keeps most of its uses. Nobody is distinctive alone: a single speaker has no terms.
    """
    sentences = sentences_of(conversations)
    counts = count_terms(sentences)
    words = counts[0].totals
    return tuple(
        SpeakerTerms(speaker, tuple(_described(speaker, sentences, words, _chosen(speaker, counts, limit))))
        for speaker in words
    )


def _chosen(speaker: str, counts: Sequence[TermCounts], limit: int) -> dict[Term, _Scored]:
    scores = _scores(speaker, counts)
    chosen: dict[Term, _Scored] = {}
    taken: set[str] = set()
    for term in sorted(scores, key=lambda term: -scores[term].strength):
        if len(chosen) == limit or scores[term].strength < LEAST:
            break
        for candidate in (_lengthened(term, scores), term):
            subject = {base for word in candidate if word not in FUNCTION_WORDS for base in bases(word)}
            if taken.isdisjoint(subject):
                taken |= subject
                chosen[candidate] = scores[candidate]
                break
    return dict(sorted(chosen.items(), key=lambda item: -item[1].strength))


def _scores(speaker: str, counts: Sequence[TermCounts]) -> dict[Term, _Scored]:
    scores = {}
    for terms in counts:
        own_total = terms.totals[speaker]
        others_total = terms.totals.total() - own_total
        imagined = min(MOST_IMAGINED, PRIOR * terms.totals.total())
        for term, uses in terms.by_speaker[speaker].items():
            if others_total and uses >= FEWEST and _is_phrase(term):
                others = terms.everyone[term] - uses
                strength = log_odds_score(uses, own_total, others, others_total, imagined)
                scores[term] = _Scored(uses, others, strength)
    return scores


def _is_phrase(term: Term) -> bool:
    return term[0] not in _WEAK_START and term[-1] not in _WEAK_END and not FUNCTION_WORDS.issuperset(term)


def _lengthened(term: Term, scores: Mapping[Term, _Scored]) -> Term:
    """Return the longest term that stands for ``term``."""
    longer = [
        other
        for other, (uses, _, strength) in scores.items()
        if term in (other[1:], other[:-1]) and uses >= KEPT * scores[term].uses and strength >= LEAST
    ]
    return _lengthened(max(longer, key=lambda other: scores[other]), scores) if longer else term


def _described(
    speaker: str, sentences: Iterable[Sentence], words: Mapping[str, int], chosen: Mapping[Term, _Scored]
) -> Iterator[DistinctiveTerm]:
    own = (sentence for sentence in sentences if sentence.speaker == speaker)
    places = _places(own, chosen)
    others = sum(words.values()) - words[speaker]
    for term, scored in chosen.items():
        yield DistinctiveTerm(
            text=_written(places[term]),
            uses=scored.uses,
            uses_by_others=scored.others,
            per_thousand_words=1000 * scored.uses / words[speaker],
            per_thousand_words_by_others=1000 * scored.others / others,
            strength=scored.strength,
            first=places[term][0].quote,
        )


def _places(sentences: Iterable[Sentence], terms: Collection[Term]) -> dict[Term, list[_Place]]:
    places: dict[Term, list[_Place]] = {term: [] for term in terms}
    lengths = {len(term) for term in terms}
    for sentence in sentences:
        for length in lengths:
            for at, term in enumerate(sentence.terms(length)):
                if term in places and len(places[term]) < LOOKED_AT:
                    places[term].append(_Place(sentence.quote(at, length), opening=not at))
    return places


def _written(places: Sequence[_Place]) -> str:
    """Return how a term is mostly written; where it opens a sentence only if it never stands elsewhere."""
    within = [place for place in places if not place.opening] or places
    spellings = Counter(_OUTER_MARKS.sub("", place.quote.text) for place in within)
    return spellings.most_common(1)[0][0]
