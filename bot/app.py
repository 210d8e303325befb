"""The parts, put together: what ``run``, the try-out and the tests all start."""

import random
from collections.abc import Sequence

from discord.ext import commands

from bot.client import SyncMode, VerbatimBot
from bot.cogs.help import HelpCog
from bot.cogs.mention import MentionCog
from bot.cogs.moment import MomentCog
from bot.cogs.quote import QuoteCog
from bot.cogs.random import RandomCog
from bot.cogs.result import ResultClicks
from bot.cogs.stats import StatsCog
from bot.conversation.library import Library
from bot.interactions.clicks import ClickRouter
from bot.interactions.finder import Finder
from bot.interactions.send import Sender
from bot.search.index import Index


def build_bot(
    library: Library,
    *,
    chance: random.Random,
    shard_ids: Sequence[int] | None = None,
    shard_count: int | None = None,
    sync: SyncMode = "changed",
) -> VerbatimBot:
    """Return the bot that serves ``library``, ready to be started; ``chance`` shuffles what is drawn at random."""
    sender = Sender()
    finder = Finder(library, Index(library))
    bot = VerbatimBot(sender=sender, shard_ids=shard_ids, shard_count=shard_count, sync=sync)
    moment, drawn, result = (
        MomentCog(finder, sender),
        RandomCog(finder, sender, chance),
        ResultClicks(finder, sender),
    )
    cogs: list[commands.Cog] = [
        QuoteCog(finder, sender),
        moment,
        drawn,
        StatsCog(finder, sender),
        HelpCog(finder, sender),
        MentionCog(bot, finder, sender),
    ]
    bot.serve(cogs, ClickRouter({**result.clicks, **moment.clicks, **drawn.clicks}, sender))
    return bot
