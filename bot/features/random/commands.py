"""/random: a quote that stands alone, none twice until all have come."""

from discord import app_commands

from bot.desk.click_ids import Click, mark, number_in
from bot.desk.options import Conversation, Series, Speaker, Year
from bot.desk.part import Part, answers, on_click
from bot.desk.request import Desk, Request
from bot.desk.which import speaker_marked
from bot.features.random.drawing import RandomQuotes
from bot.library.narrowing import narrowed
from bot.statistics.chosen import Among
from bot.views.quote import drawn_among, drawn_reply, read_result


class RandomCommands(Part):
    """Draws quotes from a shuffled bag."""

    def __init__(self, desk: Desk, quotes: RandomQuotes) -> None:
        super().__init__(desk)
        self._quotes = quotes

    @app_commands.command(description="A quote that stands alone; none comes twice until all have come")
    @app_commands.describe(
        speaker="Only what this person said",
        conversation="Only this conversation",
        series="Only this show",
        year="Only what came out in this year",
    )
    @answers
    async def random(
        self,
        request: Request,
        speaker: Speaker | None = None,
        conversation: Conversation | None = None,
        series: Series | None = None,
        year: Year | None = None,
    ) -> None:
        """Answer with the next quote of this place's bag."""
        finder = await request.finder()
        within = conversation
        if conversation or not (series or year):
            within = await request.conversation_key(conversation, speaker)
        among = narrowed(finder, series=series, year=year, conversation=within)
        again = Click("whorandom", f"y{year or ''}r{mark(among.series)}", among.conversation or "")
        among = among._replace(speaker=await request.speaker(speaker, again, among.conversation))
        await request.answer(drawn_reply(await self._quotes.draw(request.owner, finder, among), among))

    @on_click("whorandom")
    async def choose(self, request: Request) -> None:
        """Answer with a quote of the person who was chosen."""
        finder = await request.finder()
        year, _, series = request.click.state.removeprefix("y").partition("r")
        among = Among(
            series=next((name for name in finder.all_series if mark(name) == series), None),
            year=number_in(year) or None,
            conversation=request.click.form or None,
            speaker=speaker_marked(finder, request.chosen),
        )
        await request.answer(drawn_reply(await self._quotes.draw(request.owner, finder, among), among))

    @on_click("another")
    async def another(self, request: Request) -> None:
        """Show the next quote of the bag the shown one was drawn from."""
        among = drawn_among(read_result(await request.quote(), request.click.state, ()))
        await request.show(drawn_reply(await self._quotes.draw(request.owner, await request.finder(), among), among))
