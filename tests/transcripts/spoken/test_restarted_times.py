"""Times that begin again at 0 within a file."""

from bot.transcripts.formats import read_transcript
from bot.transcripts.speakers.naming import with_names

WORDS = "the wheel turned and the river did not mind it at all that day " * 4


def read(text):
    return with_names(read_transcript(text, "t.txt"), {}, "t.txt")


def part(minutes, second):
    return "\n\n".join(f"Ada (0:{minute:02}:{second:02}) {minute} {WORDS}" for minute in range(minutes))


def test_the_second_part_is_counted_on_and_told():
    reading = read(f"{part(10, 5)}\n\n{part(6, 9)}")
    starts = [passage.start for passage in reading.passages]
    assert starts == sorted(starts)
    assert starts[-1] >= 9 * 60 + 5 + 5 * 60 + 9 - 60
    assert any("counted on from 9:05" in one.taken_as for one in reading.noticed)


def test_a_contents_list_or_a_translation_is_no_part():
    contents = "\n".join(f"(0:{minute:02}:00) About {minute}" for minute in range(8))
    for text in (f"{contents}\n\n{part(8, 0)}", f"{part(8, 0)}\n\n{part(8, 0)}"):
        assert not any("counted on" in one.taken_as for one in read(text).noticed)
        assert max(passage.start for passage in read(text).passages) < 8 * 60
