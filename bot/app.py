"""The parts, put together: what ``run``, the try-out and the tests all start."""

import random
from collections import ChainMap
from collections.abc import Sequence

from discord.ext import commands

from bot.client import SyncMode, VerbatimBot
from bot.cogs.conversations import ConversationsCog
from bot.cogs.find import FindThisQuote
from bot.cogs.help import HelpCog
from bot.cogs.mention import MentionCog
from bot.cogs.moment import MomentCog
from bot.cogs.quote import QuoteCog
from bot.cogs.random import RandomCog
from bot.cogs.result import ResultClicks
from bot.cogs.settings import SettingsCog
from bot.cogs.stats import StatsCog
from bot.cogs.topic import TopicCog
from bot.conversation.library import Library
from bot.interactions.clicks import ClickRouter
from bot.interactions.finder import Finder
from bot.interactions.illustrating import Illustrator
from bot.interactions.manners import Manners
from bot.interactions.send import Sender
from bot.pictures.painter import Painter
from bot.pictures.rendering import Renderer
from bot.search.index import Index
from bot.storage.database import Database
from bot.storage.servers import Servers


def build_bot(
    library: Library,
    *,
    database: Database,
    chance: random.Random,
    shard_ids: Sequence[int] | None = None,
    shard_count: int | None = None,
    sync: SyncMode = "changed",
) -> VerbatimBot:
    """Return the bot that serves ``library``, ready to be started.

    What is remembered lies in ``database``; ``chance`` shuffles what is drawn at random.
    """
    sender, painter = Sender(), Painter(Renderer())
    finder = Finder(library, Index(library))
    bot = VerbatimBot(
        sender=sender, database=database, painter=painter, shard_ids=shard_ids, shard_count=shard_count, sync=sync
    )
    illustrator, servers = Illustrator(sender, painter), Servers(database)
    manners = Manners(servers, finder)
    result, moment = ResultClicks(finder, sender, illustrator, manners), MomentCog(finder, sender, manners)
    topic, drawn = TopicCog(finder, illustrator, manners), RandomCog(finder, sender, manners, chance)
    stats, conversations = (
        StatsCog(finder, illustrator, manners),
        ConversationsCog(finder, sender, illustrator, manners),
    )
    settings = SettingsCog(servers, manners, finder, sender)
    cogs: list[commands.Cog] = [
        QuoteCog(finder, sender, manners),
        moment,
        topic,
        drawn,
        stats,
        conversations,
        settings,
        HelpCog(finder, sender),
        MentionCog(bot, finder, sender, manners),
    ]
    bot.tree.add_command(FindThisQuote(finder, sender).command)
    clicks = [part.clicks for part in (result, moment, topic, drawn, stats, conversations, settings)]
    bot.serve(cogs, ClickRouter(dict(ChainMap(*clicks)), sender))
    return bot
