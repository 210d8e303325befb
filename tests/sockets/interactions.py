"""What a person does and how the bot answers it: one record per interaction, with Discord's rules."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum

from tests.sockets.waiting import NotAnswered, until
from tests.sockets.wire import JsonObject
from tests.sockets.world import Channel

FOLLOW_UPS_WITHOUT_THE_BOT = 5
"""Messages after the first that a user-installed application may send where its bot is no member."""


class Kind(IntEnum):
    """What a person did."""

    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    FORM = 5


class CallbackType(IntEnum):
    """How the bot answered."""

    MESSAGE = 4
    LATER = 5
    UPDATE_LATER = 6
    UPDATE = 7
    CHOICES = 8
    FORM = 9


@dataclass(slots=True)
class Interaction:
    """One interaction, from its dispatch on. Times are ``time.perf_counter()``, seconds."""

    id: int
    token: str
    kind: Kind
    channel: Channel
    owners: dict[str, str]
    all_private: bool = False
    source: JsonObject | None = None
    sent: float = 0.0
    answered: float | None = None
    answer: "Answer | None" = None
    original: JsonObject | None = None
    loading: bool = False
    follow_ups: list[JsonObject] = field(default_factory=list)
    edits: int = 0
    refused: list[int] = field(default_factory=list)
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    def late(self, now: float, answer_within: float) -> bool:
        """Whether a first answer at ``now`` comes too late."""
        return now - self.sent > answer_within

    def may_follow_up(self) -> bool:
        """Whether one more message after the first is allowed."""
        return "0" in self.owners or len(self.follow_ups) < FOLLOW_UPS_WITHOUT_THE_BOT

    def tell(self) -> None:
        """Wake whoever waits for a change."""
        self.changed.set()

    async def until(self, what: str, done: Callable[[], bool], *, within: float = 5.0) -> None:
        """Wait until ``done()``. Raises ``NotAnswered``, naming ``what``, after ``within`` seconds."""
        await until(self.changed, what, done, within)


@dataclass(frozen=True, slots=True)
class Answer:
    """The bot's first answer. ``seconds`` is from INTERACTION_CREATE's dispatch to the callback's arrival."""

    interaction: Interaction
    type: CallbackType
    data: JsonObject
    files: dict[str, bytes]
    seconds: float

    @property
    def message(self) -> JsonObject:
        """The message answered with, as it is now. Raises ``NotAnswered`` where there is none."""
        if self.interaction.original is None:
            raise NotAnswered("the interaction has no message")
        return self.interaction.original

    @property
    def private(self) -> bool:
        """Whether only the asker sees the message."""
        return bool(self.message["flags"] & (1 << 6))

    @property
    def choices(self) -> list[JsonObject]:
        """What autocomplete offers."""
        choices: list[JsonObject] = self.data.get("choices") or []
        return choices

    async def edited(self, times: int = 1, *, within: float = 5.0) -> JsonObject:
        """The message after it was edited that many times."""
        await self.interaction.until(f"{times} edits", lambda: self.interaction.edits >= times, within=within)
        return self.message

    async def followed_up(self, number: int = 1, *, within: float = 5.0) -> JsonObject:
        """The follow-up message with that number, from 1."""
        there = self.interaction.follow_ups
        await self.interaction.until(f"follow-up {number}", lambda: len(there) >= number, within=within)
        return there[number - 1]
