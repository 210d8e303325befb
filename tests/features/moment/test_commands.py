import pytest

from tests.conftest import Stage, text_of


@pytest.mark.parametrize("time", ["9:20", "0:09:20", "9m20s", "9.34"])
async def test_a_time_brings_the_passage_being_spoken(stage: Stage, time: str):
    answer = (await stage.mira.slash(stage.channel, "moment", time=time)).response
    assert "relatively stiff expression" in text_of(answer)
    assert not answer.ephemeral


async def test_what_was_being_said_just_then_is_marked_and_played_from_there(stage: Stage):
    answer = (await stage.mira.slash(stage.channel, "moment", time="32:10")).response
    said = answer.components[0]["components"][0]["content"]
    assert "▶ [32:10](" in said
    assert said.count("**") == 4  # the name, and a sentence
    assert any("t=1927s" in item.get("url", "") for row in answer.components for item in row.get("components", []))


async def test_past_the_end_is_the_last_passage_and_says_so(stage: Stage):
    answer = (await stage.mira.slash(stage.channel, "moment", time="3:00:00")).response
    assert "past the end: this conversation ends at 1:04" in text_of(answer)


async def test_what_is_no_time_says_what_would_be(stage: Stage):
    answer = (await stage.mira.slash(stage.channel, "moment", time="half past nine")).response
    assert answer.ephemeral
    assert "Try 32:10" in answer.content


async def test_steps_and_chapters_move_on_the_same_message(stage: Stage):
    answer = (await stage.mira.slash(stage.channel, "moment", time="9:20")).response
    there = text_of(answer)
    await stage.sam.click(answer.message, label="Later →")
    later = text_of(stage.refreshed(answer))
    await stage.sam.click(stage.refreshed(answer).message, label="← Earlier")
    assert text_of(stage.refreshed(answer)) == there != later
    chapters = answer.components[2]["components"][0]
    assert [option["label"] for option in chapters["options"]][1] == "0:52 Metaverse"
    await stage.sam.select(answer.message, ["2"], custom_id=chapters["custom_id"])
    assert "chapter “Quest 3”" in text_of(stage.refreshed(answer))
