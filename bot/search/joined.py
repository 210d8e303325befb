"""Several indexes asked as one: their scores mean the same, so the better match comes first wherever it is from."""

from collections.abc import Iterable, Sequence
from operator import attrgetter

from bot.conversation.library import Library
from bot.search.answer.match import Match
from bot.search.index import Index, go_on
from bot.search.matching.fitting import JoinedFitting
from bot.search.reading.stock import Said
from bot.search.searchable import Pause


class JoinedIndex:
    """The conversations of all ``parts``, in that order; no two may share a key."""

    def __init__(self, parts: Sequence[Index]) -> None:
        self.fitting = JoinedFitting([part.fitting for part in parts])
        self.library = Library.of(conversation for part in parts for conversation in part.library)
        self._parts = tuple(parts)

    def find(
        self,
        words: str,
        *,
        speaker: str | None = None,
        conversation: str | None = None,
        between: tuple[float, float] | None = None,
        limit: int = 5,
        pause: Pause = go_on,
    ) -> list[Match]:
        """Return the matches that ``Index.find`` of all parts returns, best first."""
        return _best(
            (
                part.find(words, speaker=speaker, conversation=conversation, between=between, limit=limit, pause=pause)
                for part in self._with(conversation)
            ),
            limit,
        )

    def suggest(
        self,
        words: str,
        *,
        speaker: str | None = None,
        conversation: str | None = None,
        limit: int = 25,
        least: float = 0.0,
    ) -> list[Match]:
        """Return the matches that ``Index.suggest`` of all parts returns, best first."""
        return _best(
            (
                part.suggest(words, speaker=speaker, conversation=conversation, limit=limit, least=least)
                for part in self._with(conversation)
            ),
            limit,
        )

    def said(
        self, words: str, *, speaker: str | None = None, conversation: str | None = None, begun: bool = False
    ) -> Said:
        """Return what ``Index.said`` of all parts returns, together."""
        parts = [
            part.said(words, speaker=speaker, conversation=conversation, begun=begun)
            for part in self._with(conversation)
        ]
        return Said(sum(part.uses for part in parts), [first for part in parts for first in part.firsts])

    def is_quick(self, words: str) -> bool:
        """Return whether ``find`` may run on an event loop: it takes a few milliseconds at most."""
        return all(part.is_quick(words) for part in self._parts)

    def _with(self, conversation: str | None) -> Sequence[Index]:
        """Return the parts that have ``conversation``; all of them for None."""
        if conversation is None:
            return self._parts
        return [part for part in self._parts if conversation in part.library.conversations]


def _best(found: Iterable[Sequence[Match]], limit: int) -> list[Match]:
    matches = [match for of_part in found for match in of_part]
    return sorted(matches, key=attrgetter("score"), reverse=True)[:limit]
