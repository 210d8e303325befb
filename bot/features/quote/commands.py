"""/quote: the best match for half-remembered words."""

from discord import app_commands

from bot.desk.autocomplete import Choices
from bot.desk.click_ids import Click, mark
from bot.desk.markdown import visible
from bot.desk.options import Conversation, Speaker
from bot.desk.part import Part, answers, on_click, suggests
from bot.desk.request import Request
from bot.desk.which import speaker_marked
from bot.features.quote.suggestions import suggestion_choices
from bot.views.doors import LONGEST_WORDS, read_narrowed
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
        by = await request.speaker(speaker, _again(words, within), within)
        reply = await found_or_near(finder, words, speaker=by, conversation=within)
        return await request.answer(reply, private=private)

    @on_click("whoquote")
    async def choose(self, request: Request) -> None:
        """Answer with the best match of the speaker who was chosen."""
        finder = await request.finder()
        narrowed = read_narrowed(request.click.state)
        within = next((key for key in finder.library.conversations if mark(key) == narrowed.conversation), None)
        by = speaker_marked(finder, request.chosen)
        await request.answer(await found_or_near(finder, request.click.form, speaker=by, conversation=within))

    @quote.autocomplete("words")
    @suggests
    async def _words(self, request: Request, typed: str) -> Choices:
        options = request.interaction.namespace
        within = await request.conversation_key(options.conversation, options.speaker)
        offers = await (await request.finder()).suggest(typed, speaker=options.speaker, conversation=within)
        return suggestion_choices(offers)


def _again(words: str, conversation: str | None) -> Click | None:
    """Return the click that asks for the same of one who is chosen; None for more ``words`` than an id holds."""
    asked = visible(words)
    state = f"c{mark(conversation)}" if conversation else ""
    return Click("whoquote", state, asked) if len(asked) <= LONGEST_WORDS else None
