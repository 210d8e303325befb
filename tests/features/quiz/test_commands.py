import re
from dataclasses import replace
from datetime import date, timedelta

import discord
import pytest
from simcord import MemberActor
from simcord.backend.errors import BackendError
from simcord.backend.models import Overwrite
from simcord.enums import OverwriteType
from simcord.results import ResponseMessage

from bot.client import VerbatimBot
from bot.conversation.library import Library
from bot.conversation.model import Conversation, Passage
from bot.features.quiz import referee as quiz_master
from bot.features.quiz.commands import QuizCommands
from bot.features.quiz.game import Round
from bot.features.quiz.questions import Kind
from bot.features.quiz.rounds import Rounds
from bot.features.quiz.scoring import POINTS_FIRST, POINTS_RIGHT
from bot.features.quiz.store import Quizzes
from bot.storage.database import Database
from tests.conftest import MakeBot, Stage, text_of

SECONDS = 20
PAUSE, GRACE = (moment.total_seconds() + 1 for moment in (quiz_master.PAUSE, quiz_master.GRACE))


@pytest.fixture
def ticking() -> bool:
    return True


@pytest.fixture
def rounds(bot_database: Database) -> Rounds:
    return Rounds(bot_database)


@pytest.fixture
def moderator(stage: Stage) -> MemberActor:
    role = stage.guild.create_role("Moderators", permissions=discord.Permissions(manage_messages=True))
    return stage.guild.add_member(stage.env.create_user("kim"), roles=[role])


def forbid(stage: Stage, **permissions: bool) -> None:
    denied = discord.Permissions(**permissions).value
    everyone = Overwrite(target_id=stage.guild.id, type=OverwriteType.ROLE, allow=0, deny=denied)
    stage.env.backend.set_overwrite(stage.channel.id, everyone)


async def start(stage: Stage, **options) -> ResponseMessage:
    options = {"rounds": 2, "seconds": SECONDS} | options
    return (await stage.mira.slash(stage.channel, "quiz start", **options)).response


async def asked(stage: Stage, rounds: Rounds) -> Round:
    await stage.env.advance_time(PAUSE)
    return await rounds.last(stage.channel.id)


def posts(stage: Stage) -> list[ResponseMessage]:
    """The rounds and the final as they are now."""
    found = [message for message in stage.channel.history() if message.components]
    return [ResponseMessage(stage.env, stage.env.backend.get_message(stage.channel.id, one.id)) for one in found]


async def choose(stage: Stage, who: MemberActor, shown: Round, *, right: bool) -> str:
    choice = shown.right if right else (shown.right + 1) % len(shown.choices)
    message = stage.channel.last_message
    return text_of((await who.click(message, label=shown.choices[choice])).response)


async def reveal(stage: Stage) -> str:
    await stage.env.advance_time(SECONDS + GRACE)
    return text_of(posts(stage)[-1])


@pytest.mark.parametrize("kind", Kind)
async def test_a_quiz_of_each_kind_is_played_to_its_end(stage: Stage, rounds: Rounds, kind: Kind):
    told = await start(stage, kind=kind.value)
    assert not told.ephemeral
    assert f"Quiz: {kind}, 2 rounds of 20 seconds" in text_of(told)
    for position in (1, 2):
        shown = await asked(stage, rounds)
        text = text_of(posts(stage)[-1])
        assert f"Round {position} of 2" in text
        assert f"<t:{int(shown.ends_at.timestamp())}:R>" in text
        assert all(f"[{choice}]" in text for choice in shown.choices)
        assert "Watch" not in text
        assert await choose(stage, stage.mira, shown, right=True) == f"Your answer: {shown.choices[shown.right]}"
        answer = await reveal(stage)
        assert f"Answer: {shown.choices[shown.right]}" in answer
        assert f"Right: <@{stage.mira.id}> (+{POINTS_FIRST})" in answer
        assert "youtube.com" in answer
    await stage.env.advance_time(PAUSE)
    assert f"1. <@{stage.mira.id}> — {2 * POINTS_FIRST} points, 2 right" in text_of(posts(stage)[-1])
    assert len(posts(stage)) == 3
    assert posts(stage)[-1].attachments
    await stage.env.advance_time(60)
    assert len(posts(stage)) == 3


