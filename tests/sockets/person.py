"""What a person does in Discord: types commands, clicks, fills forms, writes messages."""

import time
from collections.abc import Callable
from typing import Any, NamedTuple

from tests.sockets.callbacks import Callbacks
from tests.sockets.commands import CHAT_INPUT, MESSAGE_COMMAND, Commands, check_place, filled
from tests.sockets.gateway import Gateway
from tests.sockets.interactions import Answer, Interaction, Kind
from tests.sockets.messages import Messages
from tests.sockets.waiting import NotAnswered
from tests.sockets.wire import JsonObject
from tests.sockets.world import EVERYTHING, Channel, Guild, User, World

BUTTON, STRING_SELECT = 2, 3
READY_WITHIN = 15.0
"""Seconds that a client may take to start, connect and tell of its commands."""


class Place(NamedTuple):
    """Where a person does something: the channel, Discord's context number, who installed the bot.

    Context 0 is a server, 1 the bot's own direct messages, 2 any other private chat. ``owners`` is
    Discord's ``authorizing_integration_owners``: "0" to the server's id, "1" to the installing user's.
    Where ``all_private``, as in servers that forbid outside applications, Discord shows every answer to
    the asker alone.
    """

    channel: Channel
    context: int
    owners: dict[str, str]
    all_private: bool = False

    @classmethod
    def server(cls, guild: Guild) -> "Place":
        """A server with the bot, installed there."""
        return cls(guild.channel, 0, {"0": str(guild.id)})


class Places(NamedTuple):
    """The places there are; in the last two the bot is no member, only the person installed it."""

    server: Place
    direct: Place
    group_chat: Place
    foreign_server: Place

    @classmethod
    def of(cls, world: World) -> "Places":
        """The places of a world."""
        installed_by = {"1": str(world.person.id)}
        return cls(
            server=Place.server(world.guilds[0]),
            direct=Place(world.direct, 1, {"0": "0"}),
            group_chat=Place(world.elsewhere, 2, installed_by),
            foreign_server=Place(world.foreign, 0, installed_by),
        )


