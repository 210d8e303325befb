import asyncio
from collections.abc import Awaitable, Callable
from datetime import time

import discord
import pytest
from simcord import ChannelHandle
from simcord.backend.models import Overwrite
from simcord.enums import OverwriteType

from bot.client import VerbatimBot
from bot.conversation.library import Library
from bot.features.daily.due import Days, Timetable
from bot.features.daily.job import DailyJob
from bot.features.daily.schedule import Paused, Plan, Schedule, Source
from bot.features.daily.store import Daily
from bot.storage.database import Database, database_at
from tests.conftest import MakeBot, Stage, text_of

SOON = Timetable(Days.EVERY_DAY, time(0, 1), "UTC")  # the simulated clock starts at midnight
UNTIL_POSTED = 75
UNTIL_TRIED_AGAIN = 150
UNTIL_GIVEN_UP = 315
HALF_AN_HOUR, TWO_HOURS = 1800, 7200

Away = Callable[[float], Awaitable[None]]


@pytest.fixture
def ticking() -> bool:
    return True


@pytest.fixture
def daily(bot_database: Database) -> Daily:
    return Daily(bot_database)


@pytest.fixture
def system(stage: Stage) -> ChannelHandle:
    channel = stage.guild.create_text_channel("system")
    stage.env.backend.edit_guild(stage.guild.id, {"system_channel_id": channel.id})
    return channel


@pytest.fixture
def away(stage: Stage, make_bot: MakeBot, library: Library) -> Away:
    """The bot is stopped, and started as a new process after some seconds."""

    async def leave(seconds: float) -> None:
        for job in stage.env.bot._jobs:
            await job.stop()
        await stage.env.advance_time(seconds)
        await stage.env.restart_bot(make_bot(library))

    return leave


async def planned(stage: Stage, daily: Daily, channel: ChannelHandle | None = None, **plan) -> Schedule:
    made = Plan((channel or stage.channel).id, SOON, **plan)
    return await daily.add(stage.guild.id, made, stage.env.now())


def job_of(bot: VerbatimBot) -> DailyJob:
    return next(job for job in bot._jobs if isinstance(job, DailyJob))


def posted(stage: Stage, channel: ChannelHandle | None = None) -> list[dict]:
    """What was posted in a channel, oldest first; what Discord refused as well."""
    path = f"/channels/{(channel or stage.channel).id}/messages"
    return [asked.json for asked in stage.env.http_requests if (asked.method, asked.path) == ("POST", path)]


def messages(stage: Stage, channel: ChannelHandle | None = None) -> list[str]:
    """What can be read in a channel."""
    stored = stage.env.backend.messages.get((channel or stage.channel).id, {})
    return [text_of(message) for message in stored.values()]


async def state_of(daily: Daily, schedule: Schedule) -> Schedule:
    return next(one for one in await daily.of(schedule.server) if one.number == schedule.number)


async def test_what_is_due_is_posted_once_with_buttons_that_work_and_pings_nobody(stage: Stage, daily: Daily) -> None:
    await planned(stage, daily)
    await stage.env.advance_time(55)
    assert messages(stage) == []
    await stage.env.advance_time(UNTIL_POSTED - 55)
    (message,) = messages(stage)
    assert "quote of the day" in message
    (body,) = posted(stage)
    assert body["enforce_nonce"]
    assert body["allowed_mentions"] == {"parse": []}
    shown = stage.channel.history()[0]
    await stage.mira.click(shown, label="More context")
    assert messages(stage) != [message]
    assert "quote of the day" in messages(stage)[0]


async def test_only_the_role_is_pinged(stage: Stage, daily: Daily) -> None:
    role = stage.guild.create_role("Listeners", mentionable=True)
    await planned(stage, daily, role=role.id)
    await stage.env.advance_time(UNTIL_POSTED)
    (body,) = posted(stage)
    assert body["allowed_mentions"] == {"parse": [], "roles": [role.id]}
    assert [one.id for one in stage.channel.history()[0].role_mentions] == [role.id]


async def test_a_thread_is_opened_under_the_post(stage: Stage, daily: Daily) -> None:
    await planned(stage, daily, thread=True, source=Source.SPEAKER, subject="Lex Fridman")
    await stage.env.advance_time(UNTIL_POSTED)
    assert [thread.name.startswith("Lex Fridman: ") for thread in stage.channel.threads] == [True]


async def test_of_two_processes_one_posts(
    stage: Stage, daily: Daily, bot_database: Database, make_bot: MakeBot, library
):
    await planned(stage, daily)
    mine = job_of(stage.env.bot)
    await mine.stop()
    await stage.env.advance_time(UNTIL_POSTED)
    elsewhere = database_at(f"sqlite:///{bot_database.file}")
    other = job_of(make_bot(library, database=elsewhere))
    other._poster = mine._poster  # the simulated Discord takes one connection
    with stage.env.time_context():
        await asyncio.gather(*(job.look(stage.env.now()) for job in (mine, other) * 3))
    assert len(messages(stage)) == 1
    await elsewhere.close()


