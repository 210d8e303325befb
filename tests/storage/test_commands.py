"""The commands that remember, once each from end to end on PostgreSQL; on SQLite they are tested one by one."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from simcord import MemberActor
from simcord.results import ResponseMessage

from bot.features.daily.posts import DailyPosts
from bot.features.quiz import referee as quiz_master
from bot.features.quiz.rounds import Rounds
from bot.storage.database import Database
from tests.conftest import Stage, text_of

STIFF = "i get a lot of shit for my stiff face"
PAUSE, GRACE = (moment.total_seconds() + 1 for moment in (quiz_master.PAUSE, quiz_master.GRACE))


@pytest.fixture
def engine() -> str:
    return "postgresql"


@pytest.fixture
def bot_database(database: Database) -> Database:
    return database


@pytest.fixture
def ticking() -> bool:
    return True


async def asked(stage: Stage, who: MemberActor, command: str, **options: object) -> ResponseMessage:
    answer = (await who.slash(stage.channel, command, **options)).response
    assert answer is not None
    return answer


def posted(stage: Stage) -> list[str]:
    """What the bot has posted unasked, as it is now."""
    messages = [message for message in stage.channel.history() if message.components]
    return [
        text_of(ResponseMessage(stage.env, stage.env.backend.get_message(stage.channel.id, m.id))) for m in messages
    ]


async def test_settings_hold_and_are_undone_and_reset(stage: Stage, kim: MemberActor) -> None:
    told = await asked(stage, kim, "settings", private=True, time_zone="vienna", channel=stage.channel)
    assert "Time zone: as the server has it → Europe/Vienna" in text_of(told)
    assert (await asked(stage, stage.mira, "quote", words=STIFF)).ephemeral
    await kim.click(told.message, label="Undo")
    assert not (await asked(stage, stage.mira, "quote", words=STIFF)).ephemeral
    await asked(stage, kim, "settings", share_style="card")
    page = await asked(stage, kim, "settings")
    await kim.click(page.message, label="Reset")
    assert "Share posts: a picture → lines and a player" in text_of(stage.refreshed(page))


async def test_a_quote_is_saved_tagged_voted_for_exported_and_removed(stage: Stage) -> None:
    answer = await asked(stage, stage.mira, "quote", words=STIFF)
    saved = (await stage.mira.click(answer.message, label="Save")).response
    form = await stage.mira.click(saved.message, label="Tags")
    await stage.mira.submit_modal(form, {"tags": "funny face"})
    shown = await asked(stage, stage.sam, "saved list", by=stage.mira, tag="funny")
    assert "#face" in text_of(shown)
    await stage.sam.click(shown.message, label="Vote (0)")
    assert "Vote (1)" in text_of(await asked(stage, stage.sam, "saved best"))
    exported = await asked(stage, stage.sam, "saved export", style="markdown")
    assert "stiff expression" in (await exported.attachments[0].read()).decode()
    (choice,) = await stage.mira.autocomplete(stage.channel, "saved remove", "quote", "stiff")
    removed = await asked(stage, stage.mira, "saved remove", quote=choice["value"])
    assert "Nothing saved yet" in text_of(await asked(stage, stage.sam, "saved list"))
    await stage.mira.click(removed.message, label="Undo")
    assert "Vote (1)" in text_of(await asked(stage, stage.sam, "saved list"))


async def test_a_daily_post_comes_when_it_is_due_and_is_paused(
    stage: Stage, kim: MemberActor, database: Database
) -> None:
    soon = f"{(stage.env.now() + timedelta(minutes=2)).astimezone(ZoneInfo('Asia/Tokyo')):%H:%M}"
    told = await asked(stage, kim, "daily add", channel=stage.channel, time=soon, zone="Asia/Tokyo", thread=True)
    assert f"every day at {soon} (Asia/Tokyo)" in text_of(told)
    await stage.env.advance_time(140)
    assert len(posted(stage)) == 1
    assert len(stage.channel.threads) == 1
    await stage.env.advance_time(120)
    assert len(posted(stage)) == 1
    assert await DailyPosts(database).untold(stage.guild.id) == ()
    listed = await asked(stage, kim, "daily list")
    await kim.click(listed.message, label="Pause")
    assert "Paused by a moderator" in text_of(stage.refreshed(listed))


async def test_a_quiz_is_played_and_scored(stage: Stage, database: Database) -> None:
    rounds = Rounds(database)
    await asked(stage, stage.mira, "quiz start", rounds=2, seconds=10)
    for _ in range(2):
        await stage.env.advance_time(PAUSE)
        shown = await rounds.last(stage.channel.id)
        assert shown is not None
        right, wrong = (shown.choices[(shown.right + way) % len(shown.choices)] for way in (0, 1))
        await stage.sam.click(stage.channel.last_message, label=right)
        told = await stage.mira.click(stage.channel.last_message, label=wrong)
        assert text_of(told.response) == f"Your answer: {wrong}"
        await stage.env.advance_time(10 + GRACE)
    await stage.env.advance_time(PAUSE)
    final = posted(stage)[-1]
    assert f"1. <@{stage.sam.id}> — 6 points, 2 right\n2. <@{stage.mira.id}> — 0 points, 0 right" in final
    assert f"1. <@{stage.sam.id}> — 6 points" in text_of(await asked(stage, stage.sam, "quiz scores"))


async def test_all_of_a_person_is_shown_handed_over_and_erased(stage: Stage) -> None:
    answer = await asked(stage, stage.mira, "quote", words=STIFF)
    await stage.mira.click(answer.message, label="Save")
    assert "Of you: 1 saved quote." in text_of(await asked(stage, stage.mira, "privacy show"))
    exported = await asked(stage, stage.mira, "privacy export")
    assert str(stage.mira.id) in (await exported.attachments[0].read()).decode()
    confirm = await asked(stage, stage.mira, "privacy erase")
    await stage.mira.click(confirm.message, label="Erase all of it")
    assert "nothing to erase" in text_of(await asked(stage, stage.mira, "privacy erase"))