async def test_two_players_answer_at_once_and_the_first_right_one_wins_most(stage: Stage, rounds: Rounds):
    await start(stage)
    shown = await asked(stage, rounds)
    await choose(stage, stage.sam, shown, right=True)
    await stage.env.advance_time(0.1)
    await choose(stage, stage.mira, shown, right=True)
    answer = await reveal(stage)
    assert f"Right: <@{stage.sam.id}> (+{POINTS_FIRST}), <@{stage.mira.id}> (+{POINTS_RIGHT})" in answer
    assert "2 answers" in answer


async def test_a_second_answer_is_refused_and_the_first_counts(stage: Stage, rounds: Rounds):
    await start(stage)
    shown = await asked(stage, rounds)
    await choose(stage, stage.sam, shown, right=False)
    again = await choose(stage, stage.sam, shown, right=True)
    assert "your first answer counts" in again
    assert "Nobody was right" in await reveal(stage)


async def test_a_click_is_answered_privately_and_counted_on_the_round_once_a_second(stage: Stage, rounds: Rounds):
    await start(stage)
    shown = await asked(stage, rounds)
    edits = len(stage.env.http_requests)
    result = await stage.mira.click(stage.channel.last_message, label=shown.choices[0])
    await stage.sam.click(stage.channel.last_message, label=shown.choices[0])
    assert result.response.ephemeral
    assert "no answer yet" in text_of(posts(stage)[-1])
    await stage.env.advance_time(2)
    assert "2 answers" in text_of(posts(stage)[-1])
    changed = [request for request in stage.env.http_requests[edits:] if request.method == "PATCH"]
    assert len(changed) == 1


async def test_an_answer_after_the_end_is_refused(stage: Stage, rounds: Rounds):
    await start(stage)
    shown = await asked(stage, rounds)
    message = stage.channel.last_message
    await stage.env.advance_time(SECONDS - PAUSE + 5.5)
    late = await stage.sam.click(message, label=shown.choices[0])
    assert "takes no more answers" in text_of(late.response)


async def test_a_restart_in_the_middle_of_a_round_loses_nothing(
    stage: Stage, rounds: Rounds, make_bot: MakeBot, library: Library
):
    await start(stage, seconds=30)
    shown = await asked(stage, rounds)
    await choose(stage, stage.sam, shown, right=True)
    await stage.env.restart_bot(make_bot(library))
    await stage.env.advance_time(1)
    await choose(stage, stage.mira, shown, right=True)
    await stage.env.advance_time(30 + GRACE)
    first = text_of(posts(stage)[0])
    assert f"Right: <@{stage.sam.id}> (+{POINTS_FIRST}), <@{stage.mira.id}> (+{POINTS_RIGHT})" in first
    second = await asked(stage, rounds)
    assert second.position == 2
    assert second.ends_at - second.asked_at == timedelta(seconds=30)
    await stage.env.advance_time(30 + GRACE + PAUSE)
    assert "Quiz over" in text_of(posts(stage)[-1])
    assert len(posts(stage)) == 3


async def test_a_round_that_ended_while_the_bot_was_away_is_revealed_by_the_next_one(
    stage: Stage, rounds: Rounds, make_bot: MakeBot, library: Library
):
    await start(stage, rounds=1)
    shown = await asked(stage, rounds)
    await choose(stage, stage.sam, shown, right=True)
    stage.env.backend.advance_clock(300)
    await stage.env.restart_bot(make_bot(library))
    await stage.env.advance_time(2)
    assert f"Right: <@{stage.sam.id}>" in text_of(posts(stage)[-1])
    await stage.env.advance_time(PAUSE)
    assert "Quiz over" in text_of(posts(stage)[-1])


async def test_a_round_that_was_remembered_but_not_posted_is_posted_after_a_restart(
    stage: Stage, rounds: Rounds, make_bot: MakeBot, library: Library, monkeypatch: pytest.MonkeyPatch
):
    async def lost(*_: object) -> None:
        raise OSError("connection lost")

    await start(stage)
    with monkeypatch.context() as broken:
        broken.setattr("bot.features.quiz.poster.QuizPoster.post", lost)
        shown = await asked(stage, rounds)
        assert shown.message is None
    await stage.env.restart_bot(make_bot(library))
    await stage.env.advance_time(2)
    assert (await rounds.last(stage.channel.id)).message == posts(stage)[-1].id
    assert len(posts(stage)) == 1


def described(message: ResponseMessage) -> str:
    """What the picture of a message shows, in words."""
    (picture,) = message.attachments
    return picture.description


