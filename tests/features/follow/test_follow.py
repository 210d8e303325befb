"""Being told: once, privately, of what is new alone; beside the next answer where no direct message goes through."""

import discord
import pytest
from simcord import MemberActor
from simcord.results import ResponseMessage

from bot.features.follow.commands import FollowCommands
from bot.features.follow.followed import speaks
from bot.features.follow.job import FollowJob
from bot.features.follow.listener import FollowListener
from tests.conftest import Stage, text_of
from tests.conversation.talks import talk
from tests.features.conversations.adding.test_adding import TALK, add

CLEAN = TALK.replace("Speaker 3", "Mary Somerville")


async def look(stage: Stage) -> None:
    bot = stage.env.bot
    (board,) = (cog._board for cog in bot.cogs.values() if isinstance(cog, FollowListener))
    follows, desk = next((cog._follows, cog.desk) for cog in bot.cogs.values() if isinstance(cog, FollowCommands))
    await FollowJob(follows, board._news, bot, desk, board).look(discord.utils.utcnow())


async def follow(stage: Stage, kind: str, subject: str, who: MemberActor | None = None):
    option = {"words": "words", "speaker": "speaker"}[kind]
    return (await (who or stage.mira).slash(stage.channel, f"follow {kind}", **{option: subject})).response


def told(stage: Stage, who: MemberActor) -> list[str]:
    messages = stage.env.backend.messages.get(who.user.dm_channel.id, {}).values()
    return [text_of(ResponseMessage(stage.env, message)) for message in messages]


async def test_one_message_tells_of_a_new_conversation_once(stage: Stage, kim: MemberActor):
    assert "You follow “pieces of music” here." in text_of(await follow(stage, "words", "pieces of music"))
    await follow(stage, "speaker", "Somerville")
    await follow(stage, "words", "copper diving bell")
    await add(stage, kim, CLEAN)
    await look(stage)
    await look(stage)
    (message,) = told(stage, stage.mira)
    assert "New: Notes on the Engine" in message
    assert "elaborate pieces of music" in message
    assert "Did you say music?" in message
    assert "copper" not in message
    assert told(stage, stage.sam) == []
    assert "2 things" not in text_of((await stage.sam.slash(stage.channel, "privacy show")).response)
    assert "3 things you follow" in text_of((await stage.mira.slash(stage.channel, "privacy show")).response)


async def test_many_at_once_are_told_in_one_message(stage: Stage, kim: MemberActor):
    await follow(stage, "words", "pieces of music")
    for number in range(5):
        await add(stage, kim, CLEAN, title=f"Notes {number} @everyone")
    await look(stage)
    (message,) = told(stage, stage.mira)
    assert "5 new conversations have what you follow" in message
    assert "Notes 4" in message


async def test_what_was_there_before_is_no_news(stage: Stage, kim: MemberActor):
    await add(stage, kim, CLEAN)
    await follow(stage, "words", "pieces of music")
    await look(stage)
    assert told(stage, stage.mira) == []


async def test_where_no_direct_message_goes_through_the_next_answer_tells(
    stage: Stage, kim: MemberActor, monkeypatch: pytest.MonkeyPatch
):
    await follow(stage, "words", "pieces of music")
    await add(stage, kim, CLEAN)

    async def closed(*_: object, **__: object) -> None:
        raise discord.Forbidden(_Response(), {"code": 50007, "message": "Cannot send messages to this user"})

    monkeypatch.setattr(discord.Member, "send", closed)
    await look(stage)
    answer = await stage.mira.slash(stage.channel, "follow list")
    assert "pieces of music" in text_of(answer.followups[-1])
    assert not (await stage.mira.slash(stage.channel, "follow list")).followups


class _Response:
    status, reason = 403, "Forbidden"


async def test_following_ends_and_begins_again(stage: Stage):
    begun = await follow(stage, "words", "@everyone *bell*")
    assert begun.ephemeral
    await stage.mira.click(begun.message, label="Undo")
    assert "no longer follow" in text_of(stage.refreshed(begun))
    await stage.mira.click(stage.refreshed(begun).message, label="Undo")
    assert "bell" in text_of((await stage.mira.slash(stage.channel, "follow list")).response)
    (offered,) = await stage.mira.autocomplete(stage.channel, "follow remove", "followed", "bell")
    removed = await stage.mira.slash(stage.channel, "follow remove", followed=offered["value"])
    assert "no longer follow" in text_of(removed.response)
    unknown = await stage.mira.slash(stage.channel, "follow remove", followed="bell")
    assert "You don't follow" in text_of(unknown.response)
    assert "no word in that" in text_of(await follow(stage, "words", "?!"))


async def test_nobody_follows_without_end(stage: Stage, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("bot.features.follow.store.MOST", 1)
    await follow(stage, "words", "one")
    assert "already" in text_of(await follow(stage, "words", "One"))
    assert "which is the most" in text_of(await follow(stage, "words", "two"))


def test_nobody_is_told_of_somebody_else():
    spoken = talk(("Ada Lovelace", 0.0, "Yes."), ("Adam", 5.0, "No."))
    assert speaks("ada", spoken) is not None
    assert speaks("lovelace ADA", spoken) is not None
    assert speaks("Ad", spoken) is None
    assert speaks(" ", spoken) is None
