"""/help: what the bot can do."""

from discord import app_commands

from bot.desk.part import Part, answers
from bot.desk.request import Request
from bot.features.help.words import help_reply


class HelpCommands(Part):
    """Tells what there is."""

    @app_commands.command(description="What I can do, and which conversations I know")
    @answers
    async def help(self, request: Request) -> None:
        """Answer with the commands and the library, to the asker alone."""
        await request.answer(help_reply((await request.finder()).library), private=True)
