"""What an operator can set, from the environment or a ``.env`` file; read once, by the command line."""

import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.fetching.errors import BadHosts
from bot.fetching.hosts import PrivateHosts
from bot.library.added import MOST_CONVERSATIONS, MOST_WORDS, Most
from bot.library.following.rules import FeedRules

_TOKEN = re.compile(r"[\w.-]+", re.ASCII)
_SITE = re.compile(r"https?://[\w-]+(?:\.[\w-]+)*(?::\d{1,5})?(?:/[\w.~%-]+)*/?", re.ASCII)
_SHARDS = re.compile(r"(\d{1,6})(?:\s*-\s*(\d{1,6}))?", re.ASCII)
MOST_SHARDS = 100_000
"""Far more shards than Discord's largest bots have."""


class SettingsError(Exception):
    """A setting has a value that cannot be used; the message is one line that names it and says what to do."""


class Settings(BaseSettings):
    """Every setting, each documented with its default in docs/settings.md."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True)

    discord_token: SecretStr | None = Field(None, description="The bot's token; without it only the try-out runs")
    data_folder: Path = Field(Path("quotes_data"), description="The folder of conversations")
    database_url: SecretStr = Field(
        SecretStr("sqlite:///verbatim.db"),
        description="Where settings and saved quotes are kept: an SQLite file or a PostgreSQL database",
    )
    ideas_model: Literal["light", "english", "off"] = Field(
        "light",
        description="What passages on a similar idea are found by: `light` for sixteen languages, `english` with the "
        "extra `ideas-english`, or `off`",
    )
    ideas: Literal["auto", "off"] = Field("auto", description="The older name: `off` is IDEAS_MODEL=off")
    font_folder: Path | None = Field(
        None, description="A folder of further fonts for pictures, such as one with Chinese, Japanese and Korean"
    )
    server_conversations: int = Field(
        MOST_CONVERSATIONS,
        ge=0,
        le=10_000,
        description="How many conversations each server may add for itself; `0` for none",
    )
    server_words: int = Field(
        MOST_WORDS,
        ge=1000,
        le=100_000_000,
        description="How many words these may have in all; an hour of talk has about ten thousand",
    )
    server_memory: int = Field(
        256, ge=1, description="How many MiB all servers' own conversations may take in memory at a time"
    )
    sound: Literal["auto", "on", "off"] = Field(
        "auto",
        description="Whether quotes can be heard where a conversation has sound; `auto` asks whether the extra `sound` "
        "is installed",
    )
    audio: Path | None = Field(
        None, description="A recording of the conversation that comes with the bot, to be heard in the try-out"
    )
    feeds: Literal["on", "off"] = Field("on", description="Whether podcasts' feeds are followed; `off` fetches nothing")
    feed_hosts: Annotated[tuple[str, ...] | None, NoDecode] = Field(
        None,
        description="Hosts, each with its port, whose feeds are read though they are on no public network, such as "
        "`nas.home:8080`",
    )
    server_feeds: int = Field(5, ge=0, le=25, description="How many feeds each server may follow; `0` for none")
    feed_episodes: int = Field(1000, ge=1, le=10_000, description="How many episodes of a feed are read, the newest")
    feed_memory: int = Field(512, ge=1, description="How many MiB all feeds that are followed may take in memory")
    cache_folder: Path = Field(Path(".cache"), description="Where what can be worked out again is kept")
    site: str | None = Field(
        None,
        description="The address of the pages that `export --format site` writes, such as https://example.org/talks",
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO", description="The least severe line logged")
    log_format: Literal["auto", "console", "json"] = Field(
        "auto",
        description="`console` for people, `json` for machines; `auto` asks whether standard error is a terminal",
    )
    shard_count: int | None = Field(
        None,
        ge=1,
        le=MOST_SHARDS,
        description="How many shards there are in all; by default Discord's own number, in one process",
    )
    shard_ids: Annotated[tuple[int, ...] | None, NoDecode] = Field(
        None,
        description="Which shards this process runs, such as `0,1` or `0-3`; by default all; needs SHARD_COUNT",
    )
    health_port: int | None = Field(
        None,
        ge=1,
        le=65535,
        description="Where the pages `live`, `ready` and `metrics` tell over HTTP how the bot does; by default nowhere",
    )
    health_host: str = Field("127.0.0.1", description="The address that HEALTH_PORT is at; `0.0.0.0` for all there are")
    sync_commands: Literal["changed", "always", "never"] = Field(
        "changed", description="When the process of shard 0 sends its commands to Discord"
    )

    @model_validator(mode="before")
    @classmethod
    def _blank_is_unset(cls, values: dict[str, object]) -> dict[str, object]:
        return {name: value for name, value in values.items() if not isinstance(value, str) or value.strip()}

    @field_validator("discord_token", mode="before")
    @classmethod
    def _one_word(cls, value: object) -> object:
        if isinstance(value, str) and not _TOKEN.fullmatch(value.strip()):
            raise ValueError("should be the token alone: letters, digits, dots, hyphens and underscores")
        return value.strip() if isinstance(value, str) else value

    @field_validator("site")
    @classmethod
    def _address(cls, value: str | None) -> str | None:
        if value is not None and not _SITE.fullmatch(value.strip()):
            raise ValueError("should be an address such as https://example.org/talks, without ? and #")
        return value and value.strip().rstrip("/")

    @field_validator("log_level", mode="before")
    @classmethod
    def _any_case(cls, value: object) -> object:
        return value.strip().upper() if isinstance(value, str) else value

    @field_validator("feed_hosts", mode="before")
    @classmethod
    def _list_of_hosts(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        hosts = tuple(host.strip() for host in value.split(","))
        try:
            PrivateHosts.of(hosts)
        except BadHosts as error:
            raise ValueError(f"should be hosts such as nas.home:8080, not {str(error)[:60]!r}") from None
        return hosts

    @field_validator("feeds", "ideas", "sound", "ideas_model", "log_format", "sync_commands", mode="before")
    @classmethod
    def _lower_case(cls, value: object) -> object:
        return value.strip().lower() if isinstance(value, str) else value

    @field_validator("shard_ids", mode="before")
    @classmethod
    def _list_of_shards(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        shards: list[int] = []
        for part in value.split(","):
            found = _SHARDS.fullmatch(part.strip())
            first, last = (int(found[1]), int(found[2] or found[1])) if found else (1, 0)
            if first > last:
                raise ValueError("should be numbers such as 0,1 or 0-3")
            shards += range(first, last + 1)
        return tuple(dict.fromkeys(shards))

    @model_validator(mode="after")
    def _shards_within_count(self) -> "Settings":
        if self.shard_ids is not None and self.shard_count is None:
            raise ValueError("SHARD_IDS needs SHARD_COUNT, the number of shards in all processes together")
        if self.shard_ids is not None and not all(0 <= i < (self.shard_count or 0) for i in self.shard_ids):
            raise ValueError(f"SHARD_IDS must lie between 0 and SHARD_COUNT - 1, here {(self.shard_count or 1) - 1}")
        return self

    @property
    def embedder(self) -> Literal["light", "english"] | None:
        """What passages on a similar idea are found by; None for nothing."""
        return None if self.ideas == "off" or self.ideas_model == "off" else self.ideas_model

    @property
    def server_most(self) -> Most:
        """What each server may add for itself."""
        return Most(self.server_conversations, self.server_words)

    @property
    def feed_rules(self) -> FeedRules:
        """What servers may follow."""
        hosts, on = PrivateHosts.of(self.feed_hosts or ()), self.feeds == "on"
        return FeedRules(on, hosts, self.server_feeds if on else 0, self.feed_episodes, self.feed_memory)

    @property
    def token(self) -> str:
        """The bot's token; raises SettingsError without one."""
        if self.discord_token is None:
            raise SettingsError(
                "DISCORD_TOKEN is not set: put it into .env, or try the bot without one: python -m bot try"
            )
        return self.discord_token.get_secret_value()


def read_cache(settings: Settings) -> Path:
    """Return the folder where what was read of transcripts is kept."""
    return settings.cache_folder / "read"


def read_settings() -> Settings:
    """Return the settings; raises SettingsError for the first value that cannot be used, without repeating a secret."""
    try:
        return Settings()
    except UnicodeDecodeError:
        raise SettingsError(".env is not a text in UTF-8: save it as such") from None
    except OSError as error:
        raise SettingsError(f".env cannot be read: {error.strerror}") from None
    except ValidationError as error:
        fault = error.errors(include_url=False, include_context=False, include_input=False)[0]
        name = ".".join(map(str, fault["loc"])).upper()
        reason = fault["msg"].removeprefix("Value error, ")
        raise SettingsError(f"{name}: {reason}" if name else reason) from None
