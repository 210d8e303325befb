"""A process that posts what is due and is killed at one step of it.

The file stands for Discord: a line is a try, and the tries of one nonce are one message.
"""

import asyncio
import os
import random
import signal
import sys
from collections.abc import Awaitable, Callable
from datetime import date, datetime
from pathlib import Path
from typing import cast

from bot.conversation.library import Library
from bot.conversation.model import Conversation, Passage, Quote
from bot.conversation.short_form import shorten
from bot.features.daily.job import DailyJob
from bot.features.daily.poster import DailyPoster
from bot.features.daily.posts import DailyPosts
from bot.features.daily.quotes import DailyQuotes
from bot.features.daily.schedule import Schedule
from bot.features.daily.store import Daily
from bot.library.added_store import Added
from bot.library.indexed import LibraryIndexer
from bot.library.serving import Libraries
from bot.library.suggestion_store import Suggestions
from bot.storage.bags import Bags
from bot.storage.database import Database, database_at
from bot.storage.saved import Saved
from tests.conftest import unprepared
from tests.storage.fixtures import NOW

STEPS = ("claim", "draw", "choose", "post")
"""What is done for a post, in this order; a process is killed right after one of them."""
SAID = (
    "The sea was calm that morning and nobody spoke a word for an hour.",
    "Then the engine began to cough and everyone turned to look at me.",
    "I have never been right about an engine in all of my long life.",
)


class Wall:
    """As much of the poster as posts: it writes on a wall that every process can see."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def sees(self, _server: int) -> bool:
        return True

    async def post(self, schedule: Schedule, quote: Quote, nonce: str, _day: date) -> None:
        with self._file.open("a") as wall:
            wall.write(f"{schedule.number} {nonce} {shorten(quote)}\n")


def job_at(database: Database, file: Path, now: datetime, step: str = "") -> DailyJob:
    """Return the job that posts on the wall ``file``, and dies after ``step``."""
    talk = Conversation(
        "boat", "The Boat", None, tuple(Passage("Mira", 9.0 * at, text) for at, text in enumerate(SAID))
    )
    indexer = LibraryIndexer()
    stores = Added(database), Suggestions(database)
    libraries = Libraries(indexer.indexed(Library.of([talk])), indexer, *stores, memory=0, prepare=unprepared)
    quotes = DailyQuotes(libraries, Bags(database), Saved(database), random.Random(398))
    posts, poster = DailyPosts(database), Wall(file)
    for one in (posts, quotes, poster):
        if step and hasattr(one, step):
            setattr(one, step, _fatal(getattr(one, step)))
    return DailyJob(Daily(database), posts, quotes, cast(DailyPoster, poster), libraries, lambda: now)


def _fatal(act: Callable[..., Awaitable[object]]) -> Callable[..., Awaitable[None]]:
    async def act_and_die(*given: object) -> None:
        await act(*given)
        os.kill(os.getpid(), signal.SIGKILL)

    return act_and_die


async def main(url: str, file: str, step: str) -> None:
    await job_at(database_at(url), Path(file), NOW, step).look(NOW)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
