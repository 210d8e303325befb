from tests.conftest import Stage, text_of


async def test_speakers_are_counted_in_a_table_with_their_longest_turns_linked(stage: Stage):
    answer = (await stage.mira.slash(stage.channel, "stats speakers")).response
    text = text_of(answer)
    assert "8,077" in text
    assert "2,797" in text
    assert "22:28 (https://www.youtube.com/watch?v=MVYrJJNdrEg&t=" in text
    table = [line for line in text.splitlines() if line.startswith(("Mark", "Lex", " "))]
    assert table
    assert max(map(len, table)) <= 34
