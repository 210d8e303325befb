"""Keeping a quote, from whichever message it is on."""

import discord

from bot.conversation.model import Quote
from bot.interactions.libraries import Libraries
from bot.interactions.permissions import may_moderate
from bot.interactions.place import place_of
from bot.interactions.send import Sender
from bot.interactions.waiting import in_time
from bot.replies.saved import saving_reply
from bot.search.completion import widen
from bot.storage.saved import Saved


class Keeper:
    """Saves quotes for the place where they were found."""

    def __init__(self, saved: Saved, libraries: Libraries, sender: Sender) -> None:
        self._saved = saved
        self._libraries = libraries
        self._sender = sender

    async def save(self, interaction: discord.Interaction, quote: Quote) -> None:
        """Save ``quote`` as it was shown, completed to whole sentences, and say so to who saved it."""
        place, who = place_of(interaction), interaction.user.id
        saving = await in_time(
            interaction, self._saved.save(place, who, widen(quote), (), interaction.created_at), private=True
        )
        changeable = saving.saved.saver == who or may_moderate(interaction)
        finder = await self._libraries.here(interaction)
        reply = saving_reply(saving, finder.library, personal=place.personal, changeable=changeable)
        await self._sender.answer(interaction, reply)
