"""Which conversation is meant where there are many: named in part, taken for want of a name, or asked for."""

from dataclasses import replace
from datetime import date

import pytest

from bot.client import VerbatimBot
from bot.conversation.library import Library
from tests.conftest import MakeBot, Stage, text_of
from tests.conversation.talks import talk


def episode(key: str, title: str, words: str, *, speaker: str = "Mira", on: str):
    made = talk((speaker, 0.0, words), ("Ada", 20.0, "And nobody would say how the boiler was mended."))
    return replace(made, key=key, title=title, published=date.fromisoformat(on), series="Mill Talk")


EPISODES = [
    episode("kettles", "Kettles", "A kettle sings before it boils over the stove.", on="2020-03-05"),
    episode(
        "boats", "Boats", "The ferry never crossed the harbour in winter.", speaker="Brian Kernel", on="2021-07-09"
    ),
    episode("tides", "Tides", "High water comes twice a day to the stone steps.", on="2026-11-20"),
]


@pytest.fixture
def bot(make_bot: MakeBot) -> VerbatimBot:
    return make_bot(Library.of(EPISODES))


async def asked(stage: Stage, command: str, **options: str):
    stage.forget_public_answers()
    return (await stage.mira.slash(stage.channel, command, **options)).response


def menu(answer):
    return next(
        item
        for row in answer.components
        for item in row.get("components", [])
        if item.get("custom_id", "").startswith("1:which")
    )


@pytest.mark.parametrize(
    ("command", "options"), [("moment", {"time": "0:03"}), ("stats speakers", {}), ("conversations show", {})]
)
async def test_without_a_name_it_is_the_newest_says_so_and_offers_the_others(stage: Stage, command: str, options):
    answer = await asked(stage, command, **options)
    assert "Tides" in text_of(answer)
    assert "The newest conversation; name another with" in text_of(answer)
    await stage.sam.select(answer.message, ["kettles"], custom_id=menu(answer)["custom_id"])
    assert "Kettles" in text_of(stage.refreshed(answer))


async def test_what_was_last_talked_of_in_the_channel_comes_before_the_newest(stage: Stage):
    await asked(stage, "quote", words="the ferry never crossed the harbour in winter")
    answer = await asked(stage, "moment", time="0:03")
    assert "ferry" in text_of(answer)
    assert "Last talked of in this channel" in text_of(answer)
    other = stage.guild.create_text_channel("elsewhere")
    told = (await stage.mira.slash(other, "moment", time="0:03")).response
    assert "High water" in text_of(told)


async def test_what_only_the_asker_saw_is_not_what_the_channel_talks_of(stage: Stage):
    await asked(stage, "quote", words="the ferry never crossed the harbour in winter", private=True)
    assert "High water" in text_of(await asked(stage, "moment", time="0:03"))


async def test_a_guest_is_a_name_for_the_conversation(stage: Stage):
    answer = await asked(stage, "moment", time="0:03", conversation="brian kernel")
    assert "ferry" in text_of(answer)
    assert "newest" not in text_of(answer)


async def test_of_several_a_menu_asks_and_none_is_guessed(stage: Stage):
    answer = await asked(stage, "moment", time="0:03", conversation="mill talk")
    assert answer.ephemeral
    assert "3 conversations fit “mill talk”. Which one?" in text_of(answer)
    assert [option["label"] for option in menu(answer)["options"]] == ["Tides", "Boats", "Kettles"]
    await stage.mira.select(answer.message, ["kettles"], custom_id=menu(answer)["custom_id"])
    assert "A kettle sings" in text_of(stage.refreshed(answer))


async def test_where_no_menu_can_answer_the_titles_are_told(stage: Stage):
    answer = await asked(stage, "quote", words="boiler", conversation="mill talk")
    assert answer.ephemeral
    assert "3 conversations fit “mill talk”: Tides; Boats; Kettles. Choose one" in answer.content


async def test_suggestions_are_found_by_speaker_and_date_and_come_newest_first(stage: Stage):
    offered = await stage.mira.autocomplete(stage.channel, "moment", "conversation", "")
    assert offered[0]["name"] == "Tides · 2026-11-20"
    offered = await stage.mira.autocomplete(stage.channel, "moment", "conversation", "brian")
    assert [choice["value"] for choice in offered] == ["boats"]


async def test_one_conversation_needs_no_note(stage: Stage, make_bot: MakeBot):
    answer = await asked(stage, "moment", time="0:03", conversation="tides")
    assert "name another" not in text_of(answer)


async def test_the_list_is_searched_and_narrowed_and_opens_one(stage: Stage):
    text = text_of(await asked(stage, "conversations list"))
    assert [text.index(title) for title in ("Tides", "Boats", "Kettles")] == sorted(
        text.index(title) for title in ("Tides", "Boats", "Kettles")
    )
    text = text_of(await asked(stage, "conversations list", search="kernel"))
    assert "1 conversation" in text
    assert "2021-07-09" in text
    answer = await asked(stage, "conversations list", year=2020)
    assert "Kettles" in text_of(answer)
    assert "Boats" not in text_of(answer)
    await stage.sam.select(answer.message, ["kettles"], custom_id=menu(answer)["custom_id"])
    assert "2 turns" in text_of(stage.refreshed(answer))
    assert "No show is called" in (await asked(stage, "conversations list", series="garden hour")).content
    assert "No conversation is like that" in (await asked(stage, "conversations list", search="zebra")).content
