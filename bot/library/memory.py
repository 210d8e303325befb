"""How much memory conversations that are searched take."""

BYTES_EACH, BYTES_PER_WORD = 1_150_000, 55
"""Bytes that conversations indexed together take at least, and for each word, as ``make bench`` measures."""


def bytes_for(words: int) -> int:
    """Return about how much memory conversations of so many ``words``, indexed together, take."""
    return BYTES_EACH + BYTES_PER_WORD * words
