"""The discord.py client: what it may see, whom it may ping (nobody), its shards, and how it stops."""

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import Any, Literal

import discord
import structlog
from discord import app_commands
from discord.ext import commands

from bot.desk.clicks import ClickRouter
from bot.desk.explaining import Explainer
from bot.desk.feature import Job
from bot.desk.lateness import Lateness
from bot.desk.reaching import until_reached
from bot.desk.send import Sender
from bot.desk.sync import sync_commands
from bot.pictures.painter import Painter
from bot.storage.database import Database
from bot.storage.errors import StorageBusy, StorageUnavailable

SyncMode = Literal["changed", "always", "never"]

_log = structlog.stdlib.get_logger("bot.client")
_HEARD = "heard"
"""What an interaction's extras call the time at which it was heard of."""
_ANSWERING = ("CommandTree-invoker", "discord.py: on_interaction", "discord.py: on_message")
"""The names discord.py gives the tasks in which commands, clicks and mentions are answered."""


class _Tree(app_commands.CommandTree["VerbatimBot"]):
    """The commands, those left alone for which it is too late."""

    async def interaction_check(self, interaction: discord.Interaction["VerbatimBot"], /) -> bool:
        """Say whether to answer a command, or what is being typed into one."""
        return not self.client.is_too_late(interaction)


class VerbatimBot(commands.AutoShardedBot):
    """The bot on Discord: no privileged intent, no text commands, no pings; works wherever it was installed."""

    def __init__(
        self,
        *,
        sender: Sender,
        explainer: Explainer,
        database: Database,
        painter: Painter,
        shard_ids: Sequence[int] | None = None,
        shard_count: int | None = None,
        sync: SyncMode = "changed",
        lateness: Lateness | None = None,
    ) -> None:
        super().__init__(
            command_prefix=commands.when_mentioned,  # unused, since on_message is ours; any other one logs a warning
            help_command=None,
            intents=discord.Intents(guilds=True, guild_messages=True, dm_messages=True),
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            tree_cls=_Tree,
            shard_count=shard_count,
            shard_ids=list(shard_ids) if shard_ids is not None else None,  # type: ignore[arg-type]  # None is its default
        )
        self._explainer = explainer
        self._database = database
        self._painter = painter
        self._lateness = lateness
        self._sync: SyncMode = sync if shard_ids is None or 0 in shard_ids else "never"
        self._router = ClickRouter({}, sender, explainer)
        self._waiting_cogs: tuple[commands.Cog, ...] = ()
        self._jobs: tuple[Job, ...] = ()
        self.tree.error(self._explain)

    def serve(self, cogs: Sequence[commands.Cog], router: ClickRouter, jobs: Sequence[Job] = ()) -> None:
        """Take the commands of ``cogs``, the clicks of ``router`` and ``jobs`` into service when logging in."""
        self._waiting_cogs = tuple(cogs)
        self._jobs = tuple(jobs)
        self._router = router

    @property
    def actions(self) -> frozenset[str]:
        """The actions of buttons, selects and forms that this bot answers."""
        return self._router.actions

    async def setup_hook(self) -> None:
        """Prepare the database, add the cogs, and tell Discord of changed commands, before the first event comes.

        A database that cannot be had is no reason not to start: quotes need none, and a job tries on.
        """
        try:
            await self._database.prepare()
        except (StorageBusy, StorageUnavailable) as error:
            _log.error("not remembering, only finding quotes", reason=str(error) or type(error).__name__)
        waiting, self._waiting_cogs = self._waiting_cogs, ()
        for cog in waiting:
            await self.add_cog(cog)
        try:
            await sync_commands(self.tree, self._sync)
        except discord.HTTPException as refused:
            _log.error("commands not synced", status=refused.status, code=refused.code, reason=refused.text)
        for job in self._jobs:
            job.start()

    async def start(self, token: str, *, reconnect: bool = True) -> None:
        """Serve Discord until closed, and try on while it cannot be reached; raises LoginFailure for a wrong token."""

        async def log_in() -> None:
            try:
                await self.login(token)
            except BaseException:
                await self.http.close()
                self.http.connector = discord.utils.MISSING  # closed with it: the next time another one is made
                raise

        await until_reached(log_in)
        await until_reached(partial(self.connect, reconnect=reconnect))

    async def close(self) -> None:
        """End the jobs and close the connection to Discord, then what they no longer need."""
        for job in self._jobs:
            await job.stop()
        await super().close()
        await self._painter.close()
        await self._database.close()

    async def on_ready(self) -> None:
        """Log where the bot is, and the link that invites it."""
        _log.info("ready", user=str(self.user), servers=len(self.guilds), shards=sorted(self.shards))

    def dispatch(self, event: str, /, *args: Any, **kwargs: Any) -> None:
        """Have ``event`` handled, as discord.py does; note when an interaction was heard of."""
        if event == "interaction" and self._lateness is not None:
            args[0].extras[_HEARD] = self._lateness.heard()
        super().dispatch(event, *args, **kwargs)

    def is_too_late(self, interaction: discord.Interaction) -> bool:
        """Say whether ``interaction``, whose turn has come, is left alone, as it can't be answered in time."""
        heard = interaction.extras.get(_HEARD)
        return self._lateness is not None and heard is not None and self._lateness.is_too_late(interaction.id, heard)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Route clicks; discord.py hands commands to the tree by itself."""
        if self._router.is_click(interaction) and not self.is_too_late(interaction):
            await self._router.route(interaction)

    async def on_message(self, message: discord.Message, /) -> None:
        """Do nothing: there are no text commands, and mentions are a cog's business."""

    async def finish(self, seconds: float) -> None:
        """Stop listening, let answers under way finish for at most ``seconds``, then close."""
        for shard in self.shards.values():
            await shard.disconnect()
        running = [task for task in asyncio.all_tasks() if task.get_name() in _ANSWERING]
        if running:
            _log.info("finishing", answers=len(running))
            await asyncio.wait(running, timeout=seconds)
        await self.close()

    async def _explain(self, interaction: discord.Interaction, error: app_commands.AppCommandError) -> None:
        await self._explainer.explain(interaction, error)
