"""What people follow, and whether a conversation has it."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from bot.conversation.model import Conversation, Quote

LONGEST = 70
"""Characters of what is followed; a button holds it."""
_FEWEST_WORDS = 8


class Kind(StrEnum):
    """What is listened for."""

    WORDS = "words"
    SPEAKER = "speaker"


class Followed(NamedTuple):
    """Something that ``user`` follows on ``server``."""

    number: int
    server: int
    user: int
    kind: Kind
    subject: str


def speaks(subject: str, conversation: Conversation) -> Quote | None:
    """Return words of whoever is called ``subject`` in ``conversation``, by the whole name or a part; None if nobody.

    Spelling is not forgiven here: nobody is to be told of somebody else.
    """
    wanted = _folded(subject)
    names = [name for name in conversation.speakers if wanted == _folded(name)] or [
        name for name in conversation.speakers if set(wanted) <= set(_folded(name))
    ]
    places = [number for number, one in enumerate(conversation.passages) if wanted and one.speaker in names]
    if not places:
        return None
    long = [number for number in places if len(conversation.passages[number].text.split()) >= _FEWEST_WORDS]
    number = (long or places)[0]
    return conversation.quote_passages(number, number + 1)


def _folded(name: str) -> Sequence[str]:
    return name.casefold().split()
