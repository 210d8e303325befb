"""One announcement of an episode for each server, however many processes ask and whenever one dies."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.features.feeds.announcements import GIVEN_UP_AFTER, RETRIED_AFTER, Announcements, News
from bot.feeds.conversing import ReadEpisode
from bot.feeds.model import Episode, Feed, TranscriptLink
from bot.fetching.answers import Known
from bot.library.added_store import Content
from bot.library.following.episode_store import Episodes, listed
from bot.library.following.feed_store import Feeds
from bot.library.following.follow_store import Follows
from bot.storage.database import Database

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
SOON = NOW + timedelta(hours=1)
CLUB, OTHER = 11, 12
READ = ReadEpisode("Part 1", 'title = "Part 1"\n', "{}", ("Ada",), 3, 9.0)


def episode(number: int, published: datetime) -> Episode:
    link = TranscriptLink(f"https://example.org/{number}.vtt", "text/vtt")
    return Episode(f"guid-{number}", f"Part {number}", published=published, transcripts=(link,))


@pytest.fixture
async def news(database: Database) -> list[News]:
    """What is new when a feed that two servers follow, one with a channel, has got three more episodes."""
    feeds, episodes, follows = Feeds(database), Episodes(database), Follows(database)
    number = await feeds.create("https://example.org/feed.xml", Feed("Show"), NOW)
    for server, channel in ((CLUB, 21), (OTHER, None)):
        draft = await follows.draft(server, number, 1, NOW, 5, channel=channel)
        await follows.confirm(server, draft.number, 5, None, NOW)
    taken = await feeds.take(number, "token", NOW)
    assert taken is not None
    old, new, ancient = episode(1, NOW), episode(2, SOON), episode(3, NOW - timedelta(days=400))
    for now, known in ((NOW, (old,)), (SOON, (new, ancient, old))):
        feed = Feed("Show", episodes=known)
        await episodes.changed(taken, feed, listed(feed, 100), Known(), now, now)
        for waiting in await episodes.waiting(taken, now, 9):
            content = Content.of(READ.details, READ.transcript)
            await episodes.read(taken, waiting.number, READ, content, "https://example.org", Known(), now, None)
    return list(await Announcements(database).due(SOON))


def test_only_what_came_out_since_is_news_and_only_where_a_server_wants_it(news: list[News]):
    assert [(one.server, one.channel, one.show) for one in news] == [(CLUB, 21, "Show")]
    assert "guid-2" in news[0].told


async def test_one_process_announces_it(database: Database, news: list[News]):
    ours, theirs = Announcements(database), Announcements(database)
    assert [await one.claim(news[0], SOON) for one in (ours, theirs)] == [True, False]
    assert await theirs.due(SOON) == ()
    await ours.settle(news[0], posted=True)
    assert await theirs.due(SOON + RETRIED_AFTER) == ()


async def test_of_a_process_that_died_another_announces_it_and_nobody_for_ever(database: Database, news: list[News]):
    ours, theirs = Announcements(database), Announcements(database)
    assert await ours.claim(news[0], SOON)
    later = SOON + RETRIED_AFTER
    assert await theirs.due(later) == tuple(news)
    assert [await one.claim(news[0], later) for one in (theirs, ours)] == [True, False]
    assert await ours.due(SOON + GIVEN_UP_AFTER) == ()
    assert not await ours.claim(news[0], SOON + GIVEN_UP_AFTER)
