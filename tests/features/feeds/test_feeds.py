"""A feed followed on a server: looked at, confirmed, read, searched, announced, stopped, removed, brought back."""

from collections.abc import AsyncIterator

import pytest
from simcord import ChannelHandle, MemberActor
from simcord.results import ResponseMessage

from bot.client import VerbatimBot
from bot.conversation.library import Library
from bot.features.feeds.job import FeedJob
from bot.fetching.hosts import PrivateHosts
from bot.library.following.rules import FeedRules
from tests.conftest import MakeBot, Stage, text_of
from tests.feeds.shows import Show, sentence_of
from tests.fetching.servers import serving

pytestmark = pytest.mark.process


@pytest.fixture
async def show() -> AsyncIterator[Show]:
    async with serving() as server:
        yield Show(server).open()


@pytest.fixture
def rules(show: Show) -> FeedRules:
    return FeedRules(hosts=PrivateHosts.of([f"127.0.0.1:{show.server.port}"]), each=2)


def job_of(bot: VerbatimBot) -> FeedJob:
    return next(one for one in bot._jobs if isinstance(one, FeedJob))


@pytest.fixture
async def bot(library: Library, make_bot: MakeBot, rules: FeedRules) -> AsyncIterator[VerbatimBot]:
    made = make_bot(library, feed_rules=rules)
    job = job_of(made)
    yield made
    await job.stop()  # the stage runs it without its jobs


@pytest.fixture
async def job(stage: Stage, bot: VerbatimBot, library: Library, make_bot: MakeBot, rules: FeedRules):
    """The job of another process on the same database, to be asked to look."""
    found = job_of(make_bot(library, feed_rules=rules))
    found._poster._client = stage.env.bot
    found._clock = found._rounds._clock = stage.env.now
    yield found
    await found.stop()


async def first_look(stage: Stage, kim: MemberActor, show: Show, **more: object):
    return (await kim.slash(stage.channel, "feeds add", address=show.address, **more)).response


async def follow(stage: Stage, kim: MemberActor, show: Show, **more: object):
    looked = await first_look(stage, kim, show, **more)
    await kim.click(looked.message, label="Follow it")
    return stage.refreshed(looked)


async def asked(stage: Stage, words: str) -> str:
    stage.forget_public_answers()
    return text_of((await stage.mira.slash(stage.channel, "quote", words=words)).response)


def messages(stage: Stage, channel: ChannelHandle | None = None) -> list[str]:
    stored = stage.env.backend.messages.get((channel or stage.channel).id, {})
    return [text_of(message) for message in stored.values()]


async def test_what_a_feed_has_is_told_before_anybody_can_search_it(stage: Stage, kim: MemberActor, show: Show):
    show.add(3)
    show.add(with_transcript=False, page_transcript="https://example.org/transcript")
    looked = await first_look(stage, kim, show)
    text = text_of(looked)
    assert looked.ephemeral
    assert show.title in text
    assert "4 episodes, 3 with a transcript (WebVTT)" in text
    assert "The notes of 1 episodes link to a transcript on a page" in text
    assert "Ada Lovelace" in text
    assert sentence_of(3) not in await asked(stage, sentence_of(3))
    await kim.click(looked.message, label="Cancel")
    assert "Not followed" in text_of(stage.refreshed(looked))


async def test_the_archive_is_read_in_one_message_and_searched(
    stage: Stage, kim: MemberActor, show: Show, job: FeedJob
):
    show.add(30)
    assert "29 to go" in text_of(await follow(stage, kim, show))
    await job.look()
    (told,) = [text for text in messages(stage) if text.startswith(show.title)]
    assert "26 of 30" in told
    await job.look()
    (told,) = [text for text in messages(stage) if text.startswith(show.title)]
    assert "is read: 30 of 30" in told
    answer = await asked(stage, sentence_of(7))
    assert sentence_of(7) in answer
    assert "Part 7" in answer
    assert show.server.asked == {"/feed.xml": 1} | {f"/{number}.vtt": 1 for number in range(1, 31)}


