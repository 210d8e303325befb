"""/random: a quote that stands alone, none twice until all have come."""

from discord import app_commands

from bot.desk.options import Conversation, Speaker
from bot.desk.part import Part, answers, on_click
from bot.desk.request import Desk, Request
from bot.features.random.drawing import RandomQuotes
from bot.views.quote import drawn_reply, read_result


class RandomCommands(Part):
    """Draws quotes from a shuffled bag."""

    def __init__(self, desk: Desk, quotes: RandomQuotes) -> None:
        super().__init__(desk)
        self._quotes = quotes

    @app_commands.command(description="A quote that stands alone; none comes twice until all have come")
    @app_commands.describe(speaker="Only what this person said", conversation="Only this conversation")
    @answers
    async def random(
        self, request: Request, speaker: Speaker | None = None, conversation: Conversation | None = None
    ) -> None:
        """Answer with the next quote of this place's bag."""
        within = await request.conversation_key(conversation, speaker)
        quote = await self._quotes.draw(request.owner, await request.finder(), speaker, within)
        await request.answer(drawn_reply(quote, by_speaker=speaker is not None, in_conversation=within is not None))

    @on_click("another")
    async def another(self, request: Request) -> None:
        """Show the next quote of the bag the shown one was drawn from."""
        shown = await request.quote()
        drawn = read_result(shown, request.click.state, ())
        speaker = shown.speaker if drawn.by_speaker else None
        conversation = shown.conversation.key if drawn.in_conversation else None
        quote = await self._quotes.draw(request.owner, await request.finder(), speaker, conversation)
        await request.show(drawn_reply(quote, by_speaker=drawn.by_speaker, in_conversation=drawn.in_conversation))
