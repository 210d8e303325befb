"""What somebody means who asks for a word that nobody says."""

from collections.abc import Sequence
from itertools import chain

from rapidfuzz import fuzz, process

from bot.search.reading.tokens import tokenize
from bot.statistics.concordance import Concordance
from bot.statistics.inflection import forms_among

ALIKE = 75.0
"""Likeness, of 100, from which a word is taken for a misspelling of another."""


def likely_meant(concordances: Sequence[Concordance], words: str) -> str | None:
    """Return ``words`` with every word that nobody says replaced by the one that is spelt most like it.

    None if everybody's words have all of them, or nothing like one of them.
    """
    vocabularies = [one.corpus.vocabulary for one in concordances]
    asked = tokenize(words.split()).texts
    meant = [text if any(forms_among(said, text) for said in vocabularies) else None for text in asked]
    if None not in meant:
        return None
    said = sorted(set(chain.from_iterable(vocabularies)) - {""})
    meant = [known or _nearest(text, said) for text, known in zip(asked, meant, strict=True)]
    return None if None in meant else " ".join(filter(None, meant))


def _nearest(text: str, said: Sequence[str]) -> str | None:
    found = process.extractOne(text, said, scorer=fuzz.ratio, score_cutoff=ALIKE)
    return found[0] if found else None
