"""/settings: how answers come on a server, or in one channel of it."""

from discord import app_commands

from bot.desk.autocomplete import Choices, name_choices
from bot.desk.channels import TalkChannel
from bot.desk.errors import CannotPost
from bot.desk.options import Zone
from bot.desk.part import Part, answers, on_click, suggests
from bot.desk.request import Desk, Request
from bot.desk.settings import Change, Options, ShareStyle
from bot.desk.settings_store import SettingsStore
from bot.desk.zones import read_zone
from bot.features.settings.errors import WholeServerOnly
from bot.features.settings.words import SHARE_STYLES, WHOLE_SERVER_ONLY, changed_reply, read_setback, settings_reply
from bot.storage.columns import WHOLE_SERVER

EVERY = "every conversation"
"""What is chosen to have no default conversation."""
_STYLES = [app_commands.Choice(name=label, value=style.value) for style, label in SHARE_STYLES.items()]


class SettingsCommands(Part):
    """Shows and changes what a server has set."""

    def __init__(self, desk: Desk, store: SettingsStore) -> None:
        super().__init__(desk)
        self._store = store

    @app_commands.command(description="How I answer on this server, or in one channel; for who manages the server")
    @app_commands.describe(
        default_conversation="Where to look when nobody names a conversation",
        time_zone="The zone that times are meant in, such as Europe/Paris",
        private="Show answers to the asker alone unless they want otherwise",
        share_style="What Share posts",
        shared="Search the conversations I come with, too, where this server has added some of its own",
        sound="Let people hear quotes where a conversation has sound",
        log_channel="Where to tell who added, removed, edited or decided something; Undo or Reset ends it",
        channel="Set it for this channel alone",
    )
    @app_commands.choices(share_style=_STYLES)
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    @answers
    async def settings(
        self,
        request: Request,
        default_conversation: str | None = None,
        time_zone: Zone | None = None,
        private: bool | None = None,
        share_style: str | None = None,
        shared: bool | None = None,
        sound: bool | None = None,
        log_channel: app_commands.Transform[app_commands.AppCommandChannel, TalkChannel] | None = None,
        channel: app_commands.Transform[app_commands.AppCommandChannel, TalkChannel] | None = None,
    ) -> None:
        """Set what is given and say what changed; with nothing given, show the page."""
        server, library = request.managed_server, (await request.finder()).library
        options = await _options(request, default_conversation, time_zone, private, share_style, shared)
        if sound is not None:
            options["sound"] = sound
        if log_channel is not None:
            options["log_channel"] = _writable(request, log_channel.id)
        if channel and WHOLE_SERVER_ONLY & options.keys():
            raise WholeServerOnly
        where = channel.id if channel else WHOLE_SERVER
        if not options:
            own = await request.in_time(self._store.own(server), private=True)
            return await request.answer(settings_reply(own, where, library), private=True)
        change = await request.in_time(self._store.set(server, where, options), private=True)
        self._forget(server)
        return await request.answer(changed_reply(change, where, library), private=True)

    @settings.autocomplete("default_conversation")
    @suggests
    async def _conversation(self, request: Request, typed: str) -> Choices:
        return name_choices(typed, [EVERY, *(await request.finder()).titles])

    @on_click("reset")
    async def reset(self, request: Request) -> None:
        """Forget what the server, or the channel that the button names, has set."""
        server, channel = request.managed_server, request.page
        await self._show(request, channel, await request.in_time(self._store.reset(server, channel)))

    @on_click("setback")
    async def undo(self, request: Request) -> None:
        """Set again what was set before the change that the message tells of."""
        server, channel = request.managed_server, request.page
        setting = self._store.set(server, channel, read_setback(request.click.form))
        await self._show(request, channel, await request.in_time(setting))

    async def _show(self, request: Request, channel: int, change: Change) -> None:
        self._forget(request.managed_server)
        await request.show(changed_reply(change, channel, (await request.finder()).library))

    def _forget(self, server: int) -> None:
        """Have what was changed hold from now on."""
        self.desk.settings.forget(server)
        self.desk.libraries.forget()


def _writable(request: Request, channel: int) -> int:
    """Return ``channel``; raises CannotPost if the log can't be written there."""
    guild = request.interaction.guild
    place = guild.get_channel(channel) if guild else None
    if guild is not None and place is not None:
        allowed = place.permissions_for(guild.me)
        if lacking := [name for name in ("view_channel", "send_messages") if not getattr(allowed, name)]:
            raise CannotPost(channel, lacking)
    return channel


async def _options(
    request: Request,
    default_conversation: str | None,
    time_zone: str | None,
    private: bool | None,
    share_style: str | None,
    shared: bool | None,
) -> Options:
    options, finder = Options(), await request.finder()
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
