from tests.conftest import Stage, text_of


async def test_help_names_the_commands_and_the_library_privately(stage: Stage):
    answer = (await stage.mira.slash(stage.channel, "help")).response
    assert answer.ephemeral
    assert "/quote" in text_of(answer)
    assert "First Interview in the Metaverse" in text_of(answer)
