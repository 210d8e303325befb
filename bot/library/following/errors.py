"""What can be wrong with following a feed, as data."""

from bot.conversation.errors import VerbatimError
from bot.storage.errors import NumberGone


class FollowGone(NumberGone):
    """No feed that a server follows has ``number``, or not any more."""


class AlreadyFollowed(VerbatimError):
    """The server follows the show called ``title`` already."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.title = title


class TooManyFeeds(VerbatimError):
    """A server can follow ``most`` feeds, and does."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


class FeedBusy(VerbatimError):
    """The feed is being read for the first time just now, for somebody else."""
