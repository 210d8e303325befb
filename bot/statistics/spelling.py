"""What somebody means who asks for a word that nobody says."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from bot.conversation.model import Conversation
from bot.search.tokens import tokenize
from bot.statistics.inflection import bases
from bot.statistics.tokens import tokenized

ALIKE = 75.0
"""Likeness, of 100, from which a word is taken for a misspelling of another."""


def likely_meant(conversations: Iterable[Conversation], words: str) -> str | None:
    """Return ``words`` with every word that nobody says replaced by the one that is spelt most like it.

    None if everybody's words have all of them, or nothing like one of them.
    """
    said = {text for each in tokenized(conversations) for text in each.tokens.texts}
    forms = {base for text in said for base in bases(text)}
    asked = tokenize(words.split()).texts
    meant = [text if not forms.isdisjoint(bases(text)) else _nearest(text, said) for text in asked]
    return None if meant == asked or None in meant else " ".join(filter(None, meant))


def _nearest(text: str, said: Iterable[str]) -> str | None:
    found = process.extractOne(text, sorted(said), scorer=fuzz.ratio, score_cutoff=ALIKE)
    return found[0] if found else None
