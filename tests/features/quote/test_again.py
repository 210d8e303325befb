"""What leads on where nothing sure is found."""

import pytest

from tests.conftest import Stage, text_of


async def ask(stage: Stage, words: str, **narrowed: str):
    return (await stage.mira.slash(stage.channel, "quote", words=words, **narrowed)).response


async def test_a_word_nobody_said_can_be_left_out(stage: Stage):
    answer = await ask(stage, "xyzzy avatars")
    assert answer.ephemeral
    assert "[Without “xyzzy”]" in text_of(answer)
    await stage.mira.click(answer.message, label="Without “xyzzy”")
    shown = stage.refreshed(answer)
    assert "one word" in text_of(shown)
    assert "Without" not in text_of(shown)


async def test_leaving_a_word_out_keeps_to_the_speaker(stage: Stage):
    answer = await ask(stage, "xyzzy avatars", speaker="lex")
    await stage.mira.click(answer.message, label="Without “xyzzy”")
    assert text_of(stage.refreshed(answer)).startswith("Lex Fridman · ")


async def test_the_doors_stay_when_the_answer_is_shown_otherwise(stage: Stage):
    answer = await ask(stage, "xyzzy avatars")
    await stage.mira.click(answer.message, label="More context")
    assert "[Without “xyzzy”]" in text_of(stage.refreshed(answer))


@pytest.mark.parametrize("words", ["xyzzy", "?!"])
async def test_there_is_no_door_that_leads_nowhere(stage: Stage, words: str):
    answer = text_of(await ask(stage, words))
    assert "Without" not in answer
    assert "As a topic" not in answer


async def test_nobody_with_two_words_is_told_to_use_fewer(stage: Stage):
    assert "Fewer words" not in text_of(await ask(stage, "qqqqq zzzzz"))


async def test_the_best_places_are_shown_to_the_asker_alone_where_nothing_is_close(stage: Stage):
    answer = await ask(stage, "four score and seven years ago our fathers")
    assert answer.ephemeral
    assert "Watch" in text_of(answer)
