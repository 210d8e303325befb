"""What can be wrong with what people ask on Discord, whatever the feature, as data.

VerbatimError
├── NotAllowed          a person lacks the permission for what they asked
├── NotAMember          the bot is no member of the server where it was asked for something
├── TooManyAnswers      a person has asked for many public answers in a short time
├── UnknownTimeZone     no zone has that name
├── UnknownClick        a click that no message of the bot's can have made
└── CannotPost          a channel the bot may not post in
"""

from collections.abc import Sequence

from bot.conversation.errors import VerbatimError


class UnknownTimeZone(VerbatimError):
    """No time zone is called ``name``; ``nearest`` holds similar names, best first."""

    def __init__(self, name: str, nearest: Sequence[str] = ()) -> None:
        super().__init__(name)
        self.name = name
        self.nearest = tuple(nearest)


class CannotPost(VerbatimError):
    """In ``channel`` the bot lacks ``permissions``, by discord.py's names."""

    def __init__(self, channel: int, permissions: Sequence[str]) -> None:
        super().__init__(channel)
        self.channel = channel
        self.permissions = tuple(permissions)


class NotAllowed(VerbatimError):
    """Only people with the ``permissions``, such as manage_guild, may do that."""

    def __init__(self, *permissions: str) -> None:
        super().__init__(*permissions)
        self.permissions = permissions


class NotAMember(VerbatimError):
    """The bot is no member of the server, and that is needed."""


class TooManyAnswers(VerbatimError):
    """A person has asked for more than ``answers`` public answers within a minute."""

    def __init__(self, answers: int) -> None:
        super().__init__(answers)
        self.answers = answers


class UnknownClick(VerbatimError):
    """No message of the bot's can have made such a click: its id was made up, or is of another kind."""
