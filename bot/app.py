"""The parts, put together: what ``run``, the try-out and the tests all start."""

import random
from collections import ChainMap
from collections.abc import Sequence
from pathlib import Path

from discord.ext import commands

from bot.client import Job, SyncMode, VerbatimBot
from bot.cogs.conversations import ConversationsCog
from bot.cogs.daily import DailyCog
from bot.cogs.daily_clicks import DailyClicks
from bot.cogs.find import FindThisQuote
from bot.cogs.help import HelpCog
from bot.cogs.ideas import IdeaClicks
from bot.cogs.mention import MentionCog
from bot.cogs.moment import MomentCog
from bot.cogs.privacy import PrivacyCog
from bot.cogs.quiz import QuizCog
from bot.cogs.quote import QuoteCog
from bot.cogs.random import RandomCog
from bot.cogs.result import ResultClicks
from bot.cogs.saved import SavedCog
from bot.cogs.settings import SettingsCog
from bot.cogs.stats import StatsCog
from bot.cogs.topic import TopicCog
from bot.conversation.library import Library
from bot.ideas.embedder import Embedder
from bot.ideas.ideas import Ideas
from bot.interactions.clicks import ClickRouter
from bot.interactions.daily_board import DailyBoard
from bot.interactions.daily_poster import DailyPoster
from bot.interactions.daily_quotes import DailyQuotes
from bot.interactions.drawing import Drawing
from bot.interactions.finder import Finder
from bot.interactions.illustrating import Illustrator
from bot.interactions.keeping import Keeper
from bot.interactions.manners import Manners
from bot.interactions.quiz_master import QuizMaster
from bot.interactions.quiz_poster import QuizPoster
from bot.interactions.quiz_questions import QuizQuestions
from bot.interactions.send import Sender
from bot.jobs.daily import DailyJob
from bot.jobs.ideas import IdeasJob
from bot.jobs.quiz import QuizJob
from bot.jobs.upkeep import UpkeepJob
from bot.pictures.painter import Painter
from bot.pictures.rendering import Renderer
from bot.search.index import Index
from bot.storage.bags import Bags
from bot.storage.daily import Daily
from bot.storage.daily_posts import DailyPosts
from bot.storage.database import Database
from bot.storage.privacy import Privacy
from bot.storage.quiz import Quizzes
from bot.storage.quiz_rounds import Rounds
from bot.storage.quiz_scores import Scores
from bot.storage.saved import Saved
from bot.storage.servers import Servers


def build_bot(
    library: Library,
    *,
    database: Database,
    chance: random.Random,
    shard_ids: Sequence[int] | None = None,
    shard_count: int | None = None,
    sync: SyncMode = "changed",
    embedder: Embedder | None = None,
    cache: Path | None = None,
    fonts: Path | None = None,
) -> VerbatimBot:
    """Return the bot that serves ``library``, ready to be started.

    What is remembered lies in ``database``; ``chance`` shuffles what is drawn at random. With an ``embedder`` the
    bot shows passages on a similar idea. What can be worked out again is kept in the folder ``cache``; pictures
    take letters that the bot's own fonts lack from the folder ``fonts``.
    """
    sender, painter = Sender(), Painter(Renderer(fonts))
    index = Index(library, cache=cache / "search" if cache else None)
    ideas = Ideas(index, embedder, folder=cache / "ideas" if cache else None) if embedder else None
    finder = Finder(library, index, ideas)
    bot = VerbatimBot(
        sender=sender, database=database, painter=painter, shard_ids=shard_ids, shard_count=shard_count, sync=sync
    )
    illustrator, servers = Illustrator(sender, painter), Servers(database)
    manners, kept, bags = Manners(servers, finder), Saved(database), Bags(database)
    keeper = Keeper(kept, finder, sender)
    result, moment = ResultClicks(finder, sender, illustrator, manners, keeper), MomentCog(finder, sender, manners)
    topic, drawn = (
        TopicCog(finder, illustrator, manners),
        RandomCog(finder, sender, manners, Drawing(finder, bags, chance)),
    )
    stats, conversations = (
        StatsCog(finder, illustrator, manners),
        ConversationsCog(finder, sender, illustrator, manners),
    )
    saved, settings = SavedCog(kept, keeper, manners, finder, sender), SettingsCog(servers, manners, finder, sender)
    schedules, posts = Daily(database), DailyPosts(database)
    board, poster = DailyBoard(schedules, posts), DailyPoster(bot, sender)
    quotes = DailyQuotes(finder, bags, kept, chance)
    daily_clicks = DailyClicks(schedules, board, sender)
    quizzes, rounds, scores = Quizzes(database), Rounds(database), Scores(database)
    quiz_poster = QuizPoster(bot, sender, finder, rounds, scores)
    master = QuizMaster(quizzes, rounds, QuizQuestions(finder, quizzes, chance), quiz_poster)
    quiz = QuizCog(master, quizzes, rounds, scores, manners, sender)
    privacy = PrivacyCog(Privacy(database), sender)
    cogs: list[commands.Cog] = [
        QuoteCog(finder, sender, manners),
        moment,
        topic,
        drawn,
        stats,
        conversations,
        saved,
        settings,
        privacy,
        DailyCog(schedules, board, quotes, poster, finder, manners, sender),
        quiz,
        HelpCog(finder, sender),
        MentionCog(bot, finder, sender, manners),
    ]
    bot.tree.add_command(FindThisQuote(finder, sender).command)
    near = IdeaClicks(finder, sender)
    parts = (result, moment, topic, near, drawn, stats, conversations, saved, settings, privacy, daily_clicks, quiz)
    clicks = [part.clicks for part in parts]
    jobs: list[Job] = [
        DailyJob(schedules, posts, quotes, poster, finder),
        QuizJob(bot, master),
        UpkeepJob(bot, database),
    ]
    jobs += [IdeasJob(ideas)] if ideas else []
    bot.serve(cogs, ClickRouter(dict(ChainMap(*clicks)), sender), jobs)
    return bot
