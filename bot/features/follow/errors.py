"""What can be wrong with what somebody follows, and what is said of it."""

from bot.conversation.errors import VerbatimError
from bot.desk.error_words import ErrorWords, shown_name


class TooManyFollowed(VerbatimError):
    """A person follows ``most`` things on a server."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


class NotFollowed(VerbatimError):
    """The asker follows nothing that is called ``subject``."""

    def __init__(self, subject: str) -> None:
        super().__init__(subject)
        self.subject = subject


class NothingToFollow(VerbatimError):
    """What was typed holds no letter and no digit."""


WORDS: ErrorWords = {
    TooManyFollowed: lambda error: (
        f"You follow {error.most} things here, which is the most. Remove one first with /follow remove."
    ),
    NotFollowed: lambda error: (
        f"You don't follow “{shown_name(error.subject)}” here. /follow list shows what you follow."
    ),
    NothingToFollow: "There is no word in that. Write some words to listen for, such as: brass kettle",
}
