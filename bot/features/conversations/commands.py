"""/conversations: the library, and each conversation at a glance."""

import asyncio

from discord import app_commands

from bot.desk.click_ids import Click, mark, number_in
from bot.desk.markdown import visible
from bot.desk.options import Conversation, Series
from bot.desk.part import Part, answers, on_click
from bot.desk.reply import Reply
from bot.desk.request import Request
from bot.features.conversations.words import LONGEST_SEARCH, Listed, list_reply, read_listed
from bot.search.asked.conversation_names import conversations_meant
from bot.views.conversation import conversation_view


class ConversationsCommands(Part):
    """Shows what there is to search."""

    conversations = app_commands.Group(name="conversations", description="The conversations I know")

    @conversations.command(name="list", description="The conversations, newest first: dates, lengths and speakers")
    @app_commands.describe(
        search="A title, a speaker, a number, last week: whatever you remember",
        series="Only of this show",
        year="Only of this year",
    )
    @answers
    async def list_all(
        self,
        request: Request,
        search: app_commands.Range[str, 1, LONGEST_SEARCH] | None = None,
        series: Series | None = None,
        year: app_commands.Range[int, 1900, 2999] | None = None,
    ) -> None:
        """Answer with the first page of the library, or of what was asked for."""
        name = (await request.finder()).series(series) if series else None
        await request.answer(await _page(request, Listed(visible(search or ""), mark(name), year), 0))

    @conversations.command(description="One conversation at a glance: length, speakers, chapters, a timeline")
    @app_commands.describe(conversation="Which one; the one last talked of here, or the newest, if you don't say")
    @answers
    async def show(self, request: Request, conversation: Conversation | None = None) -> None:
        """Answer with the overview of a conversation."""
        chosen = await request.conversation(conversation, Click("whichview", "overview", ""))
        view = await asyncio.to_thread(conversation_view, chosen.conversation, "overview")
        await request.answer(chosen.pictured(view))

    @on_click("library")
    async def turn(self, request: Request) -> None:
        """Show the page the button stands for."""
        await request.show(await _page(request, read_listed(request.click), request.page))

    @on_click("librarypage")
    async def jump(self, request: Request) -> None:
        """Show the page that was chosen."""
        await request.show(await _page(request, read_listed(request.click), number_in(request.chosen)))


async def _page(request: Request, listed: Listed, page: int) -> Reply:
    finder = await request.finder()
    found = conversations_meant(listed.search, finder.library, request.now.date()) if listed.search else finder.newest
    return list_reply(listed.of(found), listed, page)
