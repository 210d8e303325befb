"""Phrases that are said again and again."""

from datetime import date

import pytest

from bot.client import VerbatimBot
from bot.conversation.library import Library
from bot.conversation.model import Conversation, Passage
from tests.conftest import MakeBot, Stage, text_of

GREETING = "Welcome back to the beekeeping hour."
SHOWS = [
    Conversation(
        f"bees-{number}",
        f"Bees {number}",
        date(2020, number, 1),
        (
            Passage("Ann", 0.0, f"Hello there. {GREETING} Today we talk about hive number {number}."),
            Passage("Ben", 20.0, f"{GREETING} That is what you always say."),
        ),
    )
    for number in range(1, 10)
]


@pytest.fixture
def bot(make_bot: MakeBot) -> VerbatimBot:
    return make_bot(Library.of(SHOWS))


async def ask(stage: Stage, **options: str):
    return (await stage.mira.slash(stage.channel, "quote", **options)).response


async def test_what_is_often_said_is_counted_and_comes_once_a_conversation_the_newest_first(stage: Stage):
    answer = await ask(stage, words="welcome back to the beekeeping hour")
    text = text_of(answer)
    assert "said 18 times in 9 conversations" in text
    assert "Bees 9" in text
    others = next(
        row["components"][0] for row in answer.components if ":match." in row["components"][0].get("custom_id", "")
    )
    keys = [option["value"].split(":")[1] for option in others["options"]]
    assert keys == [f"bees-{number}" for number in (9, 8, 7, 6, 5, 4)]
    await stage.mira.select(answer.message, [others["options"][2]["value"]], custom_id=others["custom_id"])
    shown = text_of(stage.refreshed(answer))
    assert "said 18 times in 9 conversations" in shown
    assert "Bees 7" in shown


async def test_a_speaker_narrows_what_is_counted(stage: Stage):
    text = text_of(await ask(stage, words="welcome back to the beekeeping hour", speaker="Ben"))
    assert "said 9 times in 9 conversations" in text
    assert "Ben · " in text


async def test_what_is_said_once_or_in_one_conversation_is_not_counted(stage: Stage):
    assert "Often said" not in text_of(await ask(stage, words="hive number 4"))
    assert "Often said" not in text_of(await ask(stage, words="beekeeping hour", conversation="Bees 3"))
