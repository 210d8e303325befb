import re
from datetime import timedelta

import discord
import pytest
from simcord import ChannelHandle, MemberActor
from simcord.backend.models import Overwrite
from simcord.enums import OverwriteType
from simcord.results import ResponseMessage

from bot.conversation.library import Library
from bot.conversation.model import Conversation
from bot.desk.settings_store import SettingsStore
from bot.features.daily.due import Days
from bot.features.daily.posts import DailyPosts
from bot.features.daily.schedule import Paused, Plan, Source
from bot.features.daily.store import MOST_SCHEDULES, Daily
from bot.statistics.chosen import Among
from bot.storage.database import Database
from tests.conftest import MakeBot, Stage, text_of


@pytest.fixture
def ticking() -> bool:
    return True


@pytest.fixture
def daily(bot_database: Database) -> Daily:
    return Daily(bot_database)


async def add(stage: Stage, who: MemberActor, channel: ChannelHandle | None = None, **options):
    options = {"channel": channel or stage.channel, "time": "8:30"} | options
    return (await who.slash(stage.channel, "daily add", **options)).response


async def only(stage: Stage, daily: Daily):
    (schedule,) = await daily.of(stage.guild.id)
    return schedule


def forbid(stage: Stage, channel: ChannelHandle, **permissions: bool) -> None:
    denied = discord.Permissions(**permissions).value
    everyone = Overwrite(target_id=stage.guild.id, type=OverwriteType.ROLE, allow=0, deny=denied)
    stage.env.backend.set_overwrite(channel.id, everyone)


async def test_adding_says_what_was_set_and_undo_takes_it_back(stage: Stage, kim: MemberActor, daily: Daily):
    role = stage.guild.create_role("Listeners", mentionable=True)
    told = await add(stage, kim, time="8 pm", days="2", zone="vienna", speaker="mark", role=role, thread=True)
    assert told.ephemeral
    text = text_of(told)
    assert f"<#{stage.channel.id}> · on Wednesdays at 20:00 (Europe/Vienna)" in text
    assert f"what Mark Zuckerberg said · pings <@&{role.id}> · with a thread" in text
    schedule = await only(stage, daily)
    assert f"<t:{int(schedule.next_due.timestamp())}:R>" in text
    assert (schedule.plan.timetable.days, schedule.plan.timetable.weekday) == (Days.WEEKLY, 2)
    await kim.click(told.message, label="Undo")
    assert "Removed" in text_of(stage.refreshed(told))
    assert await daily.of(stage.guild.id) == ()
    await kim.click(stage.refreshed(told).message, label="Undo")
    assert await only(stage, daily) == schedule


async def test_without_a_zone_the_servers_holds(stage: Stage, kim: MemberActor, daily: Daily, bot_database: Database):
    await SettingsStore(bot_database).set(stage.guild.id, None, {"time_zone": "Asia/Tokyo"})
    assert "every day at 08:30 (Asia/Tokyo)" in text_of(await add(stage, kim))


async def test_a_role_that_cannot_be_pinged_is_told(stage: Stage, kim: MemberActor):
    forbid(stage, stage.channel, mention_everyone=True)
    told = await add(stage, kim, role=stage.guild.create_role("Quiet"))
    assert "Nobody is notified by the role" in text_of(told)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"time": "half past"}, "not a time of day"),
        ({"zone": "Europe/Viena"}, "Did you mean Europe/Vienna"),
        ({"speaker": "Nobody At All"}, "No speaker is called"),
        ({"topic": "xyzzy"}, "no quote fits"),
        ({"hall_of_fame": True}, "the first vote"),
        ({"speaker": "Mark Zuckerberg", "topic": "people"}, "Choose one of"),
    ],
)
async def test_what_cannot_be_posted_is_not_added(
    stage: Stage, kim: MemberActor, daily: Daily, options: dict, said: str
):
    told = await add(stage, kim, **options)
    assert told.ephemeral
    assert said in text_of(told)
    assert await daily.of(stage.guild.id) == ()


async def test_everyone_is_never_pinged(stage: Stage, kim: MemberActor, daily: Daily):
    assert "I never ping everyone" in text_of(await add(stage, kim, role=stage.guild.default_role))
    assert await daily.of(stage.guild.id) == ()


async def test_a_channel_in_which_the_bot_may_not_post_is_refused(stage: Stage, kim: MemberActor, daily: Daily):
    forbid(stage, stage.channel, create_public_threads=True)
    assert "Create Public Threads" in text_of(await add(stage, kim, thread=True))
    forbid(stage, stage.channel, send_messages=True)
    assert "Send Messages" in text_of(await add(stage, kim))
    assert await daily.of(stage.guild.id) == ()


async def test_a_server_has_so_many_and_no_more(stage: Stage, kim: MemberActor, daily: Daily):
    plan = await plan_like(stage, kim, daily)
    for _ in range(MOST_SCHEDULES - 1):
        await daily.add(stage.guild.id, plan, stage.env.now())
    assert f"{MOST_SCHEDULES} daily posts" in text_of(await add(stage, kim))


