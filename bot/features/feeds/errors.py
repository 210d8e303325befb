"""What can be wrong with following feeds, and what is said of it."""

from bot.conversation.errors import VerbatimError
from bot.desk.error_words import ErrorWords, shown_name
from bot.feeds.errors import NotAFeed
from bot.fetching.errors import FetchFailed
from bot.library.following.errors import AlreadyFollowed, FeedBusy, FollowGone, TooManyFeeds


class FeedsOff(VerbatimError):
    """Whoever runs the bot has turned feeds off."""


class UnknownFeed(VerbatimError):
    """The server follows no feed called ``name``."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def _too_many(error: TooManyFeeds) -> str:
    if not error.most:
        return _OFF
    return f"A server can follow {error.most} feeds, and this one does. Remove one first with /feeds remove."


def _not_a_feed(error: NotAFeed) -> str:
    hint = f" Its feed may be {shown_name(error.nearest)}: try that." if error.nearest else ""
    return f"I can't read that as a podcast's feed: {error.problem}.{hint}"


_OFF = "Whoever runs me does not let servers follow feeds."
WORDS: ErrorWords = {
    FeedsOff: _OFF,
    UnknownFeed: lambda error: (
        f"This server follows no feed called “{shown_name(error.name)}”. /feeds list shows what there is."
    ),
    NotAFeed: _not_a_feed,
    FetchFailed: lambda error: (
        f"I can't have what is at {shown_name(error.address)}: {error.problem.value}"
        f"{f' ({error.status})' if error.status else ''}."
    ),
    AlreadyFollowed: lambda error: (
        f"This server follows “{shown_name(error.title)}” already. /feeds list shows how far it is."
    ),
    FollowGone: "This feed is no longer here, or the draft is over a day old. /feeds list shows what there is.",
    TooManyFeeds: _too_many,
    FeedBusy: "That feed is being read just now. Try again in a minute.",
}
