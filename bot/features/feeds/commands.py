"""/feeds: podcasts that a server follows, for people who manage it."""

import discord
from discord import app_commands

from bot.desk.autocomplete import Choices
from bot.desk.channels import PostChannel
from bot.desk.errors import CannotPost
from bot.desk.part import Part, answers, suggests
from bot.desk.request import Desk, Request
from bot.features.feeds.adding import FeedAdder
from bot.features.feeds.board import FeedBoard
from bot.features.feeds.poster import FeedPoster
from bot.features.feeds.words import (
    checked_reply,
    feed_label,
    first_look_reply,
    list_reply,
    removed_reply,
    switched_reply,
)
from bot.fetching.addresses import LONGEST

_Feed = app_commands.Range[str, 1, 200]


class FeedCommands(Part):
    """Adds, lists, pauses, removes and checks feeds."""

    feeds = app_commands.Group(
        name="feeds",
        description="Podcasts whose episodes come by themselves",
        default_permissions=discord.Permissions(manage_guild=True),
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    )

    def __init__(self, desk: Desk, adder: FeedAdder, board: FeedBoard, poster: FeedPoster, most: int) -> None:
        super().__init__(desk)
        self._adder = adder
        self._board = board
        self._poster = poster
        self._most = most

    @feeds.command(description="Follow a podcast: its transcripts, and each new episode by itself")
    @app_commands.describe(
        address="The address of its feed (RSS or Atom)",
        channel="Where new episodes are announced; nowhere if you don't say",
        role="The one role to ping with it",
    )
    @answers
    async def add(
        self,
        request: Request,
        address: app_commands.Range[str, 1, LONGEST],
        channel: app_commands.Transform[app_commands.AppCommandChannel, PostChannel] | None = None,
        role: discord.Role | None = None,
    ) -> None:
        """Look at a feed and answer with what was found, to be confirmed."""
        server = request.managed_server
        if channel is not None and (lacking := self._poster.lacking(server, channel.id)):
            raise CannotPost(channel.id, lacking)
        chosen = role.id if role and channel is not None and role.id != server else None
        where = channel.id if channel is not None else None
        looking = self._adder.first_look(server, request.user, address, request.now, where, chosen)
        await request.answer(first_look_reply(await request.in_time(looking, private=True)), private=True)

    @feeds.command(name="list", description="The podcasts followed here: how far each is, and what is wrong")
    @answers
    async def list_all(self, request: Request) -> None:
        """Answer with the feeds."""
        follows = await request.in_time(self._board.all(request.managed_server), private=True)
        await request.answer(list_reply(follows, self._most), private=True)

    @feeds.command(description="Let a podcast rest; what was read can be searched on")
    @app_commands.describe(feed="Which one")
    @answers
    async def pause(self, request: Request, feed: _Feed) -> None:
        """Pause a feed."""
        server = request.managed_server
        chosen = await request.in_time(self._board.one(server, feed), private=True)
        paused = await self._board.pause(server, chosen.number, paused=True)
        await request.answer(switched_reply(paused), private=True)

    @feeds.command(description="Follow a podcast no longer; it can be undone")
    @app_commands.describe(feed="Which one")
    @answers
    async def remove(self, request: Request, feed: _Feed) -> None:
        """Remove a feed."""
        server = request.managed_server
        chosen = await request.in_time(self._board.one(server, feed), private=True)
        removed = await self._board.remove(server, chosen.number, request.now)
        await request.answer(removed_reply(removed), private=True)

    @feeds.command(description="Look at a podcast now, and tell how it stands")
    @app_commands.describe(feed="Which one")
    @answers
    async def check(self, request: Request, feed: _Feed) -> None:
        """Have a feed looked at, and answer with how it stands."""
        server = request.managed_server
        chosen = await request.in_time(self._board.one(server, feed), private=True)
        checked = await self._board.check(server, chosen.number, request.now)
        await request.answer(checked_reply(checked, request.now), private=True)

    @pause.autocomplete("feed")
    @remove.autocomplete("feed")
    @check.autocomplete("feed")
    @suggests
    async def _feed(self, request: Request, typed: str) -> Choices:
        labels = {one.number: feed_label(one) for one in await self._board.all(request.managed_server)}
        fitting = [(number, label) for number, label in labels.items() if typed.casefold() in label.casefold()]
        return [app_commands.Choice(name=label, value=str(number)) for number, label in fitting[:25]]
