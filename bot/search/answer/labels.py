"""What a match is called, by rules anybody can check against the quote."""

from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

from bot.search.answer.match import Label
from bot.search.asked.query import Query
from bot.search.matching.windows import MATCHED

CLOSEST = 0.1
"""Scores from here up to ``FOUND`` are shown to the asker alone, as the closest there is; below, nothing is."""
FOUND = 0.5
"""The score from which a match counts as found."""
CLOSE_ENOUGH = 0.8
"""The share of the words asked for that a close match has in order."""
ROOM = 1.5
"""The longest a close match is, in lengths of what was asked, with ``SLACK`` words more."""
SLACK = 2


def label(score: float, query: Query, said: Sequence[int], *, copied: bool, otherwise: bool, by_people: bool) -> Label:
    """Return the label of a quote of the tokens ``said`` for ``query``, which they are if it is ``copied``.

    ``otherwise`` says that they lack a number asked for, or that only one of both has a "not". ``by_people`` says
    that people wrote them down: what a machine heard may never have been said like that.

    *closest I have*: the score is below ``FOUND``. *one word*: a single word was asked for, and not in a question.
    *word for word*: the words asked for, all of them, in order, nothing between, spelling of numbers and punctuation
    aside, as people wrote them down; *close* where a machine did. *close*: else at least four of five words asked
    for, in order, slips of spelling allowed, and at most half as many words again, and nothing ``otherwise``.
    *loose*: found otherwise; always so for what a question is about. Of what is not found by its words, and so has
    none of these labels, ``bot.ideas.likely`` tells *in other words* and *similar idea*.
    """
    if score < FOUND:
        return Label.CLOSEST
    if query.topic:
        return Label.LOOSE
    if query.length == 1:
        return Label.ONE_WORD
    if copied:
        return Label.WORD_FOR_WORD if by_people else Label.CLOSE
    brief = len(said) <= ROOM * query.length + SLACK
    return Label.CLOSE if brief and not otherwise and share_in_order(query, said) >= CLOSE_ENOUGH else Label.LOOSE


def share_in_order(query: Query, said: Sequence[int]) -> float:
    """Return the share of the terms of ``query`` met in order by the tokens ``said``: their longest common part."""
    meets: dict[int, int] = {}
    for least in (MATCHED, 1.0):  # the word itself goes before what resembles it
        for row, (numbers, degrees, _) in enumerate(query.similar.values()):
            meets |= dict.fromkeys(numbers[degrees >= least].tolist(), row)
    met = [meets.get(token, -1) for token in said]
    return LCSseq.similarity(query.rows, met) / len(query.terms)
