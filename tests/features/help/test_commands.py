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
