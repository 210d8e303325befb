"""Words that people mend in a quote, or who said them: suggested, until somebody who may has decided."""

import asyncio
from collections.abc import Sequence
from datetime import datetime

from bot.conversation.correction import Attribution, Rewording
from bot.conversation.corrections import standing
from bot.conversation.model import Conversation, Quote
from bot.desk.markdown import visible
from bot.features.conversations.corrections.words import Shown
from bot.library.suggestion_store import Suggestions
from bot.library.suggestions import check_lengths
from bot.search.answer.attributing import attribution
from bot.search.answer.rewording import reworded


class CorrectionSuggester:
    """Takes suggestions."""

    def __init__(self, suggestions: Suggestions) -> None:
        self._suggestions = suggestions

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
