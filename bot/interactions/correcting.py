"""Words that people mend in a quote, or who said them: suggested, listed for who decides, accepted and taken back."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from bot.community.added import number_of
from bot.community.suggestions import Suggestion, check_lengths
from bot.conversation.correction import Attribution, Correction, Rewording
from bot.conversation.corrections import Fate, fates_of, heard_fates_of, standing
from bot.conversation.library import Library
from bot.conversation.model import Conversation, Quote
from bot.interactions.libraries import Libraries
from bot.replies.corrections import ON_A_PAGE, Board, Shown
from bot.replies.markdown import visible
from bot.search.attributing import attribution
from bot.search.rewording import reworded
from bot.storage.errors import SuggestionGone
from bot.storage.suggestions import Suggestions


class Decision(NamedTuple):
    """What was decided of a ``suggestion``; not ``done`` if it would have changed nothing."""

    suggestion: Suggestion
    done: bool


class Corrector:
    """Takes suggestions, and decisions on those for conversations that servers have added."""

    def __init__(self, suggestions: Suggestions, libraries: Libraries) -> None:
        self._suggestions = suggestions
        self._libraries = libraries

    async def suggest(self, quote: Quote, typed: str, suggester: int, now: datetime) -> tuple[Shown, ...]:
        """Suggest what was ``typed`` in place of the words of ``quote``, each changed run of words by itself.

        () if nothing was changed. Raises CorrectionTooLong, TooManySuggestions and StorageError.
        """
        rewordings = await asyncio.to_thread(reworded, quote, visible(typed))
        check_lengths(rewordings)
        if not rewordings:
            return ()
        return await self._made(rewordings, quote.conversation, suggester, now)

    async def attribute(self, quote: Quote, speaker: str, suggester: int, now: datetime) -> tuple[Shown, ...]:
        """Suggest that ``speaker``, as the form shows their name, said ``quote``; () for nobody, or who is told now.

        Raises TooManySuggestions and StorageError.
        """
        known = {visible(name): name for name in quote.conversation.speakers}
        name = known.get(speaker, speaker).strip()
        made = await asyncio.to_thread(attribution, quote, name) if name else None
        return await self._made([made], quote.conversation, suggester, now) if made else ()

    async def _made(
        self, changes: Sequence[Rewording | Attribution], conversation: Conversation, suggester: int, now: datetime
    ) -> tuple[Shown, ...]:
        made = await self._suggestions.suggest(changes, conversation.key, suggester, now)

        def shown() -> tuple[Shown, ...]:
            return tuple(Shown(one, conversation, standing(conversation, one.correction)) for one in made)

        return await asyncio.to_thread(shown)

    async def board(self, server: int, page: int = 0, only: int | None = None) -> Board:
        """Return a page of what was suggested for conversations of ``server``, or ``only`` the one of that number.

        Raises LibraryNotReady and StorageError.
        """
        listed = await self._suggestions.of_server(server)
        library = (await self._libraries.of(server)).library
        wanted = [one for one in listed if only is None or number_of(one.conversation) == only]
        page = max(0, min(page, -(-len(wanted) // ON_A_PAGE) - 1))
        here = wanted[page * ON_A_PAGE : (page + 1) * ON_A_PAGE]
        shown = await asyncio.to_thread(_page, here, listed, library)
        return Board(shown, sum(one.accepted is None for one in wanted), len(wanted), page, only)

    async def decide(self, server: int, number: int, decider: int, *, verdict: bool | None, now: datetime) -> Decision:
        """Accept or reject a suggestion, or open it again for None; what can't be applied is not accepted.

        Raises SuggestionGone, LibraryNotReady and StorageError.
        """
        if verdict:
            suggestion = await self._one(server, number)
            library = (await self._libraries.of(server)).library
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
