"""Words as tokens that compare equal, numbered as in their conversation."""

from collections.abc import Sequence

from bot.search.tokens import Tokens
from bot.search.tokens import tokenize as tokenize_from_zero


def tokenize(words: Sequence[str], first_number: int = 0) -> Tokens:
    """Return the tokens of ``words``, which are numbered from ``first_number`` on."""
    texts, numbers = tokenize_from_zero(words)
    return Tokens(texts, [first_number + number for number in numbers])
