"""What stands above, between and after what is said: agendas, tables, lists."""

import pytest

from bot.transcripts.formats import read_transcript
from bot.transcripts.speakers.naming import with_names

SAID = ["We turn the stones with water.", "Does the river know?", "It does now.", "Who pays for it?"]
TALK = "\n\n".join(f"{'Ada Moss' if number % 2 else 'Bob Lind'}: {text}" for number, text in enumerate(SAID))


def read(text):
    return with_names(read_transcript(text, "t.txt"), {}, "t.txt")


def said(text):
    return [(passage.speaker, passage.text) for passage in read(text).passages]


def test_a_turn_right_below_an_agenda_is_said():
    turns = [
        f"**{('Bob', 'Ada')[number % 2]}** [0:0{number}](https://example.org): {text}"
        for number, text in enumerate(SAID)
    ]
    reading = read("\n\n".join(["## Agenda", *turns[:1], "## The river", *turns[1:]]))
    assert [passage.text for passage in reading.passages] == SAID
    assert said(f"## Agenda\n\n- Stones\n- Rivers\n\n{TALK}") == said(TALK)


def test_a_table_and_who_was_there_above_the_first_name_are_left_out_and_told():
    decided = "| 118.1 | " + "Ada is to tell the miller what the river wants, and when. " * 6 + "|"
    present = "Present: " + ", ".join(f"Dora Hill {letter}" for letter in "abcdefghijklmnopqrst")
    text = f"{decided}\n\n{present}\n\n{TALK}"
    assert said(text) == said(TALK)
    assert sum(one.words for one in read(text).left_out) == len(f"{decided} {present}".split())


def test_names_after_an_at_sign_are_no_code():
    text = "\n".join(f"@{('Mira', 'ゲスト')[number % 2]} 00:0{number}\n{text}" for number, text in enumerate(SAID))
    assert [speaker for speaker, _ in said(text)] == ["Mira", "ゲスト"] * 2


def test_an_address_on_every_page_is_nobodys_and_times_in_a_column_are_times():
    page = "Address: 1 Mill Lane\nTel: 0200 33 Web: www.example.org"
    lines = [
        f"00:{minute:02}:00 I was born beside the mill, {minute} of us, and\nwe went on.\n00:{minute:02}:30\nSo it was."
        for minute in range(20)
    ]
    reading = read("\n".join([page, "Name: Mira Okafor", *lines[:10], page, *lines[10:]]))
    assert reading.timed
    assert len({passage.speaker for passage in reading.passages}) == 1
    words = " ".join(passage.text for passage in reading.passages)
    assert "Mill Lane" not in words
    assert "00:" not in words
    assert words.count("So it was.") == 20
    assert sum(one.words for one in reading.left_out if "publisher" in one.why) == 2 * len(page.split())


def test_what_is_folded_on_a_page_is_no_speech_and_its_title_a_heading():
    talk = "\n\n".join([TALK] * 3)
    reading = read(
        f"# Call\n\n**Ada** shared the sheet.\n\n<details>\n<summary>Transcript</summary>\n\n{talk}\n\n</details>"
    )
    assert [passage.text for passage in reading.passages] == SAID * 3
    assert sum(one.words for one in reading.left_out) == 8


@pytest.mark.parametrize("head", ["More of the show:", "**Other episodes**", "## Next time"])
def test_a_list_with_which_a_file_ends_is_left_out_and_told(head):
    items = "\n".join(f"- Episode {number}" for number in range(4))
    reading = read(f"{TALK}\n\n{head}\n\n{items}")
    assert [passage.text for passage in reading.passages] == SAID
    assert sum(one.words for one in reading.left_out) == len(f"{head.strip('# ')} {items}".split())


def test_items_that_somebody_says_are_kept():
    said = f"{TALK}\n\n- First we went.\n- Then we saw.\n- Then we came home."
    assert "we came home" in read(said).passages[-1].text


def test_a_list_and_a_chat_below_a_short_talk_are_left_out_though_they_are_more_lines():
    chat = "\n".join(f"00:0{number}:43\tOda:\thello" for number in range(6))
    reading = read(f"{TALK}\n\n## Attendees\n\n- Ada\n- Bob\n\n## Zoom Chat\n\n{chat}")
    assert [passage.text for passage in reading.passages] == SAID