class Person:
    """Someone who uses the bot; unless told another place, in the first server.

    Each way of using it waits until the client has connected and told of its commands, then, for ``patience``
    seconds, for its first answer. Raises ``NotAnswered`` when that does not come, ``LookupError`` for what
    Discord's own client would not let anybody do.
    """

    def __init__(
        self,
        user: User,
        world: World,
        gateway: Gateway,
        commands: Commands,
        messages: Messages,
        callbacks: Callbacks,
        output: Callable[[], str],
    ) -> None:
        self.user = user
        self.patience = 5.0
        self.places = Places.of(world)
        self._world = world
        self._gateway = gateway
        self._commands = commands
        self._messages = messages
        self._callbacks = callbacks
        self._output = output

    async def slash(self, name: str, /, *, where: Place | None = None, **values: Any) -> Answer:
        """Use a command, such as "quote" or "stats speakers"."""
        return await self.answer(await self.start_slash(name, where=where, **values))

    async def start_slash(self, name: str, /, *, where: Place | None = None, **values: Any) -> Interaction:
        """Use a command, and wait for nothing."""
        where = where or self.places.server
        data = await self._chat_input(name, values, where)
        return await self._dispatch(Kind.COMMAND, data, where)

    async def autocomplete(
        self, name: str, option: str, typed: str, /, *, where: Place | None = None, **values: Any
    ) -> Answer:
        """Type into an option, the others filled already; the answer has ``choices``."""
        where = where or self.places.server
        data = await self._chat_input(name, {**values, option: typed}, where, focused=option)
        return await self.answer(await self._dispatch(Kind.AUTOCOMPLETE, data, where))

    async def message_command(self, name: str, message: JsonObject, *, where: Place | None = None) -> Answer:
        """Choose a command on a message."""
        where = where or self.places.server
        command = await self._commands.find(name, MESSAGE_COMMAND, within=READY_WITHIN)
        check_place(command, where.context, where.owners)
        data = {"id": command["id"], "name": name, "type": MESSAGE_COMMAND, "target_id": message["id"]}
        data["resolved"] = {"messages": {message["id"]: message}}
        return await self.answer(await self._dispatch(Kind.COMMAND, data, where))

    async def click(self, message: JsonObject, custom_id: str, *, where: Place | None = None) -> Answer:
        """Click a button of a message."""
        data = {"component_type": BUTTON, **self._component(message, custom_id)}
        return await self._use(message, data, where)

    async def choose(
        self, message: JsonObject, custom_id: str, values: list[str], *, where: Place | None = None
    ) -> Answer:
        """Choose from a select of a message."""
        data = {"component_type": STRING_SELECT, **self._component(message, custom_id), "values": values}
        return await self._use(message, data, where)

    async def submit(self, form: Answer, values: dict[str, str], *, where: Place | None = None) -> Answer:
        """Fill a form's text fields by their ids, and send it."""
        fields = [{"type": 18, "component": _field(part["component"], values)} for part in form.data["components"]]
        data = {"custom_id": form.data["custom_id"], "components": fields}
        return await self.answer(await self._dispatch(Kind.FORM, data, where or self.places.server))

    async def write(self, content: str, *, where: Place | None = None, mention_bot: bool = False) -> JsonObject:
        """Write a message; the bot is told of it as its intents allow."""
        where = where or self.places.server
        mention = f"<@{self._world.bot.id}> " if mention_bot else ""
        message = self._messages.create(where.channel, self.user, {"content": mention + content}, [])
        message["mentions"] = [self._world.bot.payload()] if mention_bot else []
        guild_id = where.channel.guild_id
        inside = {} if guild_id is None else {"guild_id": str(guild_id), "member": self._member()}
        await self._gateway.wait_for_sessions([self._gateway.shard_of(guild_id)], within=READY_WITHIN)
        await self._gateway.tell_message(message, guild_id, inside)
        return message

    async def answer(self, interaction: Interaction) -> Answer:
        """The bot's first answer to an interaction."""
        try:
            await interaction.until("first answer", lambda: interaction.answer is not None, within=self.patience)
        except NotAnswered as error:
            error.add_note(f"printed by the clients:\n{self._output()}")
            raise
        assert interaction.answer is not None
        return interaction.answer

    async def _chat_input(
        self, name: str, values: dict[str, Any], where: Place, *, focused: str | None = None
    ) -> JsonObject:
        root, *path = name.split()
        command = await self._commands.find(root, CHAT_INPUT, within=READY_WITHIN)
        check_place(command, where.context, where.owners)
        options = filled(command, path, values, focused=focused)
        return {"id": command["id"], "name": root, "type": CHAT_INPUT, "options": options}

    async def _use(self, message: JsonObject, data: JsonObject, where: Place | None) -> Answer:
        where = where or self.places.server
        return await self.answer(await self._dispatch(Kind.COMPONENT, data, where, source=message))

    def _component(self, message: JsonObject, custom_id: str) -> JsonObject:
        """What identifies a component; it has to be on the message, as it is for whoever clicks."""
        for component in _all_components(message["components"]):
            if component.get("custom_id") == custom_id and not component.get("disabled"):
                return {"custom_id": custom_id, "id": component.get("id", 0)}
        raise LookupError(f"the message has nothing to click with the id {custom_id!r}")

    async def _dispatch(
        self, kind: Kind, data: JsonObject, where: Place, *, source: JsonObject | None = None
    ) -> Interaction:
        number = self._world.ids.new()
        interaction = Interaction(
            number, f"token{number}", kind, where.channel, where.owners, where.all_private, source
        )
        self._callbacks.add(interaction)
        guild_id = where.channel.guild_id
        shard = self._gateway.shard_of(guild_id)
        await self._gateway.wait_for_sessions([shard], within=READY_WITHIN)
        payload = self._payload(interaction, data, where)
        interaction.sent = time.perf_counter()
        await self._gateway.dispatch(shard, "INTERACTION_CREATE", payload)
        return interaction

    def _payload(self, interaction: Interaction, data: JsonObject, where: Place) -> JsonObject:
        payload: JsonObject = {
            "id": str(interaction.id),
            "application_id": str(self._world.application_id),
            "type": int(interaction.kind),
            "token": interaction.token,
            "version": 1,
            "data": data,
            "channel_id": str(where.channel.id),
            "channel": where.channel.payload(),
            "locale": "en-US",
            "entitlements": [],
            "authorizing_integration_owners": where.owners,
            "context": where.context,
            "attachment_size_limit": 10 << 20,
            "app_permissions": EVERYTHING,
        }
        if interaction.source is not None:
            payload["message"] = interaction.source
        guild_id = where.channel.guild_id
        if guild_id is None:
            return payload | {"user": self.user.payload()}
        guild = {"id": str(guild_id), "locale": "en-US", "features": []}
        return payload | {"guild_id": str(guild_id), "guild": guild, "member": self._member()}

    def _member(self) -> JsonObject:
        return self.user.member_payload()


def _all_components(components: list[JsonObject]) -> list[JsonObject]:
    inner = [part for component in components for part in component.get("components") or []]
    accessories = [component["accessory"] for component in components if component.get("accessory")]
    deeper = _all_components(inner) if inner else []
    return [*components, *accessories, *deeper]


def _field(component: JsonObject, values: dict[str, str]) -> JsonObject:
    custom_id = component["custom_id"]
    return {"type": component["type"], "custom_id": custom_id, "value": values.get(custom_id, "")}
