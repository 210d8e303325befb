"""Clicks on passages on a similar idea: the next five, and those before."""

from bot.desk.part import Part, on_click
from bot.desk.request import Request
from bot.views.idea_pages import page_reply
from bot.views.ideas import read_asked


class IdeaClicks(Part):
    """Answers clicks on passages on a similar idea."""

    @on_click("ideas")
    async def turn(self, request: Request) -> None:
        """Show the page the button stands for."""
        await request.show(
            await page_reply(await request.finder(), read_asked(request.click.form, request.click.state))
        )
