"""How sure it is that a place is what was meant: a logistic function of the evidence, fitted to known answers."""

from math import exp, log1p

from bot.search.evidence import Evidence
from bot.search.query import Query

INTERCEPT = -15.7
IN_ORDER = 7.0
ANY_ORDER = 4.0
CHARACTERS = 7.7
AMOUNT = 4.5

LOOKED_UP = 0.75
"""The score of a word, or of what a question is about, that is there."""


def confidence(evidence: Evidence) -> float:
    """Return the probability, 0 to 1, that the quote was meant."""
    return 1 / (
        1
        + exp(
            -INTERCEPT
            - IN_ORDER * evidence.in_order
            - ANY_ORDER * evidence.any_order
            - CHARACTERS * evidence.characters
            - AMOUNT * log1p(evidence.amount)
        )
    )


def score_of(query: Query, evidence: Evidence) -> float:
    """Return how sure it is, 0 to 1, that a place with this ``evidence`` is what ``query`` means.

    A single word is looked up, and what a question is about is looked for: both score ``LOOKED_UP`` times the share
    that is there, which claims no quote. The words of a question may be a quote all the same.
    """
    if query.length == 1:
        return LOOKED_UP * evidence.any_order
    if query.topic:
        return max(LOOKED_UP * evidence.any_order, confidence(evidence))
    return confidence(evidence)
