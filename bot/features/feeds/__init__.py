"""/feeds: follow a podcast's feed, so that its episodes come by themselves and are announced."""

import discord

from bot.desk.feature import Feature, Tools
from bot.features.feeds.adding import FeedAdder
from bot.features.feeds.announcements import Announcements, delete_old
from bot.features.feeds.board import FeedBoard
from bot.features.feeds.clicks import FeedClicks
from bot.features.feeds.commands import FeedCommands
from bot.features.feeds.errors import WORDS
from bot.features.feeds.job import FeedJob
from bot.features.feeds.poster import FeedPoster
from bot.fetching.fetcher import Fetcher
from bot.library.following.episode_store import Episodes
from bot.library.following.feed_store import Feeds
from bot.library.following.follow_store import Follows, delete_unfollowed
from bot.library.following.round import FeedRounds


def feeds(tools: Tools) -> Feature:
    """Return /feeds, and what looks at feeds while the bot runs."""
    desk, database, rules = tools.desk, tools.database, tools.feeds
    stored, episodes, follows = Feeds(database), Episodes(database), Follows(database)
    fetcher = Fetcher(rules.hosts)
    adder = FeedAdder(stored, episodes, follows, fetcher, desk.libraries, rules)
    board, poster = FeedBoard(follows, desk.libraries, rules), FeedPoster(tools.client, desk.sender)
    rounds = FeedRounds(stored, episodes, fetcher, rules.episodes, tools.chance, discord.utils.utcnow)
    job = FeedJob(stored, follows, Announcements(database), rounds, poster, fetcher)
    return Feature(
        parts=[FeedCommands(desk, adder, board, poster, rules.each), FeedClicks(desk, board)],
        jobs=[job] if rules.on else [],
        clean_ups=[delete_unfollowed, delete_old],
        errors=WORDS,
    )
