"""What can be wrong with what people ask of a community's features, as data.

VerbatimError
├── BadTimeOfDay        a text that is no time of day
├── UnknownTimeZone     no zone has that name
├── BadTag              a tag without a letter or digit
├── TooManyTags         more tags than a quote can have
├── TooFewQuestions     too little was said for a quiz of that kind
├── WholeServerOnly     a channel cannot have a setting of its own
├── TitleTaken          a conversation is called that already
├── BadPlan             a daily post that could not be made
├── CorrectionTooLong   more words in one piece than can be put right at a time
└── CannotPost          a channel the bot may not post in
"""

from collections.abc import Sequence
from enum import StrEnum

from bot.conversation.errors import VerbatimError


class BadTimeOfDay(VerbatimError):
    """``text`` is not a time of day such as 8:30, 20:15, 8 am or 8:30 pm."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class UnknownTimeZone(VerbatimError):
    """No time zone is called ``name``; ``nearest`` holds similar names, best first."""

    def __init__(self, name: str, nearest: Sequence[str] = ()) -> None:
        super().__init__(name)
        self.name = name
        self.nearest = tuple(nearest)


class BadTag(VerbatimError):
    """``text`` holds no letter or digit, so it makes no tag."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class TooManyTags(VerbatimError):
    """A quote can have at most ``most`` tags."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


class TooFewQuestions(VerbatimError):
    """What was said makes only ``found`` questions of that ``kind``, or only one speaker's."""

    def __init__(self, kind: str, found: int) -> None:
        super().__init__(kind, found)
        self.kind = kind
        self.found = found


class WholeServerOnly(VerbatimError):
    """What is searched is set for a whole server, not for one channel."""


class TitleTaken(VerbatimError):
    """A conversation is called ``title`` already, so that nobody could tell the two apart."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.title = title


class PlanProblem(StrEnum):
    """Why a daily post could not be made."""

    TWO_SOURCES = "two sources"
    """It is to be drawn from more than one of speaker, topic and hall of fame."""
    EVERYONE = "everyone"
    """The role to ping is everyone."""
    NOTHING = "nothing"
    """There is nothing it could be drawn from."""


class BadPlan(VerbatimError):
    """A daily post could not be made as asked, for ``problem``."""

    def __init__(self, problem: PlanProblem) -> None:
        super().__init__(problem)
        self.problem = problem


class CannotPost(VerbatimError):
    """In ``channel`` the bot lacks ``permissions``, by discord.py's names."""

    def __init__(self, channel: int, permissions: Sequence[str]) -> None:
        super().__init__(channel)
        self.channel = channel
        self.permissions = tuple(permissions)


class CorrectionTooLong(VerbatimError):
    """Words in one piece that are to be put right, or the right ones, have more than ``most`` characters."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most
