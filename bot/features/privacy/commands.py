"""/privacy: what is kept of the asker, handed over and erased."""

from discord import app_commands

from bot.desk.part import Part, answers, on_click
from bot.desk.request import Desk, Request
from bot.features.privacy.store import Privacy
from bot.features.privacy.words import confirm_erasing_reply, erased_reply, personal_export_reply, privacy_reply


class PrivacyCommands(Part):
    """Shows, hands over and erases what is kept of a person, to that person alone."""

    privacy = app_commands.Group(name="privacy", description="What I keep of you")

    def __init__(self, desk: Desk, privacy: Privacy) -> None:
        super().__init__(desk)
        self._privacy = privacy

    @privacy.command(description="What I keep, of everyone and of you")
    @answers
    async def show(self, request: Request) -> None:
        """Answer with what is kept, in words and numbers."""
        counts = await request.in_time(self._privacy.count(request.user), private=True)
        await request.answer(privacy_reply(counts), private=True)

    @privacy.command(description="All I keep of you, as a JSON file for you alone")
    @answers
    async def export(self, request: Request) -> None:
        """Answer with the file."""
        rows = await request.in_time(self._privacy.export(request.user), private=True)
        await request.answer(personal_export_reply(rows), private=True)

    @privacy.command(description="Erase all I keep of you, everywhere; asks once more before it does")
    @answers
    async def erase(self, request: Request) -> None:
        """Answer with what would go, and the button that lets it go."""
        counts = await request.in_time(self._privacy.count(request.user), private=True)
        await request.answer(confirm_erasing_reply(counts), private=True)

    @on_click("erase")
    async def erase_all(self, request: Request) -> None:
        """Erase all that is kept of whoever clicked."""
        await request.show(erased_reply(await request.in_time(self._privacy.erase(request.user))))
