"""What a match is called, by rules anybody can check against the quote."""

from collections.abc import Sequence

from bot.search.evidence import Evidence
from bot.search.match import Label

FOUND = 0.5
"""The score from which a match counts as found."""
CLOSE_ENOUGH = 0.8
"""The share of the query's weight that a close match has in order."""


def label(score: float, evidence: Evidence, asked: Sequence[str], said: Sequence[str]) -> Label:
    """Return the label of a quote that ``said`` these tokens for a query that ``asked`` those.

    *one word*: a single word was asked for. *word for word*: the tokens asked for, all of them, in order, nothing
    between. *close*: four fifths of the words, by weight, in order, slips of spelling allowed. *loose*: otherwise
    found. *closest I have*: below ``FOUND``.
    """
    if score < FOUND:
        return Label.CLOSEST
    if len(set(asked)) == 1:
        return Label.ONE_WORD
    if list(asked) == list(said):
        return Label.WORD_FOR_WORD
    return Label.CLOSE if evidence.in_order >= CLOSE_ENOUGH else Label.LOOSE
