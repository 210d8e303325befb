"""/settings: how answers come on a server, or in one channel of it."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.community.errors import WholeServerOnly
from bot.community.settings import WHOLE_SERVER, Options, ShareStyle
from bot.community.zones import read_zone
from bot.interactions.autocomplete import Choices, completes, name_choices
from bot.interactions.channels import TalkChannel
from bot.interactions.clicks import Handler
from bot.interactions.libraries import Libraries
from bot.interactions.manners import Manners
from bot.interactions.permissions import managed_server
from bot.interactions.send import Sender
from bot.interactions.waiting import in_time
from bot.interactions.zones import zone_choices
from bot.replies.clicks import Click
from bot.replies.settings import SHARE_STYLES, changed_reply, read_setback, settings_reply
from bot.storage.servers import Servers

EVERY = "every conversation"
"""What is chosen to have no default conversation."""
_STYLES = [app_commands.Choice(name=label, value=style.value) for style, label in SHARE_STYLES.items()]


class SettingsCog(commands.Cog):
    """Shows and changes what a server has set."""

    def __init__(self, servers: Servers, manners: Manners, libraries: Libraries, sender: Sender) -> None:
        self._servers = servers
        self._manners = manners
        self._libraries = libraries
        self._sender = sender

    @property
    def clicks(self) -> dict[str, Handler]:
        """The handler of each action."""
        return {"reset": self.reset, "setback": self.undo}

    @app_commands.command(description="How I answer on this server, or in one channel; for who manages the server")
    @app_commands.describe(
        default_conversation="Where to look when nobody names a conversation",
        time_zone="The zone that times are meant in, such as Europe/Paris",
        private="Show answers to the asker alone unless they want otherwise",
        share_style="What Share posts",
        shared="Search the conversations I come with, too, where this server has added some of its own",
        channel="Set it for this channel alone",
    )
    @app_commands.choices(share_style=_STYLES)
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    async def settings(
        self,
        interaction: discord.Interaction,
        default_conversation: str | None = None,
        time_zone: str | None = None,
        private: bool | None = None,
        share_style: str | None = None,
        shared: bool | None = None,
        channel: app_commands.Transform[app_commands.AppCommandChannel, TalkChannel] | None = None,
    ) -> None:
        """Set what is given and say what changed; with nothing given, show the page."""
        server = managed_server(interaction)
        options = await self._options(interaction, default_conversation, time_zone, private, share_style, shared)
        if channel and "shared" in options:
            raise WholeServerOnly
        where = channel.id if channel else WHOLE_SERVER
        if options:
            return await self._set(interaction, server, where, options)
        own = await in_time(interaction, self._servers.own(server), private=True)
        finder = await self._libraries.here(interaction)
        return await self._sender.answer(interaction, settings_reply(own, where, finder.library))

    @settings.autocomplete("default_conversation")
    @completes
    async def _conversation(self, interaction: discord.Interaction, typed: str) -> Choices:
        finder = await self._libraries.here(interaction)
        return name_choices(typed, [EVERY, *finder.titles])

    @settings.autocomplete("time_zone")
    @completes
    async def _zone(self, interaction: discord.Interaction, typed: str) -> Choices:
        return zone_choices(typed)

    async def reset(self, interaction: discord.Interaction, click: Click) -> None:
        """Forget what the server, or the channel that the button names, has set."""
        server, channel = managed_server(interaction), int(click.state)
        change = await in_time(interaction, self._servers.reset(server, channel))
        self._forget(server)
        finder = await self._libraries.here(interaction)
        await self._sender.edit(interaction, changed_reply(change, channel, finder.library))

    async def undo(self, interaction: discord.Interaction, click: Click) -> None:
        """Set again what was set before the change that the message tells of."""
        server, channel = managed_server(interaction), int(click.state)
        change = await in_time(interaction, self._servers.set(server, channel, read_setback(click.form)))
        self._forget(server)
        finder = await self._libraries.here(interaction)
        await self._sender.edit(interaction, changed_reply(change, channel, finder.library))

    async def _set(self, interaction: discord.Interaction, server: int, channel: int, options: Options) -> None:
        change = await in_time(interaction, self._servers.set(server, channel, options), private=True)
        self._forget(server)
        finder = await self._libraries.here(interaction)
        await self._sender.answer(interaction, changed_reply(change, channel, finder.library))

    def _forget(self, server: int) -> None:
        """Have what was changed hold from now on."""
        self._manners.forget(server)
        self._libraries.forget()

    async def _options(
        self,
        interaction: discord.Interaction,
        default_conversation: str | None,
        time_zone: str | None,
        private: bool | None,
        share_style: str | None,
        shared: bool | None,
    ) -> Options:
        options, finder = Options(), await self._libraries.here(interaction)
        if default_conversation is not None:
            every = default_conversation.casefold() == EVERY
            options["default_conversation"] = None if every else finder.conversation(default_conversation).key
        if time_zone is not None:
            options["time_zone"] = read_zone(time_zone)
        if private is not None:
            options["private"] = private
        if share_style is not None:
            options["share_style"] = ShareStyle(share_style)
        if shared is not None:
            options["shared"] = shared
        return options
