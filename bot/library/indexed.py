"""Conversations that are read together, and all that answering from them takes."""

from dataclasses import replace
from pathlib import Path

from bot.conversation.library import Library
from bot.conversation.model import Conversation
from bot.conversation.quotable import QuotableTurns
from bot.ideas.embedder import Embedder
from bot.ideas.ideas import Ideas
from bot.search.index import Index
from bot.statistics.concordance import Concordance

MOST_OWN_VECTORS = 2 * 1024**3
"""Bytes on disk for the vectors of what servers have added, some 600 hours; each correction makes new ones."""


class IndexedLibrary:
    """A library, its index, where words are said, ideas where the bot has an embedder, and quotes that stand alone."""

    def __init__(self, index: Index, ideas: Ideas | None = None) -> None:
        self.library = index.library
        self.index = index
        self.concordance = Concordance(self.library, index.corpus)
        self.ideas = ideas
        self._quotable: dict[str, QuotableTurns] = {}

    def quotable(self, conversation: Conversation) -> QuotableTurns:
        """Return the quotes of ``conversation`` that stand alone, each turn of it read once."""
        return self._quotable.setdefault(conversation.key, QuotableTurns(conversation))

    def stop(self) -> None:
        """Let what is still made of it end: it is no longer asked."""
        if self.ideas is not None:
            self.ideas.stop()


class LibraryIndexer:
    """Indexes libraries; reading many conversations takes seconds, so beside an event loop ask in a thread.

    With an ``embedder`` they have ideas, whose vectors are still to be made. ``cache`` is a folder for what can be
    worked out again. Without ``sound`` no conversation has any.
    """

    def __init__(self, embedder: Embedder | None = None, cache: Path | None = None, *, sound: bool = True) -> None:
        self._embedder = embedder
        self._cache = cache
        self._sound = sound

    def indexed(
        self, library: Library, known: IndexedLibrary | None = None, *, cached: bool = True, file: str | None = None
    ) -> IndexedLibrary:
        """Return ``library`` indexed; what hasn't changed since ``known`` is not read again.

        Unless ``cached``, as for what a server has added, nothing of it is kept on disk but vectors, while there is
        room for them; or its index in a ``file`` of its own.
        """
        library = library if self._sound else _silent(library)
        name = "search" if cached else file
        index = Index(
            library, cache=self._cache / name if self._cache and name else None, known=known.index if known else None
        )
        if self._embedder is None:
            return IndexedLibrary(index)
        folder = self._cache / ("ideas" if cached else "own-ideas") if self._cache else None
        return IndexedLibrary(
            index, Ideas(index, self._embedder, folder=folder, most=None if cached else MOST_OWN_VECTORS)
        )


def _silent(library: Library) -> Library:
    return Library.of(replace(one, audio=None) if one.audio else one for one in library)
