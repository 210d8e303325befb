"""What is to be told: recorded once, taken by one process at a time, forgotten when it is known."""

from datetime import timedelta

from bot.features.follow.news import KEPT, TAKEN_FOR, News, delete_old
from bot.storage.database import Database
from tests.storage.fixtures import NOW, rows_in

CLUB, MIRA, SAM = 11, 101, 102
FOUND = {MIRA: [("bell", "own--1:0+1~AAAA")], SAM: [("@sam", "own--1:2+1~AAAA")]}


async def test_a_conversation_is_looked_through_once_and_news_is_sent_by_one_process(database: Database) -> None:
    news = News(database)
    assert await news.unlooked(CLUB, ["own--1"]) == ("own--1",)
    assert await news.record(CLUB, "own--1", FOUND, NOW)
    assert not await news.record(CLUB, "own--1", FOUND, NOW)
    assert await news.unlooked(CLUB, ["own--1"]) == ()
    first, second = await news.waiting(NOW)
    assert (first.user, first.found) == (MIRA, (("bell", "own--1:0+1~AAAA"),))
    assert await news.take(first, NOW)
    assert not await news.take(first, NOW)
    assert await news.waiting(NOW) == (second,)
    assert await news.take(first, NOW + TAKEN_FOR)  # the process that had it was killed
    await news.told(first)
    assert await rows_in(database, "followed_news") == 1


async def test_what_discord_refuses_comes_once_with_the_next_command_or_goes(database: Database) -> None:
    news = News(database)
    await news.record(CLUB, "own--1", FOUND, NOW)
    for item in await news.waiting(NOW):
        await news.refuse(item)
    assert await news.waiting(NOW) == ()
    assert await news.refused() == {MIRA, SAM}
    assert [item.user for item in await news.take_refused(CLUB, MIRA, 3)] == [MIRA]
    assert await news.take_refused(CLUB, MIRA, 3) == ()
    await database.write(delete_old, NOW + KEPT + timedelta(seconds=1))
    assert await rows_in(database, "followed_news") == 0
