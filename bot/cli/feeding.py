"""``feeds``: podcasts that whoever runs the bot follows for everyone, read into the folder of conversations."""

import argparse
import asyncio
import sys
from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.cli.arguments import TAKEN_IN, AddCommand
from bot.conversation.errors import TranscriptError
from bot.feeds.apart import ReadingApart
from bot.feeds.choosing import names_of, to_try
from bot.feeds.errors import NotAFeed
from bot.fetching.errors import FetchFailed
from bot.fetching.fetcher import Fetcher
from bot.library.following.folder import FolderFeeds
from bot.library.following.listed import FEEDS, ListedFeed, read_listed, write_listed
from bot.library.following.looking import MOST_PAGES, Look, look, tidied
from bot.settings import Settings, SettingsError

_Done = TypeVar("_Done")


def add_commands(add: AddCommand) -> None:
    """Add ``feeds``."""
    parser = add("feeds", _list, "podcasts that are followed for everyone; add, list, read, remove")
    commands = parser.add_subparsers(metavar="command")
    adding = commands.add_parser("add", help="follow a podcast by the address of its feed")
    adding.add_argument("address", help="the address of its feed, RSS or Atom")
    adding.add_argument(
        "--made-by", metavar="NAME", help="the machine that wrote its transcripts down, such as Whisper"
    )
    adding.set_defaults(command=_add)
    listing = commands.add_parser("list", help="the podcasts that are followed, and how far each is read")
    listing.set_defaults(command=_list)
    reading = commands.add_parser("read", help="read what is new now; exits 1 if any feed or episode cannot be read")
    reading.set_defaults(command=_read)
    removing = commands.add_parser("remove", help="follow a podcast no longer; what was read of it stays")
    removing.add_argument("address", help="the address of its feed")
    removing.set_defaults(command=_remove)


def _add(settings: Settings, asked: argparse.Namespace) -> int:
    address, listed = tidied(asked.address), read_listed(settings.data_folder)
    if address in (one.address for one in listed):
        raise SettingsError(f"{address} is in {settings.data_folder / FEEDS} already")

    async def first_look(fetcher: Fetcher) -> Look:
        with ReadingApart() as reader:
            found = await look(fetcher, reader, address, pages=MOST_PAGES)
        assert isinstance(found, Look)
        return found

    feed = _fetching(settings, first_look).feed
    having = [one for one in feed.episodes if to_try(one, feed.language)]
    forms = names_of([link for one in having for link in one.transcripts])
    print(f"{feed.title}: {len(feed.episodes):,} episodes, {len(having):,} with a transcript", end="")
    print(f" ({', '.join(forms)})" if forms else "")
    on_pages = sum(one.page_transcript is not None for one in feed.episodes)
    if on_pages:
        print(f"The notes of {on_pages:,} link to a transcript on a page; only what the feed itself tells of is read.")
    for odd in feed.odd:
        print(f"odd: {odd}")
    write_listed(settings.data_folder, [*listed, ListedFeed(address, asked.made_by)])
    print(f"Put into {settings.data_folder / FEEDS}. Read it with: python -m bot feeds read")
    return 0


def _list(settings: Settings, _: argparse.Namespace) -> int:
    listed = read_listed(settings.data_folder)
    if not listed:
        print("No podcast is followed. Follow one with: python -m bot feeds add ADDRESS")
    feeds = FolderFeeds(settings.data_folder, settings.cache_folder, Fetcher(), settings.feed_episodes)
    for feed in listed:
        note = feeds.note(feed)
        told = f"{note.title}: {len(note.read):,} episodes read" if note.title else "not read yet"
        waiting = f", {note.waiting:,} to be tried again" if note.waiting else ""
        print(f"{feed.address}\n    {told}{waiting}")
    return 0


def _remove(settings: Settings, asked: argparse.Namespace) -> int:
    address, listed = tidied(asked.address), read_listed(settings.data_folder)
    kept = [one for one in listed if one.address not in (address, asked.address)]
    if len(kept) == len(listed):
        raise SettingsError(f"{address} is not in {settings.data_folder / FEEDS}; see: python -m bot feeds list")
    write_listed(settings.data_folder, kept)
    print(f"{address} is no longer followed. What was read of it stays in {settings.data_folder}.")
    return 0


def _read(settings: Settings, _: argparse.Namespace) -> int:
    listed = read_listed(settings.data_folder)
    if not listed:
        raise SettingsError("no podcast is followed: add one with python -m bot feeds add ADDRESS")

    async def read_all(fetcher: Fetcher) -> tuple[int, int]:
        feeds = FolderFeeds(settings.data_folder, settings.cache_folder, fetcher, settings.feed_episodes)
        came, failed = 0, 0
        for feed in listed:
            one, wrong = await _read_one(feeds, feed)
            came, failed = came + one, failed + wrong
        return came, failed

    came, failed = _fetching(settings, read_all)
    print(f"{came:,} new, {failed:,} not read.")
    if came:
        print(f"Put into {settings.data_folder}. {TAKEN_IN}")
    return int(bool(failed))


async def _read_one(feeds: FolderFeeds, feed: ListedFeed) -> tuple[int, int]:
    """Read what is new in ``feed`` and tell of each episode; return how many came, and how many could not be read."""
    came, failed = 0, 0
    print(feed.address, flush=True)
    try:
        async for one in feeds.read(feed):
            print(f"    {one.title}{f': not read, {one.problem}' if one.problem else ''}", flush=True)
            came, failed = came + (one.problem is None), failed + (one.problem is not None)
    except (FetchFailed, NotAFeed, TranscriptError) as error:
        print(
            f"    not read: {error.problem.value if isinstance(error, FetchFailed) else error.problem}", file=sys.stderr
        )
        failed += 1
    return came, failed


def _fetching(settings: Settings, work: Callable[[Fetcher], Awaitable[_Done]]) -> _Done:
    """Return what ``work`` returns; raises SettingsError where feeds are turned off."""
    if not settings.feed_rules.on:
        raise SettingsError("FEEDS: it is off, so nothing is fetched; set it to on")

    async def run() -> _Done:
        fetcher = Fetcher(settings.feed_rules.hosts)
        try:
            return await work(fetcher)
        finally:
            await fetcher.close()

    return asyncio.run(run())
