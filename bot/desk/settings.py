"""What a server can set: how answers come, for all of it or for one channel."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple, TypedDict

from bot.storage.columns import WHOLE_SERVER


class ShareStyle(StrEnum):
    """What Share puts into the channel."""

    PLAYER = "player"
    """The lines and the link, which Discord shows as a player."""
    LINES = "lines"
    """The lines alone."""
    CARD = "card"
    """The lines as a picture."""


class Options(TypedDict, total=False):
    """Some of the settings; None takes one back to what holds without it."""

    default_conversation: str | None
    time_zone: str | None
    private: bool | None
    share_style: ShareStyle | None
    shared: bool | None
    sound: bool | None
    log_channel: int | None


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """What holds where somebody asks.

    ``default_conversation`` is a key, None for the whole library; ``time_zone`` an IANA name; ``private`` says
    that answers go to the asker alone unless they want otherwise; ``shared`` that, beside those a server has added
    itself, the conversations that all servers share are searched, which is set for the whole server; ``sound`` that
    quotes can be heard; ``log_channel`` is told what moderators did, and set for the whole server.
    """

    default_conversation: str | None = None
    time_zone: str = "UTC"
    private: bool = False
    share_style: ShareStyle = ShareStyle.PLAYER
    shared: bool = True
    sound: bool = True
    log_channel: int | None = None


def settings_in(own: Mapping[int, Options], channel: int | None) -> ServerSettings:
    """Return what holds in ``channel``: its own settings, else the server's, else the defaults."""
    held: dict[str, Any] = {**own.get(WHOLE_SERVER, {}), **own.get(channel or WHOLE_SERVER, {})}
    return ServerSettings(**held)


class Change(NamedTuple):
    """What was set before and is set now, of the settings that differ; setting ``before`` again undoes it."""

    before: Options
    after: Options
