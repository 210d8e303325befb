"""/daily: a quote in a channel, by the clock."""

from bot.desk.feature import Feature, Tools
from bot.features.daily.board import DailyBoard
from bot.features.daily.clicks import DailyClicks
from bot.features.daily.commands import DailyCommands
from bot.features.daily.errors import WORDS
from bot.features.daily.job import DailyJob
from bot.features.daily.poster import DailyPoster
from bot.features.daily.posts import DailyPosts, delete_old
from bot.features.daily.quotes import DailyQuotes
from bot.features.daily.store import Daily, delete_removed
from bot.storage.bags import Bags
from bot.storage.saved import Saved


def daily(tools: Tools) -> Feature:
    """Return /daily."""
    desk, database = tools.desk, tools.database
    schedules, posts = Daily(database), DailyPosts(database)
    board, poster = DailyBoard(schedules, posts), DailyPoster(tools.client, desk.sender)
    quotes = DailyQuotes(desk.libraries, Bags(database), Saved(database), tools.chance)
    return Feature(
        parts=[DailyCommands(desk, schedules, board, quotes, poster), DailyClicks(desk, schedules, board)],
        jobs=[DailyJob(schedules, posts, quotes, poster, desk.libraries)],
        clean_ups=[delete_removed, delete_old],
        errors=WORDS,
    )
