"""What tests share: the library, the whole bot in a simulated Discord, and a check of every request it makes."""

import asyncio
import logging
import os
import random
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial
from io import StringIO
from pathlib import Path

import discord
import pytest
import structlog
from hypothesis import settings
from simcord import ChannelHandle, Env, GuildHandle, MemberActor
from simcord.results import ResponseMessage

from bot.app import build_bot
from bot.client import VerbatimBot
from bot.conversation.errors import VerbatimError
from bot.conversation.library import Library
from bot.conversation.model import Conversation
from bot.ideas.ideas import Ideas
from bot.library.added_store import Added
from bot.library.indexed import LibraryIndexer
from bot.library.serving import Libraries
from bot.library.suggestion_store import Suggestions
from bot.logs import set_up_logs
from bot.storage.database import Database, database_at, open_database
from bot.transcripts.folder.loading import load_library
from bot.tryout.reading import read_message
from tests.discord_api import check_requests

# The same examples in every run, so that what is green stays green; HYPOTHESIS_PROFILE=explore tries many others.
settings.register_profile("repeatable", derandomize=True, deadline=None, max_examples=50)
settings.register_profile("explore", max_examples=1000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))

pytest_plugins = ["tests.pictures.fixtures", "tests.storage.fixtures"]

QUOTES_DATA = Path(__file__).parents[1] / "quotes_data"


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library(QUOTES_DATA).library


@pytest.fixture(scope="session")
def seed(library: Library) -> Conversation:
    return library.conversations["lex-398"]


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with the schema and nothing in it, to be copied: faster than making it for each test."""
    file = tmp_path_factory.mktemp("database") / "empty.db"

    async def make() -> None:
        await (await open_database(f"sqlite:///{file}")).close()

    asyncio.run(make())
    return file


@pytest.fixture
async def bot_database(empty_database: Path, tmp_path: Path) -> AsyncIterator[Database]:
    """The database of a test's bot, and of those that take its place after a restart."""
    file = tmp_path / "verbatim.db"
    shutil.copyfile(empty_database, file)
    database = database_at(f"sqlite:///{file}")
    yield database
    await database.close()


MakeBot = Callable[..., VerbatimBot]
"""Makes a bot of a library, and of what else ``build_bot`` takes by name."""


@pytest.fixture
def make_bot(bot_database: Database) -> MakeBot:
    return partial(build_bot, database=bot_database, chance=random.Random(398))


@pytest.fixture
def bot(library: Library, make_bot: MakeBot) -> VerbatimBot:
    return make_bot(library)


def unprepared(_: Ideas) -> Future[bool]:
    """Make no ideas ready."""
    return Future()


@pytest.fixture
def libraries(library: Library, bot_database: Database) -> Libraries:
    """The libraries of a bot, by themselves."""
    indexer = LibraryIndexer()
    stores = Added(bot_database), Suggestions(bot_database)
    return Libraries(indexer.indexed(library), indexer, *stores, memory=2**26, prepare=unprepared)


@pytest.fixture
def own_logs() -> Iterator[None]:
    """Lets a test set logs up; afterwards they are as they were."""
    root = logging.getLogger()
    level, handlers = root.level, root.handlers[:]
    yield
    root.setLevel(level)
    root.handlers[:] = handlers
    logging.getLogger("bot").setLevel(logging.NOTSET)
    structlog.reset_defaults()


@pytest.fixture
def log(own_logs: None) -> StringIO:
    """The log as an operator would have it."""
    stream = StringIO()
    set_up_logs("INFO", "console", stream=stream)
    return stream


@dataclass(frozen=True)
class Stage:
    """A simulated server with a channel and two members."""

    env: Env
    guild: GuildHandle
    channel: ChannelHandle
    mira: MemberActor
    sam: MemberActor
    expected: list[type[BaseException]] = field(default_factory=lambda: [VerbatimError])
    """Exceptions a test provokes; any other that the bot swallows fails the test."""

    def forget_public_answers(self) -> None:
        """Let everyone ask for public answers as if for the first time."""
        self.env.bot._explainer._sender._public._used.clear()

    def refreshed(self, response: ResponseMessage) -> ResponseMessage:
        """Return the message as it is now, after edits."""
        return ResponseMessage(self.env, self.env.backend.get_message(response.channel_id, response.id))


@pytest.fixture
def ticking() -> bool:
    """Whether the bot's jobs run; a module whose tests move the clock says True."""
    return False


@pytest.fixture
async def stage(bot: VerbatimBot, ticking: bool) -> AsyncIterator[Stage]:
    jobs = bot._jobs
    if not ticking:
        bot._jobs = ()
    env = Env(bot, shard_count=1, settle_timeout=50)  # a busy machine takes its time
    await env.start()
    guild = env.create_guild("The Listening Club")
    mira, sam = (guild.add_member(env.create_user(name)) for name in ("mira", "sam"))
    stage = Stage(env, guild, guild.create_text_channel("quotes"), mira, sam)
    try:
        yield stage
    finally:
        requests = env.http_requests
        for job in {*jobs, *env.bot._jobs}:  # what fetches from the web is closed with its job
            await job.stop()
        await env.shutdown()
    check_requests(requests)
    unforeseen = [error for error in env.errors if not isinstance(error.__cause__ or error, tuple(stage.expected))]
    assert not unforeseen


@pytest.fixture
def kim(stage: Stage) -> MemberActor:
    """A member who manages the server."""
    role = stage.guild.create_role("Keepers", permissions=discord.Permissions(manage_guild=True))
    return stage.guild.add_member(stage.env.create_user("kim"), roles=[role])


def text_of(response: ResponseMessage | None) -> str:
    """Everything a person reads in a message, without Markdown."""
    assert response is not None
    return "\n".join(read_message(response.content, response.components)).replace("**", "")