async def test_the_list_shows_the_next_time_pages_and_why_one_is_paused(stage: Stage, kim: MemberActor, daily: Daily):
    plan = await plan_like(stage, kim, daily)
    for _ in range(9):
        await daily.add(stage.guild.id, plan, stage.env.now())
    first = (await daily.of(stage.guild.id))[0]
    await daily.pause(stage.guild.id, first.number, Paused.NO_PERMISSION)
    shown = (await kim.slash(stage.channel, "daily list")).response
    assert shown.ephemeral
    assert "10 daily posts" in text_of(shown)
    assert "Paused: I need View Channel, Send Messages there" in text_of(shown)
    await kim.click(shown.message, label="Resume")
    assert "Paused" not in text_of(stage.refreshed(shown))
    assert text_of(stage.refreshed(shown)).count("[Pause]") == 8
    await kim.click(shown.message, label="On →")
    assert text_of(stage.refreshed(shown)).count("[Pause]") == 2
    last = (await daily.of(stage.guild.id))[-1]
    await kim.click(shown.message, custom_id=f"1:dailyoff.{last.number}:1")
    assert "Paused by a moderator." in text_of(stage.refreshed(shown))
    assert text_of(stage.refreshed(shown)).count("[Pause]") == 1


async def test_the_list_is_empty_at_first(stage: Stage, kim: MemberActor):
    assert "No daily posts yet" in text_of((await kim.slash(stage.channel, "daily list")).response)


async def test_the_list_tells_once_what_could_not_be_told_otherwise(
    stage: Stage, kim: MemberActor, daily: Daily, bot_database: Database
):
    await add(stage, kim)
    schedule = await only(stage, daily)
    await DailyPosts(bot_database).claim(schedule, schedule.next_due + timedelta(hours=2))
    assert "was skipped" in text_of((await kim.slash(stage.channel, "daily list")).response)
    assert "was skipped" not in text_of((await kim.slash(stage.channel, "daily list")).response)


async def test_schedules_are_suggested_paused_resumed_and_removed_also_after_a_restart(
    stage: Stage, kim: MemberActor, daily: Daily, make_bot: MakeBot, library: Library
):
    await add(stage, kim, topic="metaverse")
    (choice,) = await kim.autocomplete(stage.channel, "daily pause", "schedule", "meta")
    assert choice["name"] == "#quotes · every day at 08:30 (UTC) · about “metaverse”"
    assert await kim.autocomplete(stage.channel, "daily pause", "schedule", "virtue") == []
    told = (await kim.slash(stage.channel, "daily pause", schedule=choice["value"])).response
    assert (await only(stage, daily)).paused is Paused.BY_MODERATOR
    await stage.env.restart_bot(make_bot(library))
    await kim.click(told.message, label="Resume")
    assert (await only(stage, daily)).paused is None
    removed = (await kim.slash(stage.channel, "daily remove", schedule=choice["value"])).response
    assert await daily.of(stage.guild.id) == ()
    again = (await kim.slash(stage.channel, "daily remove", schedule=choice["value"])).response
    assert "no such daily post" in text_of(again)
    await kim.click(removed.message, label="Undo")
    assert (await only(stage, daily)).plan.source is Source.TOPIC


async def test_now_posts_out_of_turn_and_says_where(stage: Stage, kim: MemberActor, daily: Daily):
    await add(stage, kim)
    schedule = await only(stage, daily)
    told = (await kim.slash(stage.channel, "daily now", schedule=str(schedule.number))).response
    (post,) = [message for message in stage.channel.history() if message.components]
    assert post.jump_url in text_of(told)
    assert await only(stage, daily) == schedule


async def test_now_pauses_what_cannot_be_posted(stage: Stage, kim: MemberActor, daily: Daily):
    other = stage.guild.create_text_channel("gone")
    await add(stage, kim, other)
    stage.env.backend.delete_channel(other.id)
    told = (await kim.slash(stage.channel, "daily now", schedule=str((await only(stage, daily)).number))).response
    assert "the channel is gone" in text_of(told)
    assert (await only(stage, daily)).paused is Paused.NO_CHANNEL


async def test_only_who_manages_the_server_may(stage: Stage, kim: MemberActor, daily: Daily):
    await add(stage, kim)
    synced = next(c for c in await stage.env.bot.tree.fetch_commands() if c.name == "daily")
    stage.guild.set_command_permissions(synced, {stage.mira: True, stage.guild.default_role: True})
    for command, options in (("list", {}), ("remove", {"schedule": "1"}), ("now", {"schedule": "1"})):
        refused = (await stage.mira.slash(stage.channel, f"daily {command}", **options)).response
        assert "people with the permission Manage Server" in text_of(refused)
    assert await stage.mira.autocomplete(stage.channel, "daily now", "schedule", "") == []
    assert "Manage Server" in text_of(await add(stage, stage.mira))
    assert (await only(stage, daily)).paused is None


async def plan_like(stage: Stage, kim: MemberActor, daily: Daily) -> Plan:
    await add(stage, kim)
    return (await only(stage, daily)).plan


async def test_on_this_day_says_how_long_ago_it_was(stage: Stage, kim: MemberActor, daily: Daily, seed: Conversation):
    told = await add(stage, kim, on_this_day=True, series=seed.series, year=2023, conversation=seed.title)
    assert f"on this day in earlier years, only {seed.title}, Lex" in text_of(told)
    assert (await only(stage, daily)).plan.among == Among(seed.series, 2023, seed.key)
    number = str((await only(stage, daily)).number)
    posted = (await kim.slash(stage.channel, "daily now", schedule=number)).response
    assert "Posted in" in text_of(posted)
    assert re.search(
        r"(\w+ years? (ago|ago today|ago this week)|the nearest is of 28 September 2023)", text_of_last(stage)
    )
    two = await add(stage, kim, on_this_day=True, topic="love")
    assert "Choose one of" in two.content
    nothing = await add(stage, kim, year=1999)
    assert "I have no such conversation from 1999" in nothing.content


def text_of_last(stage: Stage) -> str:
    message = stage.channel.last_message
    return text_of(ResponseMessage(stage.env, stage.env.backend.get_message(stage.channel.id, message.id)))
