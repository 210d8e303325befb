"""The parts, put together: what ``run``, the try-out and the tests all start."""

import random
from collections.abc import Callable, Sequence
from pathlib import Path

from bot.client import SyncMode, VerbatimBot
from bot.conversation.library import Library
from bot.desk.clicks import ClickRouter
from bot.desk.current_settings import CurrentSettings
from bot.desk.explaining import Explainer
from bot.desk.feature import Feature, Job, Tools
from bot.desk.lateness import Lateness
from bot.desk.part import handlers
from bot.desk.pictured import PictureSender
from bot.desk.recent import RecentConversations
from bot.desk.request import Desk
from bot.desk.send import Sender
from bot.desk.settings_store import SettingsStore
from bot.features.conversations import conversations
from bot.features.daily import daily
from bot.features.feeds import feeds
from bot.features.find import find
from bot.features.follow import follow
from bot.features.hear import hear
from bot.features.help import help
from bot.features.ideas import ideas
from bot.features.ideas.job import IdeasJob
from bot.features.mention import mention
from bot.features.moment import moment
from bot.features.privacy import privacy
from bot.features.quiz import quiz
from bot.features.quote import quote
from bot.features.random import random as random_quotes
from bot.features.saved import saved
from bot.features.settings import settings
from bot.features.stats import stats
from bot.features.topic import topic
from bot.features.welcome import welcome
from bot.fetching.fetcher import Fetcher
from bot.health.job import Health, HealthJob
from bot.health.state import State
from bot.ideas.embedder import Embedder
from bot.library.added import DEFAULT, Most
from bot.library.added_store import Added
from bot.library.following.episode_store import Episodes
from bot.library.following.folder_job import FolderFeedJob
from bot.library.following.follow_store import Follows
from bot.library.following.rules import FeedRules
from bot.library.following.serving import FollowedLibraries
from bot.library.images_job import ImagesJob
from bot.library.indexed import LibraryIndexer
from bot.library.reloading import Reload, ReloadJob
from bot.library.serving import Libraries
from bot.library.suggestion_store import Suggestions
from bot.pictures.images import ShowImages
from bot.pictures.painter import Painter
from bot.pictures.rendering import Renderer
from bot.storage.database import Database
from bot.storage.preparing import PreparingJob
from bot.storage.upkeep_job import UpkeepJob
from bot.storage.watching import WatchingJob

FEATURES: tuple[Callable[[Tools], Feature], ...] = (
    quote,
    hear,
    moment,
    topic,
    random_quotes,
    stats,
    conversations,
    feeds,
    ideas,
    saved,
    settings,
    privacy,
    daily,
    follow,
    quiz,
    help,
    mention,
    find,
    welcome,
)
"""What people can do; the order is of no account."""


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
    sound: bool = True,
    server_most: Most = DEFAULT,
    server_memory: int = 256,
    feed_rules: FeedRules | None = None,
    reload: Reload | None = None,
    lateness: Lateness | None = None,
    health: Health | None = None,
) -> VerbatimBot:
    """Return the bot that serves ``library``, ready to be started.

    What is remembered lies in ``database``; ``chance`` shuffles what is drawn at random. With an ``embedder`` the
    bot shows passages on a similar idea. What can be worked out again is kept in the folder ``cache``; pictures
    take letters that the bot's own fonts lack from the folder ``fonts``. Without ``sound`` nothing can be heard.
    Servers may add ``server_most`` each for themselves, of which all that are in use may take ``server_memory`` MiB.
    ``feed_rules`` say what they may follow.
    With ``reload`` the library is read anew on SIGHUP; ``lateness`` tells for whom an answer would be too late,
    ``health`` where it is told how the bot does.
    """
    images = ShowImages(cache / "images" if cache else None)
    sender, painter, vectors = Sender(), Painter(Renderer(fonts, images)), IdeasJob()
    indexer = LibraryIndexer(embedder, cache, sound=sound)
    rules = feed_rules or FeedRules()
    followed = FollowedLibraries(
        Follows(database),
        Episodes(database),
        Suggestions(database),
        indexer,
        memory=rules.memory * 1024**2,
        prepare=vectors.prepare,
        cache=cache,
    )
    libraries = Libraries(
        indexer.indexed(library),
        indexer,
        Added(database),
        Suggestions(database),
        memory=server_memory * 1024**2,
        prepare=vectors.prepare,
        followed=followed,
    )
    explainer = Explainer(sender)
    desk = Desk(
        libraries,
        CurrentSettings(SettingsStore(database)),
        sender,
        PictureSender(sender, painter),
        explainer,
        RecentConversations(),
    )
    bot = VerbatimBot(
        sender=sender,
        explainer=explainer,
        database=database,
        painter=painter,
        shard_ids=shard_ids,
        shard_count=shard_count,
        sync=sync,
        lateness=lateness,
    )
    features = [make(Tools(desk, bot, database, chance, server_most, rules, cache=cache)) for make in FEATURES]
    explainer.learn(feature.errors for feature in features)
    parts = [part for feature in features for part in feature.parts]
    clean_ups = [clean_up for feature in features for clean_up in feature.clean_ups]
    jobs: list[Job] = [PreparingJob(database), WatchingJob(database), UpkeepJob(bot, database, clean_ups), vectors]
    jobs += [job for feature in features for job in feature.jobs]
    jobs += [ImagesJob(images, Fetcher(rules.hosts), library)] if cache else []
    if reload:
        reloading = ReloadJob(reload, libraries)
        jobs += [reloading]
        if rules.on and cache:
            jobs += [FolderFeedJob(reload.folder, cache, Fetcher(rules.hosts), rules.episodes, reloading)]
    jobs += [HealthJob(health, bot, State(bot, database, lambda: libraries.shared.library))] if health else []
    for menu in (menu for feature in features for menu in feature.menus):
        bot.tree.add_command(menu)
    bot.serve(parts, ClickRouter(handlers(parts), sender, explainer), jobs)
    return bot
