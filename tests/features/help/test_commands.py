import pytest

from bot.conversation.library import Library
from bot.conversation.model import Conversation, Passage
from tests.conftest import MakeBot, Stage, text_of


async def test_help_names_the_commands_and_the_library_privately(stage: Stage):
    answer = (await stage.mira.slash(stage.channel, "help")).response
    assert answer.ephemeral
    assert "/quote" in text_of(answer)
    assert "First Interview in the Metaverse" in text_of(answer)


async def test_help_gives_no_example_that_finds_nothing_there(stage: Stage, make_bot: MakeBot):
    talk = Conversation("ada-1", "Notes on the Engine", None, (Passage("Ada", 0.0, "The engine weaves patterns."),))
    await stage.env.restart_bot(make_bot(Library.of([talk])))
    told = text_of((await stage.mira.slash(stage.channel, "help")).response)
    assert "`/quote` and some words" in told
    assert "stiff" not in told
    assert "latency" not in told


@pytest.mark.parametrize(
    ("button", "told"),
    [("Find a quote", "stiff"), ("What was being said?", "Earlier]"), ("Who talks how much?", "words")],
)
async def test_a_button_does_what_it_says_for_the_asker_alone(stage: Stage, button: str, told: str):
    answer = (await stage.mira.slash(stage.channel, "help")).response
    shown = (await stage.mira.click(answer.message, label=button)).response
    assert shown.ephemeral
    assert told in text_of(shown)


async def test_the_example_is_found_in_any_library(stage: Stage, make_bot: MakeBot):
    said = "The engine weaves algebraical patterns just as the loom weaves flowers and leaves."
    talk = Conversation("ada-1", "Notes on the Engine", None, (Passage("Ada", 0.0, said),))
    await stage.env.restart_bot(make_bot(Library.of([talk])))
    answer = (await stage.mira.slash(stage.channel, "help")).response
    shown = (await stage.mira.click(answer.message, label="Find a quote")).response
    assert "algebraical" in text_of(shown)
