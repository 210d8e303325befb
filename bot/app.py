"""The parts, put together: what ``run``, the try-out and the tests all start."""

import random
from collections import ChainMap
from collections.abc import Sequence
from pathlib import Path

from discord.ext import commands

from bot.client import Job, SyncMode, VerbatimBot
from bot.cogs.adding_clicks import AddingClicks
from bot.cogs.again import AgainClicks
from bot.cogs.conversations import ConversationsCog
from bot.cogs.correction_clicks import CorrectionClicks
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
from bot.interactions.adding import Adder
from bot.interactions.clicks import ClickRouter
from bot.interactions.correcting import Corrector
from bot.interactions.daily_board import DailyBoard
from bot.interactions.daily_poster import DailyPoster
from bot.interactions.daily_quotes import DailyQuotes
from bot.interactions.drawing import Drawing
from bot.interactions.illustrating import Illustrator
from bot.interactions.keeping import Keeper
from bot.interactions.libraries import Libraries
from bot.interactions.manners import Manners
from bot.interactions.quiz_master import QuizMaster
from bot.interactions.quiz_picture import QuizPicture
from bot.interactions.quiz_poster import QuizPoster
from bot.interactions.quiz_questions import QuizQuestions
from bot.interactions.reading import FileReader
from bot.interactions.redrafting import Redrafter
from bot.interactions.send import Sender
from bot.interactions.shelf import Shelver
from bot.jobs.daily import DailyJob
from bot.jobs.ideas import IdeasJob
from bot.jobs.preparing import PreparingJob
from bot.jobs.quiz import QuizJob
from bot.jobs.reload import Reload, ReloadJob
from bot.jobs.upkeep import UpkeepJob
from bot.jobs.watching import WatchingJob
from bot.pictures.painter import Painter
from bot.pictures.rendering import Renderer
from bot.storage.added import Added
from bot.storage.bags import Bags
from bot.storage.daily import Daily
from bot.storage.daily_posts import DailyPosts
from bot.storage.database import Database
from bot.storage.originals import Originals
from bot.storage.privacy import Privacy
from bot.storage.quiz import Quizzes
from bot.storage.quiz_rounds import Rounds
from bot.storage.quiz_scores import Scores
from bot.storage.saved import Saved
from bot.storage.servers import Servers
from bot.storage.suggestions import Suggestions


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
    server_conversations: int = 50,
    server_memory: int = 64,
    reload: Reload | None = None,
) -> VerbatimBot:
    """Return the bot that serves ``library``, ready to be started.

    What is remembered lies in ``database``; ``chance`` shuffles what is drawn at random. With an ``embedder`` the
    bot shows passages on a similar idea. What can be worked out again is kept in the folder ``cache``; pictures
    take letters that the bot's own fonts lack from the folder ``fonts``. Servers may add ``server_conversations``
    each for themselves, of which all that are in use may take ``server_memory`` MiB. With ``reload`` the library is
    read anew on SIGHUP.
    """
    sender, painter = Sender(), Painter(Renderer(fonts))
    shelver, ideas, added, suggestions = Shelver(embedder, cache), IdeasJob(), Added(database), Suggestions(database)
    libraries = Libraries(
        shelver.shelve(library), shelver, added, suggestions, memory=server_memory * 1024**2, prepare=ideas.prepare
    )
    bot = VerbatimBot(
        sender=sender, database=database, painter=painter, shard_ids=shard_ids, shard_count=shard_count, sync=sync
    )
    illustrator, servers = Illustrator(sender, painter), Servers(database)
    manners, kept, bags = Manners(servers, libraries), Saved(database), Bags(database)
    keeper = Keeper(kept, libraries, sender)
    result, moment = (
        ResultClicks(libraries, sender, illustrator, manners, keeper),
        MomentCog(libraries, sender, manners),
    )
    topic, drawn = (
        TopicCog(libraries, illustrator, manners),
        RandomCog(libraries, sender, manners, Drawing(bags, chance)),
    )
    originals, reader = Originals(database), FileReader()
    adder = Adder(added, originals, libraries, reader, server_conversations)
    redrafter = Redrafter(added, originals, adder, reader)
    stats = StatsCog(libraries, illustrator, manners)
    corrector = Corrector(suggestions, libraries)
    conversations = ConversationsCog(libraries, sender, illustrator, manners, adder, corrector)
    saved, settings = (
        SavedCog(kept, keeper, manners, libraries, sender),
        SettingsCog(servers, manners, libraries, sender),
    )
    schedules, posts = Daily(database), DailyPosts(database)
    board, poster = DailyBoard(schedules, posts), DailyPoster(bot, sender)
    quotes = DailyQuotes(libraries, bags, kept, chance)
    daily_clicks = DailyClicks(schedules, board, sender)
    quizzes, rounds, scores = Quizzes(database), Rounds(database), Scores(database)
    quiz_poster = QuizPoster(bot, sender, libraries, rounds, scores, QuizPicture(bot, illustrator))
    master = QuizMaster(quizzes, rounds, QuizQuestions(libraries, quizzes, chance), quiz_poster)
    quiz = QuizCog(master, quizzes, rounds, scores, manners, sender)
    privacy = PrivacyCog(Privacy(database), sender)
    cogs: list[commands.Cog] = [
        QuoteCog(libraries, sender, manners),
        moment,
        topic,
        drawn,
        stats,
        conversations,
        saved,
        settings,
        privacy,
        DailyCog(schedules, board, quotes, poster, libraries, manners, sender),
        quiz,
        HelpCog(libraries, sender),
        MentionCog(bot, libraries, sender, manners),
    ]
    bot.tree.add_command(FindThisQuote(libraries, sender).command)
    near, adding = IdeaClicks(libraries, sender), AddingClicks(adder, redrafter, libraries, sender)
    parts = (
        result,
        moment,
        topic,
        near,
        drawn,
        stats,
        conversations,
        saved,
        settings,
        privacy,
        daily_clicks,
        quiz,
        adding,
        CorrectionClicks(corrector, libraries, sender),
        AgainClicks(libraries, sender),
    )
    clicks = [part.clicks for part in parts]
    jobs: list[Job] = [
        PreparingJob(database),
        WatchingJob(database),
        DailyJob(schedules, posts, quotes, poster, libraries),
        QuizJob(bot, master),
        UpkeepJob(bot, database),
        ideas,
    ]
    jobs += [ReloadJob(reload, libraries)] if reload else []
    bot.serve(cogs, ClickRouter(dict(ChainMap(*clicks)), sender), jobs)
    return bot