async def test_what_failed_is_tried_again_after_a_minute_with_the_same_quote_and_nonce(
    stage: Stage, daily: Daily
) -> None:
    await planned(stage, daily)
    stage.env.inject_error("POST", f"/channels/{stage.channel.id}/messages", status=400)
    await stage.env.advance_time(UNTIL_POSTED)
    assert messages(stage) == []
    await stage.env.advance_time(UNTIL_TRIED_AGAIN - UNTIL_POSTED)
    first, again = posted(stage)
    assert first == again
    assert len(messages(stage)) == 1


async def test_what_another_process_left_undone_is_done_after_a_restart(stage: Stage, daily: Daily, away: Away) -> None:
    await planned(stage, daily)
    stage.env.inject_error("POST", f"/channels/{stage.channel.id}/messages", status=400)
    await stage.env.advance_time(UNTIL_POSTED)
    await away(60)
    await stage.env.advance_time(15)
    first, again = posted(stage)
    assert first["nonce"] == again["nonce"]
    assert len(messages(stage)) == 1


async def test_after_three_minutes_it_is_given_up_and_told(stage: Stage, daily: Daily, system: ChannelHandle) -> None:
    schedule = await planned(stage, daily)
    stage.env.inject_error("POST", f"/channels/{stage.channel.id}/messages", status=400, times=None)
    await stage.env.advance_time(UNTIL_GIVEN_UP)
    assert 2 <= len(posted(stage)) <= 3
    assert len({body["nonce"] for body in posted(stage)}) == 1
    (told,) = messages(stage, system)
    assert "may be lost" in told
    assert (await state_of(daily, schedule)).paused is None


async def test_after_half_an_hour_away_it_is_made_up_for_once(stage: Stage, daily: Daily, away: Away) -> None:
    await planned(stage, daily)
    await away(HALF_AN_HOUR)
    await stage.env.advance_time(15)
    assert len(messages(stage)) == 1


async def test_after_two_hours_away_it_is_skipped_and_told(
    stage: Stage, daily: Daily, away: Away, system: ChannelHandle
) -> None:
    await planned(stage, daily)
    await away(TWO_HOURS)
    await stage.env.advance_time(15)
    assert messages(stage) == []
    (told,) = messages(stage, system)
    assert "was skipped: I was away" in told


async def test_without_a_channel_it_is_paused_and_told_and_others_are_posted(
    stage: Stage, daily: Daily, system: ChannelHandle
) -> None:
    gone = stage.guild.create_text_channel("gone")
    lost, kept = await planned(stage, daily, gone), await planned(stage, daily)
    stage.env.backend.delete_channel(gone.id)
    await stage.env.advance_time(UNTIL_POSTED)
    assert (await state_of(daily, lost)).paused is Paused.NO_CHANNEL
    assert (await state_of(daily, kept)).paused is None
    assert len(messages(stage)) == 1
    (told,) = messages(stage, system)
    assert "the channel is gone" in told
    assert "[Resume]" in told


async def test_without_permission_it_is_paused_and_told_until_it_is_resumed(
    stage: Stage, daily: Daily, system: ChannelHandle
) -> None:
    schedule = await planned(stage, daily)
    role = stage.guild.create_role("Managers", permissions=discord.Permissions(manage_guild=True))
    kim = stage.guild.add_member(stage.env.create_user("kim"), roles=[role])
    may_not_send(stage, stage.channel)
    await stage.env.advance_time(UNTIL_POSTED)
    assert (await state_of(daily, schedule)).paused is Paused.NO_PERMISSION
    assert "I need View Channel, Send Messages" in messages(stage, system)[-1]
    notice = system.last_message
    refused = await stage.mira.click(notice, label="Resume")
    assert "Manage Server" in text_of(refused.response)
    await kim.click(notice, label="Resume")
    assert (await state_of(daily, schedule)).paused is None


async def test_with_nothing_to_draw_from_it_is_paused(stage: Stage, daily: Daily) -> None:
    schedule = await planned(stage, daily, source=Source.HALL_OF_FAME)
    await stage.env.advance_time(UNTIL_POSTED)
    assert (await state_of(daily, schedule)).paused is Paused.NOTHING_LEFT
    assert "no saved quote has a vote yet" in messages(stage)[0]  # there is no channel for system messages


def may_not_send(stage: Stage, channel: ChannelHandle) -> None:
    denied = discord.Permissions(send_messages=True).value
    everyone = Overwrite(target_id=stage.guild.id, type=OverwriteType.ROLE, allow=0, deny=denied)
    stage.env.backend.set_overwrite(channel.id, everyone)
