"""Who and what there is in the small world behind the loopback server, in Discord's own shapes."""

import itertools
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import discord

from tests.sockets.wire import JsonObject

TOKEN = "MTA.loop.back"
"""Opens nothing but the loopback server."""

JOINED = datetime(2024, 1, 1, tzinfo=UTC).isoformat()
EVERYTHING = str(discord.Permissions.all().value)
TEXT_CHANNEL, DIRECT_MESSAGES, GROUP_CHAT = 0, 1, 3
SHARD_CYCLE = 5_040
"""Divisible by every shard count up to 10, so that the guilds go round the shards in order."""


class Snowflakes:
    """Ids in Discord's form, made at one moment and counted up from there."""

    def __init__(self, now: datetime) -> None:
        self._now = discord.utils.time_snowflake(now)
        self._numbers = itertools.count(1)

    def new(self) -> int:
        """An id no other thing here has."""
        return self._now + next(self._numbers)

    def guild(self, number: int) -> int:
        """The id of the guild with this number; it belongs to the shard ``number % shard_count``."""
        milliseconds = self._now >> 22
        return (milliseconds - milliseconds % SHARD_CYCLE - SHARD_CYCLE + number) << 22


@dataclass(frozen=True, slots=True)
class User:
    """A person or the bot."""

    id: int
    name: str
    bot: bool = False

    def payload(self) -> JsonObject:
        """As Discord sends it."""
        return {
            "id": str(self.id),
            "username": self.name,
            "global_name": self.name.title(),
            "discriminator": "0",
            "avatar": None,
            "bot": self.bot,
            "public_flags": 0,
            "flags": 0,
            "primary_guild": None,
        }

    def member_payload(self) -> JsonObject:
        """As a guild's member, allowed everything."""
        return {
            "user": self.payload(),
            "roles": [],
            "joined_at": JOINED,
            "deaf": False,
            "mute": False,
            "flags": 0,
            "permissions": EVERYTHING,
        }


@dataclass(frozen=True, slots=True)
class Channel:
    """A place for messages; ``guild_id`` is None outside guilds, ``open_to_bot`` where the bot is a member."""

    id: int
    kind: int
    guild_id: int | None = None
    open_to_bot: bool = True

    def payload(self) -> JsonObject:
        """As Discord sends it."""
        base: JsonObject = {"id": str(self.id), "type": self.kind, "flags": 0, "last_message_id": None}
        if self.guild_id is None:
            return base | {"recipients": []}
        inside = {"name": "general", "position": 0, "parent_id": None, "topic": None, "nsfw": False}
        return base | inside | {"permission_overwrites": [], "guild_id": str(self.guild_id)}


@dataclass(frozen=True, slots=True)
class Guild:
    """A server with one channel."""

    id: int
    channel: Channel
    owner: User

    def payload(self, bot: User) -> JsonObject:
        """As GUILD_CREATE tells it: without a privileged intent the bot hears of no member but itself."""
        everyone = {"id": str(self.id), "name": "@everyone", "permissions": EVERYTHING, "position": 0}
        role = everyone | {"color": 0, "hoist": False, "managed": False, "mentionable": False, "flags": 0}
        return {
            "id": str(self.id),
            "name": "A server",
            "owner_id": str(self.owner.id),
            "unavailable": False,
            "roles": [role],
            "channels": [self.channel.payload()],
            "members": [bot.member_payload()],
            "member_count": 2,
            "emojis": [],
            "stickers": [],
            "features": [],
            "threads": [],
            "presences": [],
            "voice_states": [],
            "preferred_locale": "en-US",
            "joined_at": JOINED,
            "large": False,
            "afk_timeout": 300,
            "verification_level": 0,
            "default_message_notifications": 0,
            "explicit_content_filter": 0,
            "mfa_level": 0,
            "nsfw_level": 0,
            "premium_tier": 0,
            "system_channel_flags": 0,
        }


@dataclass(frozen=True, slots=True)
class World:
    """Everyone and everything: the bot, one person who asks, guilds with the bot, places without it."""

    ids: Snowflakes
    bot: User
    person: User
    guilds: tuple[Guild, ...]
    direct: Channel
    elsewhere: Channel
    foreign: Channel
    channels: dict[int, Channel] = field(default_factory=dict)

    @classmethod
    def small(cls, guild_count: int) -> "World":
        """A world with that many guilds, one a shard in turn; a group chat and a guild without the bot."""
        ids = Snowflakes(datetime.now(UTC))
        person = User(ids.new(), "ann")
        guild_ids = [ids.guild(number) for number in range(guild_count)]
        guilds = tuple(Guild(guild_id, Channel(ids.new(), TEXT_CHANNEL, guild_id), person) for guild_id in guild_ids)
        foreign_guild = ids.guild(guild_count)
        world = cls(
            ids=ids,
            bot=User(ids.new(), "verbatim", bot=True),
            person=person,
            guilds=guilds,
            direct=Channel(ids.new(), DIRECT_MESSAGES),
            elsewhere=Channel(ids.new(), GROUP_CHAT, open_to_bot=False),
            foreign=Channel(ids.new(), TEXT_CHANNEL, foreign_guild, open_to_bot=False),
        )
        places = (world.direct, world.elsewhere, world.foreign, *(guild.channel for guild in guilds))
        world.channels.update((place.id, place) for place in places)
        return world

    @property
    def application_id(self) -> int:
        """The application's id; as on Discord the same number as its bot's."""
        return self.bot.id

    def application_payload(self) -> JsonObject:
        """As ``/oauth2/applications/@me`` tells it."""
        unset: dict[str, Any] = {"icon": None, "team": None, "cover_image": None}
        return unset | {
            "id": str(self.application_id),
            "name": "Verbatim",
            "description": "",
            "summary": "",
            "bot_public": True,
            "bot_require_code_grant": False,
            "verify_key": "0" * 64,
            "flags": 0,
            "owner": self.person.payload(),
            "rpc_origins": [],
        }
