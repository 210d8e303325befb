"""A feed followed over time, over real sockets: each thing fetched once, nothing twice, nothing lost."""

from dataclasses import replace
from datetime import timedelta

import pytest
from aiohttp import web
from sqlalchemy import select

from bot.library.following.feed_store import LEASE
from bot.library.following.values import Counts
from bot.storage.feed_tables import EpisodeRow
from tests.feeds.shows import Show, captions, sentence_of
from tests.library.following.conftest import CLUB, OTHER, Following

pytestmark = pytest.mark.process


async def counts(following: Following) -> Counts:
    (follow,) = await following.follows.of(CLUB)
    return follow.counts


async def versions(following: Following) -> dict[str, int]:
    rows = await following.database.read(
        lambda connection: connection.execute(select(EpisodeRow.title, EpisodeRow.version)).all()
    )
    return dict(map(tuple, rows))


async def test_a_feed_is_read_and_then_asked_only_what_is_new(show: Show, following: Following):
    show.add(3)
    await following.follow(show.address)
    assert await following.go() == 3
    assert await counts(following) == Counts(3, 3, 0, 0, 0)
    assert show.asked == ["/feed.xml", "/3.vtt", "/2.vtt", "/1.vtt"]  # the newest first
    assert await following.go(hours=1) == 0
    show.add()
    assert await following.go(hours=1) == 1
    assert show.server.asked == {"/feed.xml": 3, "/1.vtt": 1, "/2.vtt": 1, "/3.vtt": 1, "/4.vtt": 1}
    assert await versions(following) == {"Part 1": 1, "Part 2": 1, "Part 3": 1, "Part 4": 1}


async def test_two_servers_and_two_processes_fetch_a_feed_once(show: Show, following: Following):
    show.add(2)
    first, second = await following.follow(show.address), await following.follow(show.address, OTHER)
    assert first.feed == second.feed
    beside = Following(following.database, following.fetcher, following.now)
    taken = await beside.feeds.take(first.feed, "beside", beside.now)
    assert await following.feeds.due(following.now) == ()
    assert await following.rounds.go(first.feed) == 0  # another one has it
    assert taken is not None
    await beside.feeds.release(taken)
    assert await following.go() == 2
    assert await beside.go() == 0
    assert show.asked == ["/feed.xml", "/2.vtt", "/1.vtt"]


async def test_of_a_process_that_died_another_takes_over(show: Show, following: Following):
    show.add(2)
    follow = await following.follow(show.address)
    assert await following.feeds.take(follow.feed, "dead", following.now)
    assert await following.go() == 0
    following.now += LEASE + timedelta(seconds=1)
    assert await following.go() == 2
    assert await counts(following) == Counts(2, 2, 0, 0, 0)


async def test_an_episode_waits_for_its_transcript(show: Show, following: Following):
    show.add(with_transcript=False)
    await following.follow(show.address)
    await following.go()
    assert await counts(following) == Counts(1, 0, 0, 1, 0)
    shown, show.episodes = show.episodes, []
    show.add()
    assert show.episodes[0].guid == shown[0].guid
    assert await following.go(hours=1) == 1
    assert await counts(following) == Counts(1, 1, 0, 0, 0)


async def test_a_corrected_transcript_takes_the_place_of_the_old_one(show: Show, following: Following):
    show.add(published=following.now)
    follow = await following.follow(show.address)
    await following.go()
    await following.go(days=2)
    assert show.server.asked["/1.vtt"] == 2
    assert await versions(following) == {"Part 1": 1}
    show.serve("/1.vtt", captions(1, extra="And this was forgotten."))
    await following.go(days=3)
    assert await versions(following) == {"Part 1": 2}
    assert dict(await following.follows.followed()) == {CLUB: ((follow.feed, 2),)}


async def test_what_the_feed_says_otherwise_is_read_anew_but_not_for_what_addresses_ask_with(
    show: Show, following: Following
):
    show.add(2)
    await following.follow(show.address)
    await following.go()
    show.episodes = [replace(one, sound=f"{one.sound}?token=1") for one in show.episodes]
    assert await following.go(hours=1) == 0
    show.episodes[0] = replace(show.episodes[0], title="The first part")
    assert await following.go(hours=1) == 1
    assert await versions(following) == {"The first part": 2, "Part 2": 1}


async def test_a_transcript_that_is_not_there_yet_is_tried_again_ever_less(show: Show, following: Following):
    show.add()
    answer = show.server.answers.pop("/1.vtt")
    await following.follow(show.address)
    await following.go()
    assert await counts(following) == Counts(1, 0, 0, 0, 1)
    assert await following.go(minutes=40) == 0
    assert await following.go(hours=1) == 1
    show.server.answers["/1.vtt"] = answer
    assert await following.go(hours=7) == 1
    assert await counts(following) == Counts(1, 1, 0, 0, 0)


async def test_a_dead_feed_is_asked_ever_less_and_stays_what_it_was(show: Show, following: Following):
    show.add()
    await following.follow(show.address)
    await following.go()
    answer = show.server.answers.pop("/feed.xml")
    for _ in range(7 * 24 * 4):
        await following.go(minutes=15)
    (follow,) = await following.follows.of(CLUB)
    assert show.server.asked["/feed.xml"] < 20
    assert follow.problem is not None
    assert follow.failing_since is not None
    assert follow.counts.read == 1
    show.server.answers["/feed.xml"] = answer
    await following.go(days=2)
    (follow,) = await following.follows.of(CLUB)
    assert (follow.problem, follow.failing_since) == (None, None)


@pytest.mark.parametrize("path", ["/feed.xml", "/2.vtt"])
async def test_a_server_that_asks_to_be_left_alone_is(show: Show, following: Following, path: str):
    show.add(2)
    await following.follow(show.address)

    async def busy(_: web.Request) -> web.Response:
        return web.Response(status=429, headers={"Retry-After": "7200"})

    answer, show.server.answers[path] = show.server.answers[path], busy
    await following.go()
    show.server.answers[path] = answer
    asked = sum(show.server.asked.values())
    await following.go(minutes=110)
    assert sum(show.server.asked.values()) - asked == (0 if path == "/feed.xml" else 1)  # the feed itself is all right
    await following.go(minutes=15)
    assert await counts(following) == Counts(2, 2, 0, 0, 0)


async def test_a_paused_feed_rests_and_goes_on_where_it_was(show: Show, following: Following):
    show.add(30)
    follow = await following.follow(show.address)
    assert await following.go() == 25
    await following.follows.pause(CLUB, follow.number, paused=True)
    assert await following.go(days=1) == 0
    await following.follows.pause(CLUB, follow.number, paused=False)
    assert await following.go() == 5
    assert (await counts(following)).read == 30
    assert max(count for path, count in show.server.asked.items() if path != "/feed.xml") == 1


async def test_a_feed_that_moved_for_good_is_asked_where_it_is(show: Show, following: Following):
    show.add()
    show.server.lead("/old.xml", "/feed.xml", 301)
    await following.follow(show.server.address("/old.xml"))
    await following.go(rounds=2, hours=1)
    assert (await following.follows.of(CLUB))[0].address == show.address


async def test_what_was_read_says_who_speaks(show: Show, following: Following):
    show.add()
    await following.follow(show.address)
    await following.go()
    rows = await following.database.read(
        lambda connection: connection.execute(select(EpisodeRow.speakers)).scalars().all()
    )
    assert rows == [["Ada Lovelace", "Charles Babbage"]]
    assert sentence_of(1)
