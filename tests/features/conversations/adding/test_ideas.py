"""What is told of the ideas in a conversation that was just added."""

import asyncio

import discord
import pytest

from bot.client import VerbatimBot
from bot.conversation.library import Library
from tests.conftest import MakeBot, Stage, text_of
from tests.features.conversations.adding.test_adding import draft
from tests.ideas.topics import Waiting


@pytest.fixture
def ticking() -> bool:
    return True


@pytest.fixture
def embedder() -> Waiting:
    return Waiting()


@pytest.fixture
def bot(make_bot: MakeBot, embedder: Waiting) -> VerbatimBot:
    return make_bot(Library.of([]), embedder=embedder)


async def test_who_has_put_the_message_away_hears_no_more_of_it(stage: Stage, embedder: Waiting):
    role = stage.guild.create_role("Keepers", permissions=discord.Permissions(manage_guild=True))
    kim = stage.guild.add_member(stage.env.create_user("kim"), roles=[role])
    told = await draft(stage, kim)
    adding = asyncio.create_task(kim.click(told.message, label="Add it"))
    await asyncio.to_thread(embedder.begun.wait, 30)
    assert "follow in a moment" in text_of(stage.refreshed(told))
    stage.env.backend.delete_message(told.channel_id, told.id)
    embedder.may.set()
    assert not (await adding).followups
