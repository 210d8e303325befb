from tests.conftest import Stage, text_of


async def test_the_library_is_listed(stage: Stage):
    answer = (await stage.mira.slash(stage.channel, "conversations list")).response
    text = text_of(answer)
    assert "1 conversation" in text
    assert "First Interview in the Metaverse" in text
    assert "Lex Fridman, Mark Zuckerberg" in text


async def test_a_conversation_is_shown_with_its_chapters_as_links_and_a_timeline(stage: Stage):
    answer = (await stage.mira.slash(stage.channel, "conversations show", conversation="398")).response
    text = text_of(answer)
    assert "10,874 words" in text
    assert "15:27 (https://www.youtube.com/watch?v=MVYrJJNdrEg&t=924s) Quest 3" in text
    assert len(answer.attachments) == 1