@pytest.mark.parametrize(("nickname", "told"), [("Zoë the Quick", "Zoë the Quick"), ("三浦", "sam")])
async def test_the_final_score_is_pictured_with_the_names_that_players_have_there(
    stage: Stage, rounds: Rounds, nickname: str, told: str
):
    stage.env.backend.get_member(stage.guild.id, stage.sam.id).nick = nickname
    await start(stage, rounds=1)
    shown = await asked(stage, rounds)
    await choose(stage, stage.sam, shown, right=True)
    await choose(stage, stage.mira, shown, right=False)
    await reveal(stage)
    await stage.env.advance_time(PAUSE)
    assert described(posts(stage)[-1]) == (
        f"Final score of a quiz, finish the quote, 1 round, 2 players: 1. {told} 3 points (1 right) "
        "and 2. mira 0 points (0 right)."
    )


async def test_a_player_who_has_left_is_pictured_without_a_name(stage: Stage, rounds: Rounds):
    await start(stage, rounds=1)
    await choose(stage, stage.sam, await asked(stage, rounds), right=True)
    stage.env.backend.remove_member(stage.guild.id, stage.sam.id)
    await reveal(stage)
    await stage.env.advance_time(PAUSE)
    assert "1. (has left) 3 points" in described(posts(stage)[-1])


async def test_a_quiz_that_nobody_played_has_no_picture(stage: Stage, rounds: Rounds):
    await start(stage, rounds=1)
    await asked(stage, rounds)
    await reveal(stage)
    await stage.env.advance_time(PAUSE)
    assert "Nobody answered" in text_of(posts(stage)[-1])
    assert not posts(stage)[-1].attachments


async def test_a_channel_has_one_quiz_and_another_may_have_its_own(stage: Stage):
    await start(stage)
    again = await start(stage)
    assert again.ephemeral
    assert "has a quiz already" in text_of(again)
    other = stage.guild.create_text_channel("other")
    begun = (await stage.sam.slash(other, "quiz start")).response
    assert "5 rounds" in text_of(begun)


@pytest.mark.parametrize("permission", ["send_messages", "view_channel"])
async def test_where_the_bot_may_not_post_no_quiz_begins(
    stage: Stage, moderator: MemberActor, bot_database: Database, permission: str
):
    forbid(stage, **{permission: True})
    bot = Overwrite(
        target_id=moderator.id, type=OverwriteType.MEMBER, allow=discord.Permissions(view_channel=True).value, deny=0
    )
    stage.env.backend.set_overwrite(stage.channel.id, bot)
    told = (await moderator.slash(stage.channel, "quiz start")).response
    assert told.ephemeral
    assert f"I need the permission {permission.replace('_', ' ').title()}" in text_of(told)
    assert await Quizzes(bot_database).game(stage.channel.id) is None


async def test_a_quiz_ends_where_the_bot_may_post_no_longer(stage: Stage, rounds: Rounds, bot_database: Database):
    await start(stage)
    await asked(stage, rounds)
    forbid(stage, send_messages=True)
    await stage.env.advance_time(SECONDS + GRACE + PAUSE)
    assert await Quizzes(bot_database).game(stage.channel.id) is None
    assert len(posts(stage)) == 1


async def test_who_started_it_stops_it_and_what_was_won_counts(stage: Stage, rounds: Rounds, bot_database: Database):
    await start(stage, rounds=5)
    shown = await asked(stage, rounds)
    await choose(stage, stage.sam, shown, right=True)
    told = (await stage.mira.slash(stage.channel, "quiz stop")).response
    assert "has ended the quiz" in text_of(told)
    await stage.env.advance_time(2)
    first, final = posts(stage)
    assert f"Right: <@{stage.sam.id}>" in text_of(first)
    assert f"1. <@{stage.sam.id}> — {POINTS_FIRST} points" in text_of(final)
    assert await Quizzes(bot_database).game(stage.channel.id) is None
    assert "no quiz" in text_of((await stage.mira.slash(stage.channel, "quiz stop")).response)


async def test_others_may_not_stop_it_but_moderators_may(stage: Stage, rounds: Rounds, moderator: MemberActor):
    await start(stage)
    refused = (await stage.sam.slash(stage.channel, "quiz stop")).response
    assert refused.ephemeral
    assert "Only who started this quiz" in text_of(refused)
    await moderator.slash(stage.channel, "quiz stop")
    await stage.env.advance_time(PAUSE)
    assert posts(stage) == []
    assert "Quiz" in text_of(await start(stage))


