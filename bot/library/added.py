"""Conversations that a server has added itself: what is kept of each, and within which bounds."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

DRAFT_TIME = timedelta(hours=24)
"""How long what was read waits to be confirmed."""
MOST_DRAFTS = 5
"""Drafts a server may have, those handed in together counted once; a further one takes the place of the oldest."""
MOST_CONVERSATIONS, MOST_WORDS = 200, 2_000_000
"""What a server may have unless who hosts the bot says otherwise: some two hundred hours of talk."""
OWN = "own--"
"""What the key of such a conversation begins with, as no other's does."""


class Most(NamedTuple):
    """How many ``conversations`` a server may have of its own, with how many ``words`` in all."""

    conversations: int = MOST_CONVERSATIONS
    words: int = MOST_WORDS


DEFAULT = Most()
"""What who hosts the bot need not say."""


@dataclass(frozen=True, slots=True)
class AddedConversation:
    """A conversation of one server: ``number`` is what buttons call it by.

    ``seconds`` is its length; ``version`` grows with each change. ``adder`` is None when that person had everything
    of theirs erased.
    """

    number: int
    title: str
    speakers: tuple[str, ...]
    words: int
    seconds: float
    adder: int | None
    added_at: datetime
    version: int

    @property
    def key(self) -> str:
        """The key of the conversation."""
        return key_of(self.number)


@dataclass(frozen=True, slots=True)
class LibraryVersion:
    """What tells whether the conversations a server has added are still those that were read.

    How many there are, and sums that change with each of them: of the squares of their ``numbers``, and of their
    ``versions``. ``alone`` says that they are searched without the shared ones.
    """

    count: int
    numbers: int
    versions: int
    alone: bool


def key_of(number: int) -> str:
    """Return the key of the added conversation ``number``: no two servers' conversations share one."""
    return f"{OWN}{number}"


def is_own(key: str) -> bool:
    """Say whether ``key`` is that of a conversation that a server has added."""
    return key.startswith(OWN)


def number_of(key: str) -> int | None:
    """Return the number of the added conversation with ``key``; None if it is the key of another."""
    digits = key.removeprefix(OWN)
    return int(digits) if digits != key and digits.isascii() and digits.isdecimal() else None