async def test_it_is_stopped_and_goes_on(stage: Stage, kim: MemberActor, show: Show, job: FeedJob):
    show.add(30)
    await follow(stage, kim, show)
    await job.look()
    progress = ResponseMessage(stage.env, list(stage.env.backend.messages[stage.channel.id].values())[-1]).message
    await kim.click(progress, label="Stop")
    assert "is stopped at 26 of 30" in messages(stage)[-1]
    await job.look()
    assert show.server.asked["/1.vtt"] == 0
    await kim.click(progress, label="Go on")
    await job.look()
    assert "is read: 30 of 30" in messages(stage)[-1]


async def test_a_new_episode_is_announced_once_by_two_processes(
    stage: Stage, kim: MemberActor, show: Show, job: FeedJob
):
    news = stage.guild.create_text_channel("news")
    show.add(2)
    await follow(stage, kim, show, channel=news)
    await job.look()
    assert messages(stage, news) == []  # what was there before is no news
    await stage.env.advance_time(3600)
    show.add(published=stage.env.now(), image="https://example.org/cover.png")
    await job.look()
    await job.look()
    (told,) = messages(stage, news)
    assert "New: Part 3" in told
    assert "Ada Lovelace, Charles Babbage" in told
    assert sentence_of(3) in await asked(stage, sentence_of(3)) or sentence_of(3) in told


async def test_of_a_dead_feed_the_server_is_told_once(stage: Stage, kim: MemberActor, show: Show, job: FeedJob):
    news = stage.guild.create_text_channel("news")
    show.add()
    await follow(stage, kim, show, channel=news)
    await job.look()
    del show.server.answers["/feed.xml"]
    for _ in range(60):
        await stage.env.advance_time(3600)
        await job.look()
    (told,) = messages(stage, news)
    assert "can't be followed since" in told
    assert "can't be had just now" in text_of((await kim.slash(stage.channel, "feeds list")).response)


async def test_it_is_removed_and_brought_back(stage: Stage, kim: MemberActor, show: Show, job: FeedJob):
    show.add(2)
    await follow(stage, kim, show)
    await job.look()
    assert sentence_of(1) in await asked(stage, sentence_of(1))
    (choice,) = await kim.autocomplete(stage.channel, "feeds remove", "feed", "engine")
    removed = (await kim.slash(stage.channel, "feeds remove", feed=choice["value"])).response
    assert sentence_of(1) not in await asked(stage, sentence_of(1))
    await kim.click(removed.message, label="Undo")
    assert sentence_of(1) in await asked(stage, sentence_of(1))


async def test_what_cannot_be_followed_is_told(stage: Stage, kim: MemberActor, show: Show):
    private = (await kim.slash(stage.channel, "feeds add", address="http://169.254.169.254/")).response
    assert "not on the public internet" in text_of(private)
    show.server.serve("/page", "<html><link rel='alternate' type='application/rss+xml' href='/feed.xml'></html>")
    told = (await kim.slash(stage.channel, "feeds add", address=show.server.address("/page"))).response
    assert "it is a web page, no feed" in text_of(told)
    assert "/feed.xml" in text_of(told)


async def test_a_feed_is_followed_once_and_undone(stage: Stage, kim: MemberActor, show: Show):
    show.add()
    looked = await follow(stage, kim, show)
    assert "already" in text_of(await first_look(stage, kim, show))
    await kim.click(looked.message, label="Undo")
    assert "follows no feed yet" in text_of((await kim.slash(stage.channel, "feeds list")).response)


async def test_feeds_can_be_turned_off(stage: Stage, kim: MemberActor, show: Show, make_bot: MakeBot, library: Library):
    await stage.env.restart_bot(make_bot(library, feed_rules=FeedRules(on=False, each=0)))
    assert "does not let servers follow feeds" in text_of(await first_look(stage, kim, show))
    assert not show.server.asked


async def test_it_goes_on_after_a_restart(
    stage: Stage, kim: MemberActor, show: Show, job: FeedJob, make_bot: MakeBot, library: Library, rules: FeedRules
):
    show.add(3)
    looked = await first_look(stage, kim, show)
    restarted = make_bot(library, feed_rules=rules)
    restarted._jobs = ()
    await stage.env.restart_bot(restarted)
    await kim.click(looked.message, label="Follow it")
    job._poster._client = stage.env.bot
    await job.look()
    assert "is read: 3 of 3" in messages(stage)[-1]
