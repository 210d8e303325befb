"""Passages on a similar idea for ``search``: their vectors are read or made when first needed."""

import sys
from collections.abc import Sequence
from pathlib import Path
from time import monotonic

from bot.conversation.model import Quote
from bot.ideas.embedder import Embedder
from bot.ideas.ideas import Ideas
from bot.search.answer.match import Match
from bot.search.index import Index

QUIET = 2.0
"""Seconds after which it is told how far the vectors are."""
EVERY = 5.0
"""Seconds between two such lines."""


class SimilarIdeas:
    """The passages of the library of ``index`` near an idea; none without an ``embedder``."""

    def __init__(self, index: Index, embedder: Embedder | None, folder: Path) -> None:
        self._ideas = None if embedder is None else Ideas(index, embedder, folder=folder)
        self._ready = False
        self._tell_at = 0.0

    def find(self, words: str, *, speaker: str | None, conversation: str | None, limit: int) -> Sequence[Quote]:
        """Return the best sentences of up to ``limit`` passages near the idea of ``words``, nearest first."""
        ideas = self._ready_for(words)
        if ideas is None:
            return []
        passages = ideas.find(words, speaker=speaker, conversation=conversation, limit=limit)
        return [passage.best for passage in passages]

    def likely(self, words: str, *, speaker: str | None, conversation: str | None, limit: int) -> Sequence[Match]:
        """Return what is most likely meant by ``words`` that the search is unsure of, in many conversations."""
        ideas = self._ready_for(words)
        if ideas is None:
            return []
        return ideas.likely(words, speaker=speaker, conversation=conversation, limit=limit)

    def _ready_for(self, words: str) -> Ideas | None:
        """Return the ideas, with all vectors made; None without an embedder or words."""
        if self._ideas is None or not any(map(str.isalnum, words)):
            return None
        if not self._ready:
            self._tell_at = monotonic() + QUIET
            self._ready = self._ideas.build(self._tell)
        return self._ideas

    def _tell(self, done: int, total: int) -> None:
        if monotonic() >= self._tell_at and done < total:
            self._tell_at = monotonic() + EVERY
            print(f"Reading for similar ideas, once: {done} of {total} conversations", file=sys.stderr, flush=True)
