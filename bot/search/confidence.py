"""How sure it is that a place is what was meant: a logistic function of the evidence, fitted to known answers."""

from math import exp, log1p

from bot.search.evidence import Evidence

INTERCEPT = -15.7
IN_ORDER = 7.0
ANY_ORDER = 4.0
CHARACTERS = 7.7
AMOUNT = 4.5


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
