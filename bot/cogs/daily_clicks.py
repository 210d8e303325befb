"""Clicks on what /daily answered, and on what moderators were told: pause, resume, remove, undo, turn the page."""

import discord

from bot.community.daily import Paused, Schedule
from bot.interactions.clicks import Handler
from bot.interactions.daily_board import DailyBoard
from bot.interactions.permissions import managed_server
from bot.interactions.send import Sender
from bot.interactions.waiting import in_time
from bot.replies.clicks import Click
from bot.replies.daily import brought_back_reply, removed_reply, switched_reply
from bot.storage.daily import Daily


class DailyClicks:
    """Answers those clicks; who may not manage the server changes nothing."""

    def __init__(self, daily: Daily, board: DailyBoard, sender: Sender) -> None:
        self._daily = daily
        self._board = board
        self._sender = sender

    @property
    def clicks(self) -> dict[str, Handler]:
        """The handler of each action."""
        return {
            "dailypage": self.turn,
            "dailyoff": self.pause,
            "dailyon": self.resume,
            "dailygone": self.remove,
            "dailyback": self.bring_back,
        }

    async def turn(self, interaction: discord.Interaction, click: Click) -> None:
        """Show the page of the list that the button stands for."""
        page = self._board.page(managed_server(interaction), _number(click.state))
        await self._sender.edit(interaction, await in_time(interaction, page))

    async def pause(self, interaction: discord.Interaction, click: Click) -> None:
        """Pause a schedule."""
        server = managed_server(interaction)
        work = self._daily.pause(server, _number(click.state), Paused.BY_MODERATOR)
        await self._show(interaction, click, await in_time(interaction, work))

    async def resume(self, interaction: discord.Interaction, click: Click) -> None:
        """Resume a schedule."""
        server = managed_server(interaction)
        work = self._daily.resume(server, _number(click.state), interaction.created_at)
        await self._show(interaction, click, await in_time(interaction, work))

    async def remove(self, interaction: discord.Interaction, click: Click) -> None:
        """Remove a schedule."""
        server = managed_server(interaction)
        work = self._daily.remove(server, _number(click.state), interaction.created_at)
        await self._sender.edit(interaction, removed_reply(await in_time(interaction, work)))

    async def bring_back(self, interaction: discord.Interaction, click: Click) -> None:
        """Undo a removal."""
        server = managed_server(interaction)
        work = self._daily.bring_back(server, _number(click.state), interaction.created_at)
        await self._sender.edit(interaction, brought_back_reply(await in_time(interaction, work)))

    async def _show(self, interaction: discord.Interaction, click: Click, schedule: Schedule) -> None:
        """Show a schedule as it is now: on its page of the list, whose number the id holds, or by itself."""
        if click.form:
            return await self._sender.edit(interaction, await self._board.page(schedule.server, _number(click.form)))
        return await self._sender.edit(interaction, switched_reply(schedule))


def _number(text: str) -> int:
    return int("".join(filter(str.isdecimal, text)) or 0)
