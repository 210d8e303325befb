"""/follow: being told when a new conversation says some words, or somebody speaks in it."""

from bot.desk.feature import Feature, Tools
from bot.features.follow.board import NewsBoard
from bot.features.follow.commands import FollowCommands
from bot.features.follow.errors import WORDS
from bot.features.follow.job import FollowJob
from bot.features.follow.listener import FollowListener
from bot.features.follow.news import News, delete_old
from bot.features.follow.store import Follows


def follow(tools: Tools) -> Feature:
    """Return /follow."""
    desk, follows, news = tools.desk, Follows(tools.database), News(tools.database)
    board = NewsBoard(news, tools.client, desk.libraries)
    return Feature(
        parts=[FollowCommands(desk, follows), FollowListener(desk, board)],
        jobs=[FollowJob(follows, news, tools.client, desk, board)],
        clean_ups=[delete_old],
        errors=WORDS,
    )
