import pytest

from bot.conversation.errors import TranscriptError
from bot.transcripts.formats import read_transcript


def said(text):
    return [(passage.speaker, passage.start, passage.text) for passage in read_transcript(text, "talk").passages]


def test_whisper_tables_are_in_milliseconds_however_short():
    reading = read_transcript('start\tend\ttext\n500\t900\t"So," she said.\n', "talk")
    assert [(passage.start, passage.text) for passage in reading.passages] == [(0.5, '"So," she said.')]
    assert reading.made_by == "Whisper"


def test_times_in_seconds_or_frames_are_taken_for_what_they_are():
    assert said("start,end,text\n1.5,2,So.\n")[0][1] == 1.5
    assert said("Speaker Name,Start Time,End Time,Text\nAda,00:00:01:15,00:00:02:00,So.\n") == [("Ada", 1.5, "So.")]


def test_text_may_hold_the_delimiter_and_breaks():
    assert said('speaker;start;text\nAda;1;"So; \nwe"\nBob;4;went; on\n') == [
        ("Ada", 1.0, "So; we"),
        ("Bob", 4.0, "went; on"),
    ]


def test_rows_and_columns_that_are_not_read_are_told():
    reading = read_transcript("start,text,notes\n1.5,So.,a note\n2.5\n", "talk")
    assert [odd.line for odd in reading.odd_lines] == [3]
    assert reading.left_out[0].words == 3


def test_a_broken_cell_is_told_with_its_line():
    with pytest.raises(TranscriptError, match="start: "):
        read_transcript("start,text\n1,So.\nsoon,Why?\n", "talk")
