"""What is likely meant where the words alone are unsure: candidates from three sides, in one order, with a label.

The weights were fitted on queries with known answers in an archive of hundreds of conversations, as the probability
that the first is right among all candidates of its query.
"""

from collections.abc import Sequence
from dataclasses import replace
from math import exp, log
from typing import NamedTuple

from bot.ideas.second_look import overlap
from bot.ideas.together import Candidate
from bot.search.answer.labels import CLOSEST, FOUND
from bot.search.answer.match import Label, Match


class Weights(NamedTuple):
    """What each way of fitting is worth, by how much likelier it makes a candidate, in logarithms."""

    by_words: float
    score: float
    around: float
    in_order: float
    letters: float
    named: float
    topic: float
    near: float
    near_around: float
    means: float
    length: float


WEIGHTS = Weights(-0.81, 6.45, 3.45, 5.52, 4.61, 4.62, 1.11, 8.15, 4.74, 7.22, 0.52)
LIKELY = 0.5
"""The probability from which what only means what was asked for is told as that *in other words*.

On queries with known answers nearly every second was right, which is less than is called found.
"""
FEWEST_WORDS = 3
"""Words below which a quote is not held to be shorter."""
MOST = 0.49
"""The greatest score of what is not found by its words."""


def worth(candidate: Candidate) -> float:
    """Return what speaks for ``candidate``; only differences within one query mean something."""
    match, quote = candidate.match, candidate.quote
    found = (float(match is not None), min(match.score, FOUND) if match else 0.0)
    length = log(max(FEWEST_WORDS, quote.stop_word - quote.first_word))
    speaks = (*found, *candidate.fit, candidate.near, candidate.around, candidate.means, length)
    return sum(weight * value for weight, value in zip(WEIGHTS, speaks, strict=True))


def likeliest(candidates: Sequence[Candidate]) -> list[Match]:
    """Return what is likely meant, likeliest first and apart, with a score and a label.

    What is found by its words stays *closest I have*; what only means it is *in other words* where that is likely,
    else *a similar idea*. Nothing of it counts as found.
    """
    ordered = sorted(((worth(one), one) for one in candidates), key=lambda pair: -pair[0])
    total = sum(exp(value - ordered[0][0]) for value, _ in ordered)
    chosen: list[Match] = []
    for value, candidate in ordered:
        if not any(overlap(candidate.quote, match.quote) for match in chosen):
            chosen.append(_as_match(candidate, exp(value - ordered[0][0]) / total))
    return chosen


def _as_match(candidate: Candidate, likely: float) -> Match:
    score = min(MOST, max(CLOSEST, likely))
    if candidate.match is not None:
        return replace(candidate.match, score=score, label=Label.CLOSEST)
    return Match(candidate.quote, score, Label.IN_OTHER_WORDS if likely >= LIKELY else Label.SIMILAR, ())
