import random
from datetime import UTC, datetime, time

import pytest

from bot.conversation.model import Conversation, Quote
from bot.conversation.quotable import quotable
from bot.features.daily.due import Days, Timetable
from bot.features.daily.quotes import DailyQuotes
from bot.features.daily.schedule import Plan, Schedule, Source
from bot.library.serving import Libraries
from bot.storage.bags import Bags
from bot.storage.database import Database
from bot.storage.owner import Owner
from bot.storage.saved import Saved

CLUB = 11
NOW = datetime(2026, 11, 23, 16, tzinfo=UTC)
AT_EIGHT = Timetable(Days.EVERY_DAY, time(8), "UTC")


@pytest.fixture
def saved(bot_database: Database) -> Saved:
    return Saved(bot_database)


@pytest.fixture
def drawing(libraries: Libraries, bot_database: Database, saved: Saved) -> DailyQuotes:
    return DailyQuotes(libraries, Bags(bot_database), saved, random.Random(398))


def schedule(number: int, source: Source, subject: str | None = None) -> Schedule:
    return Schedule(number, CLUB, Plan(5, AT_EIGHT, source, subject), NOW, None)


async def drawn(drawing: DailyQuotes, posted: Schedule, count: int) -> list[Quote]:
    return [await drawing.draw(posted, NOW.date()) for _ in range(count)]


async def test_none_comes_twice_until_all_have_come(drawing: DailyQuotes):
    topic = schedule(1, Source.TOPIC, "presence")
    quotes = await drawn(drawing, topic, 12)
    count = len(set(quotes))
    assert 1 < count < 12
    assert len(set(quotes[:count])) == count


async def test_what_is_drawn_is_of_the_speaker_or_about_the_topic(drawing: DailyQuotes, seed: Conversation):
    spoken = await drawn(drawing, schedule(1, Source.SPEAKER, "Lex Fridman"), 20)
    assert {quote.speaker for quote in spoken} == {"Lex Fridman"}
    about = await drawn(drawing, schedule(2, Source.TOPIC, "metaverse"), 20)
    assert all("metaverse" in quote.text.casefold() for quote in about)
    assert {*spoken, *about} < set(quotable(seed))


async def test_where_nothing_about_a_topic_stands_alone_its_sentences_are_posted(drawing: DailyQuotes):
    first, second = await drawn(drawing, schedule(1, Source.TOPIC, "latency"), 2)
    assert first == second
    assert first.text[0].isupper()
    assert first.text.endswith(".")
    assert "latency" in first.text


async def test_the_hall_of_fame_is_what_has_votes_in_this_server(
    drawing: DailyQuotes, saved: Saved, seed: Conversation
):
    famous = schedule(1, Source.HALL_OF_FAME)
    assert await drawing.draw(famous, NOW.date()) is None
    for server, first in ((CLUB, 0), (CLUB, 50), (12, 90)):
        kept = await saved.save(Owner(server), 7, Quote(seed, first, first + 9), [], NOW)
        if first:
            await saved.vote(Owner(server), kept.saved.number, 7)
    assert (await drawing.draw(famous, NOW.date())).first_word == 50


async def test_what_is_narrowed_comes_from_there_alone(drawing: DailyQuotes, seed: Conversation):
    for plan in (Plan(5, AT_EIGHT, year=2023), Plan(5, AT_EIGHT, Source.SPEAKER, "Lex Fridman", series=seed.series)):
        assert await drawing.draw(Schedule(1, CLUB, plan, NOW, None), NOW.date()) is not None
    for plan in (Plan(5, AT_EIGHT, year=2022), Plan(5, AT_EIGHT, Source.TOPIC, "metaverse", series="Another")):
        assert not await drawing.any_for(CLUB, plan, NOW.date())


async def test_on_this_day_draws_what_is_a_year_old(drawing: DailyQuotes, seed: Conversation):
    assert seed.published is not None
    plan = Plan(5, AT_EIGHT, Source.ON_THIS_DAY)
    assert await drawing.any_for(CLUB, plan, NOW.date())
    assert not await drawing.any_for(CLUB, plan, seed.published)


@pytest.mark.parametrize("plan", [schedule(1, Source.SPEAKER, "Nobody"), schedule(1, Source.TOPIC, "xyzzy")])
async def test_where_nothing_fits_nothing_is_drawn(drawing: DailyQuotes, plan: Schedule):
    assert await drawing.draw(plan, NOW.date()) is None
    assert not await drawing.any_for(CLUB, plan.plan, NOW.date())
