"""/topic: everything said about something, by speaker."""

from discord import app_commands

from bot.desk.part import Part, answers, on_click
from bot.desk.request import Request
from bot.features.topic.view import topic_view
from bot.features.topic.words import LONGEST_TOPIC


class TopicCommands(Part):
    """Gathers what was said about a topic."""

    @app_commands.command(description="Everything said about something, side by side by speaker")
    @app_commands.describe(words="A word or a phrase; all its forms count")
    @answers
    async def topic(self, request: Request, words: app_commands.Range[str, 1, LONGEST_TOPIC]) -> None:
        """Answer with the first page."""
        await request.answer(await topic_view(await request.finder(), words))

    @on_click("topic")
    async def turn(self, request: Request) -> None:
        """Show the page the button stands for."""
        await request.show(await topic_view(await request.finder(), request.click.form, request.page))
