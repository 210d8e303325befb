"""/quote: the best match for half-remembered words."""

from discord import app_commands

from bot.desk.autocomplete import Choices
from bot.desk.options import Conversation, Speaker
from bot.desk.part import Part, answers, suggests
from bot.desk.request import Request
from bot.features.quote.suggestions import suggestion_choices
from bot.views.idea_pages import found_or_near
from bot.views.quote import picked_reply


class QuoteCommands(Part):
    """Finds quotes."""

    @app_commands.command(description="Find who said it: the exact words, and a link that plays them")
    @app_commands.describe(
        words="What you remember of it; spelling and order don't matter",
        speaker="Only what this person said",
        conversation="Only this conversation",
        private="Show the answer to you alone",
    )
    @answers
    async def quote(
        self,
        request: Request,
        words: str,
        speaker: Speaker | None = None,
        conversation: Conversation | None = None,
        private: bool | None = None,
    ) -> None:
        """Answer with the quote picked from the suggestions, or with the best match for ``words``."""
        finder = await request.finder()
        if picked := finder.picked(words):
            return await request.answer(picked_reply(picked), private=private)
        within = await request.conversation_key(conversation, speaker)
        reply = await found_or_near(finder, words, speaker=speaker, conversation=within)
        return await request.answer(reply, private=private)

    @quote.autocomplete("words")
    @suggests
    async def _words(self, request: Request, typed: str) -> Choices:
        options = request.interaction.namespace
        within = await request.conversation_key(options.conversation, options.speaker)
        offers = await (await request.finder()).suggest(typed, speaker=options.speaker, conversation=within)
        return suggestion_choices(offers)