async def test_a_quiz_that_was_stopped_right_after_a_restart_ends(
    stage: Stage, rounds: Rounds, make_bot: MakeBot, library: Library
):
    await start(stage)
    await asked(stage, rounds)
    await stage.env.restart_bot(make_bot(library))
    await stage.mira.slash(stage.channel, "quiz stop")
    await stage.env.advance_time(2)
    assert "Quiz over" in text_of(posts(stage)[-1])


async def test_a_library_that_makes_too_few_questions_is_told(stage: Stage, make_bot: MakeBot):
    sea = Conversation("sea", "The Sea", None, (Passage("Ada", 0.0, "The sea was calm that morning, nobody spoke."),))
    await stage.env.restart_bot(make_bot(Library.of([sea])))
    told = await start(stage)
    assert told.ephemeral
    assert "no fair quiz" in text_of(told)


async def test_the_leaderboard_has_all_time_and_the_month(
    stage: Stage, rounds: Rounds, make_bot: MakeBot, library: Library
):
    assert "Nobody has played yet" in text_of((await stage.sam.slash(stage.channel, "quiz scores")).response)
    await start(stage, rounds=1)
    await choose(stage, stage.sam, await asked(stage, rounds), right=True)
    await reveal(stage)
    stage.env.backend.advance_clock(40 * 24 * 3600)
    await stage.env.restart_bot(make_bot(library))
    board = (await stage.sam.slash(stage.channel, "quiz scores")).response
    assert "Quiz, all time" in text_of(board)
    assert f"1. <@{stage.sam.id}> — {POINTS_FIRST} points" in text_of(board)
    await stage.mira.click(board.message, label="This month")
    assert "Nobody has played yet" in text_of(stage.refreshed(board))
    await stage.mira.click(stage.refreshed(board).message, label="All time")
    assert f"<@{stage.sam.id}>" in text_of(stage.refreshed(board))
    month = (await stage.sam.slash(stage.channel, "quiz scores", period="this month")).response
    assert re.search(r"Quiz, \w+ \d{4}", text_of(month))


async def test_right_answers_in_a_row_are_told_from_three_on_and_outlast_a_quiz(stage: Stage, rounds: Rounds):
    for count in (2, 1):
        await start(stage, rounds=count)
        for _ in range(count):
            await choose(stage, stage.sam, await asked(stage, rounds), right=True)
            answer = await reveal(stage)
        assert ("3 in a row" in answer) == (count == 1)
        await stage.env.advance_time(PAUSE)
        assert "Quiz over" in text_of(posts(stage)[-1])


def test_quizzes_are_on_servers_only(bot: VerbatimBot):
    command = QuizCommands.quiz.to_dict(bot.tree)
    assert (command["contexts"], command["integration_types"]) == ([0], [0])


async def test_what_is_asked_can_be_of_one_show_year_or_conversation(
    stage: Stage, rounds: Rounds, make_bot: MakeBot, seed: Conversation
):
    old = replace(seed, key="old", title="Old times", published=date(2019, 1, 1), series="Before")
    await stage.env.restart_bot(make_bot(Library.of([seed, old])))
    told = await start(stage, kind=Kind.FINISH.value, series="before", year=2019, conversation="old times")
    assert "About: Old times, Before, 2019." in text_of(told)
    shown = await asked(stage, rounds)
    assert shown.form.startswith("old:")
    await reveal(stage)
    await stage.env.restart_bot(make_bot(Library.of([seed, old])))
    await stage.env.advance_time(2 + PAUSE)
    later = await rounds.last(stage.channel.id)
    assert (later.position, later.form.startswith("old:")) == (2, True)
    refused = await stage.mira.slash(stage.channel, "quiz start", year=1999)
    assert "I have no such conversation from 1999" in refused.response.content


async def test_what_a_player_was_told_goes_when_the_next_answer_comes(stage: Stage, rounds: Rounds):
    await start(stage, kind=Kind.FINISH.value)
    first = await asked(stage, rounds)
    told = (await stage.mira.click(stage.channel.last_message, label=first.choices[0])).response
    other = (await stage.sam.click(stage.channel.last_message, label=first.choices[0])).response
    again = (await stage.mira.click(stage.channel.last_message, label=first.choices[1])).response
    assert not still_there(stage, told)
    await reveal(stage)
    second = await asked(stage, rounds)
    last = (await stage.mira.click(stage.channel.last_message, label=second.choices[0])).response
    left = [one.id for one in (told, other, again, last) if still_there(stage, one)]
    assert left == [other.id, last.id]


def still_there(stage: Stage, told: ResponseMessage) -> bool:
    try:
        stage.env.backend.get_message(stage.channel.id, told.id)
    except BackendError:
        return False
    return True
