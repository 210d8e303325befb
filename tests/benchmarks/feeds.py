"""What following a show of 500 episodes costs: reading its feed, being told that nothing is new, one new episode.

Run with ``python -m tests.benchmarks.feeds``. All of it goes over sockets on loopback, served by this process too, so
figures in seconds of processor hold the server's part.
"""

import asyncio
import random
import resource
from concurrent.futures import Future
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from bot.conversation.library import Library
from bot.feeds.model import Feed
from bot.feeds.reading import read_feed
from bot.fetching.fetcher import Fetcher
from bot.fetching.hosts import PrivateHosts
from bot.library.added_store import Added
from bot.library.errors import LibraryNotReady
from bot.library.finder import Finder
from bot.library.following.episode_store import Episodes
from bot.library.following.feed_store import Feeds
from bot.library.following.follow_store import Follows
from bot.library.following.round import FeedRounds
from bot.library.following.serving import FollowedLibraries
from bot.library.indexed import LibraryIndexer
from bot.library.serving import Libraries
from bot.library.suggestion_store import Suggestions
from bot.logs import set_up_logs
from bot.storage.database import Database, open_database
from tests.feeds.shows import Show, captions, sentence_of
from tests.fetching.servers import Server, serving

EPISODES, ITEMS = 500, 1200
AN_HOUR = 700
"""Sentences of a talk of about an hour: some 8,500 words."""
LOOKS = 50
SERVER = 1
NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
Row = tuple[str, str, str]


def measure() -> list[Row]:
    """Return rows of what was measured, its figure, and the bar it must reach."""
    set_up_logs("ERROR", "console")
    return [_reading(), *asyncio.run(_measure())]


def _reading() -> Row:
    show = Show(Server())
    show.add(ITEMS)
    data = show.text.encode()
    seconds = []
    for _ in range(5):
        begun = process_time()
        read_feed(data, show.address)
        seconds.append(process_time() - begun)
    return (f"a feed of {ITEMS:,} items read ({len(data) / 1e6:.1f} MB)", f"{min(seconds) * 1000:.0f} ms", "300 ms")


async def _measure() -> list[Row]:
    with TemporaryDirectory() as folder:
        database = await open_database(f"sqlite:///{Path(folder) / 'verbatim.db'}")
        async with serving() as server:
            show = Show(server).open()
            show.add(EPISODES)
            for number in range(1, EPISODES + 1):
                show.serve(f"/{number}.vtt", captions(number, AN_HOUR))
            rows = await _following(database, show, Path(folder, "cache"))
        await database.close()
    return rows


async def _following(database: Database, show: Show, cache: Path) -> list[Row]:
    now = NOW
    fetcher = Fetcher(PrivateHosts.of([f"127.0.0.1:{show.server.port}"]))
    feeds, episodes, follows = Feeds(database), Episodes(database), Follows(database)
    rounds = FeedRounds(feeds, episodes, fetcher, 1000, random.Random(1), lambda: now)
    number = await feeds.create(show.address, Feed("New"), now)
    draft = await follows.draft(SERVER, number, 1, now, 5)
    await follows.confirm(SERVER, draft.number, 5, None, now)
    begun, used = perf_counter(), _processor()
    while await feeds.due(now):
        await rounds.go(number)
    archive = (
        f"an archive of {EPISODES} episodes of an hour followed",
        f"{perf_counter() - begun:.0f} s, {_processor() - used:.0f} s of processor",
        "-",
    )
    (follow,) = await follows.of(SERVER)
    assert follow.counts.read == EPISODES

    used = process_time()
    for _ in range(LOOKS):
        now += timedelta(hours=1)
        await rounds.go(number)
    unchanged = (
        "a look that finds nothing new",
        f"{(process_time() - used) / LOOKS * 1000:.1f} ms of processor",
        "5 ms",
    )

    first = await _first_answer(database, cache, "with nothing kept")
    warm = await _first_answer(database, cache, "kept on disk", "10 s")

    libraries = _libraries(database, cache)
    await _finder(libraries)
    show.add()
    now += timedelta(hours=1)
    begun = perf_counter()
    await rounds.go(number)
    came = perf_counter() - begun
    again = _libraries(database, cache)
    found = await (await _finder(again)).find(sentence_of(EPISODES + 1))
    assert found[0].quote.text == sentence_of(EPISODES + 1)
    await fetcher.close()
    return [archive, unchanged, first, warm, ("a new episode fetched and stored, in one round", f"{came:.1f} s", "-")]


async def _first_answer(database: Database, cache: Path, how: str, bar: str = "-") -> Row:
    begun, used = perf_counter(), process_time()
    finder = await _finder(_libraries(database, cache))
    found = await finder.find(sentence_of(7))
    assert found[0].quote.text == sentence_of(7)
    figure = f"{perf_counter() - begun:.1f} s, {process_time() - used:.1f} s of processor"
    return (f"{EPISODES} episodes of an hour, start to first answer, {how}", figure, bar)


def _libraries(database: Database, cache: Path) -> Libraries:
    indexer = LibraryIndexer(cache=cache)
    followed = FollowedLibraries(
        Follows(database),
        Episodes(database),
        Suggestions(database),
        indexer,
        memory=2**30,
        prepare=lambda _: Future(),
        cache=cache,
    )
    stores = Added(database), Suggestions(database)
    nothing = indexer.indexed(Library.of([]), cached=False)
    return Libraries(nothing, indexer, *stores, memory=2**26, prepare=lambda _: Future(), followed=followed)


async def _finder(libraries: Libraries) -> Finder:
    """Ask until what is followed was read, as people do who are told to ask again."""
    while True:
        try:
            return await libraries.finder(SERVER)
        except LibraryNotReady:
            await asyncio.sleep(0.05)


def _processor() -> float:
    """Return the seconds of processor that this process and those it started, and that ended, have used."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


if __name__ == "__main__":
    for row in measure():
        print(*row, sep=" | ")
