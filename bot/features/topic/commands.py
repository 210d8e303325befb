"""/topic: everything said about something, by episode or by speaker."""

from dataclasses import replace

from discord import app_commands

from bot.desk.click_ids import Click, mark, number_in
from bot.desk.options import Conversation, Series, Speaker, Year
from bot.desk.part import Part, answers, on_click
from bot.desk.request import Request
from bot.desk.which import speaker_marked
from bot.features.topic.asked import LONGEST_TOPIC, Asked, read_asked
from bot.features.topic.menus import arranged, chosen_group, of_conversation
from bot.features.topic.view import topic_view
from bot.statistics.topic import By, Order

_BY = [app_commands.Choice(name=by.value, value=by.value) for by in By]
_SORT = [app_commands.Choice(name=f"{order.value} first", value=order.value) for order in Order]


class TopicCommands(Part):
    """Gathers what was said about a topic."""

    @app_commands.command(description="Everything said about something, by episode or side by side by speaker")
    @app_commands.describe(
        words="A word or a phrase; all its forms count",
        by="What it is grouped by; episodes, if you don't say, where several speak of it",
        sort="What comes first: where it is said more than elsewhere, if you don't say",
        series="Only in this show",
        year="Only in what came out in this year",
        speaker="Only what this person says",
        conversation="Only in this conversation",
    )
    @app_commands.choices(by=_BY, sort=_SORT)
    @answers
    async def topic(
        self,
        request: Request,
        words: app_commands.Range[str, 1, LONGEST_TOPIC],
        by: str | None = None,
        sort: str = Order.BEST.value,
        series: Series | None = None,
        year: Year | None = None,
        speaker: Speaker | None = None,
        conversation: Conversation | None = None,
    ) -> None:
        """Answer with the first page."""
        finder = await request.finder()
        asked = Asked(
            words,
            By(by) if by else None,
            Order(sort),
            year=year,
            series=mark(finder.series(series)) if series else "",
        )
        by_whom = await request.speaker(speaker, Click("whotopic", asked.state, asked.words))
        asked = replace(asked, speaker=mark(by_whom))
        if conversation:
            again = Click("whichtopic", asked.state, asked.words)
            chosen = await request.conversation(conversation, again)
            asked = of_conversation(asked, chosen.conversation.key)
        await request.answer(await topic_view(finder, asked))

    @on_click("topic")
    async def turn(self, request: Request) -> None:
        """Show the page the button stands for."""
        await self._show(request, read_asked(request.click))

    @on_click("topicpage")
    async def jump(self, request: Request) -> None:
        """Show the page that was chosen."""
        await self._show(request, read_asked(request.click).at(number_in(request.chosen)))

    @on_click("topicin")
    async def open(self, request: Request) -> None:
        """Show all of the episode or the person that was chosen."""
        await self._show(request, chosen_group(read_asked(request.click), request.chosen))

    @on_click("topicas")
    async def arrange(self, request: Request) -> None:
        """Show it in the order that was chosen."""
        await self._show(request, arranged(read_asked(request.click), request.chosen))

    @on_click("whichtopic")
    async def choose(self, request: Request) -> None:
        """Show it in the conversation that was meant."""
        await self._show(request, of_conversation(read_asked(request.click), request.chosen))

    @on_click("whotopic")
    async def choose_speaker(self, request: Request) -> None:
        """Show what the person who was meant says of it."""
        speaker = speaker_marked(await request.finder(), request.chosen)
        asked = replace(read_asked(request.click), speaker=mark(speaker))
        await request.answer(await topic_view(await request.finder(), asked))

    async def _show(self, request: Request, asked: Asked) -> None:
        await request.show(await topic_view(await request.finder(), asked))
