"""The canonical form of a word: what stays equal when case, accents and punctuation change."""

import re
import unicodedata

WORD = re.compile(r"\S+")
"""A word as the transcript writes it: a run of anything but white space."""


def canonical(word: str) -> str:
    """Return the letters and digits of ``word`` in one case, without accents; '' if it has none."""
    if word.isascii():
        return word.lower() if word.isalnum() else "".join(filter(str.isalnum, word.lower()))
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(filter(str.isalnum, decomposed))
