"""What was suggested for a server's own conversations: listed for its moderators, accepted, rejected, taken back."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from bot.conversation.correction import Correction
from bot.conversation.corrections import Fate, fates_of, heard_fates_of, standing
from bot.conversation.library import Library
from bot.features.conversations.corrections.words import ON_A_PAGE, Board, Shown
from bot.library.added import number_of
from bot.library.errors import SuggestionGone
from bot.library.serving import Libraries
from bot.library.suggestion_store import Suggestions
from bot.library.suggestions import Suggestion


class Decision(NamedTuple):
    """What was decided of a ``suggestion``; not ``done`` if it would have changed nothing."""

    suggestion: Suggestion
    done: bool


class CorrectionBoard:
    """Lists suggestions and takes decisions on those for conversations that servers have added."""

    def __init__(self, suggestions: Suggestions, libraries: Libraries) -> None:
        self._suggestions = suggestions
        self._libraries = libraries

    async def page(self, server: int, number: int = 0, only: int | None = None) -> Board:
        """Return a page of what was suggested for conversations of ``server``, or ``only`` the one of that number.

        Raises LibraryNotReady and StorageError.
        """
        listed = await self._suggestions.of_server(server)
        library = (await self._libraries.finder(server)).library
        wanted = [one for one in listed if only is None or number_of(one.conversation) == only]
        page = max(0, min(number, -(-len(wanted) // ON_A_PAGE) - 1))
        here = wanted[page * ON_A_PAGE : (page + 1) * ON_A_PAGE]
        shown = await asyncio.to_thread(_page, here, listed, library)
        return Board(shown, sum(one.accepted is None for one in wanted), len(wanted), page, only)

    async def decide(self, server: int, number: int, decider: int, *, verdict: bool | None, now: datetime) -> Decision:
        """Accept or reject a suggestion, or open it again for None; what can't be applied is not accepted.

        Raises SuggestionGone, LibraryNotReady and StorageError.
        """
        if verdict:
            suggestion = await self._one(server, number)
            library = (await self._libraries.finder(server)).library
            shown = await asyncio.to_thread(_shown, suggestion, library)
            if shown.impossible:
                return Decision(suggestion, done=False)
        decided = await self._suggestions.decide(number, server, decider, accepted=verdict, now=now)
        self._libraries.forget()
        return Decision(decided, done=True)

    async def _one(self, server: int, number: int) -> Suggestion:
        for suggestion in await self._suggestions.of_server(server):
            if suggestion.number == number:
                return suggestion
        raise SuggestionGone(number)


def _page(here: Sequence[Suggestion], listed: Sequence[Suggestion], library: Library) -> list[Shown]:
    """Return those ``here`` of all ``listed``; in a long conversation it takes a moment to see how one stands."""
    fates = _fates(listed)
    return [_shown(one, library, fates.get(one.number)) for one in here]


def _shown(suggestion: Suggestion, library: Library, fate: Fate | None = None) -> Shown:
    conversation = library.conversations.get(suggestion.conversation)
    if conversation is None or suggestion.accepted is not None:
        return Shown(suggestion, conversation, fate=fate)
    return Shown(suggestion, conversation, standing(conversation, suggestion.correction))


def _fates(listed: Sequence[Suggestion]) -> dict[int, Fate]:
    """Return what became of each accepted suggestion, by its number: the transcripts they are of never change."""
    fates: dict[int, Fate] = {}
    accepted = sorted((one.decided_at, one.number, one) for one in listed if one.accepted and one.decided_at)
    for key in {one.conversation for *_, one in accepted}:
        changes = {one.number: one.correction for *_, one in accepted if one.conversation == key}
        words = {number: one.span for number, one in changes.items() if isinstance(one, Correction)}
        heard = {number: one.span for number, one in changes.items() if number not in words}
        fates |= dict(zip(words, fates_of(list(words.values())), strict=True))
        fates |= dict(zip(heard, heard_fates_of(list(heard.values())), strict=True))
    return fates
