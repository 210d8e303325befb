"""What is written about a talk above it, and lines that only set others apart: left out, and told."""

import pytest

from bot.transcripts.formats import read_transcript
from bot.transcripts.speakers.naming import with_names

TURNS = "Ada: We turn the stones with water.\n\nBob: Does the river know?\n\nAda: It does now.\n\nBob: Who pays for it?"


def read(text):
    return with_names(read_transcript(text, "t.txt"), {}, "t.txt")


def said(text):
    return [(passage.speaker, passage.text) for passage in read(text).passages]


@pytest.mark.parametrize(
    "above",
    [
        "MILL MEETING: The wheels\nDate: 3 May 2024\nDuration: 50 minutes\nParticipants: Ada (mill), Bob (river)",
        "**Fecha:** 3 de mayo\n**Participantes:**\n- Ada Moss\n- Bob Lind",
        "- Date: 3 May\n- Location: the mill\n- Camera: 2",
        "Date: 3 May\nPlace at the table: [Green]\nLanguage: English",
        "The good and the bad of mills\nSession facilitator(s): Ada Moss\nDay & Time: Friday, 5:30pm\nRoom: 305",
    ],
)
def test_facts_about_a_talk_are_nobodys_words_and_told(above):
    reading = read(f"{above}\n\n{TURNS}")
    assert [(passage.speaker, passage.text) for passage in reading.passages] == said(TURNS)
    assert sum(one.words for one in reading.left_out) == len(above.split())


def test_who_begins_with_a_word_that_facts_have_too_is_heard():
    text = f"Date: 3 May\n\nBob: Time: that is what we have none of, and never had.\n\n{TURNS}"
    assert said(text)[0] == ("Bob", "Time: that is what we have none of, and never had.")
    assert ("Ada", "Topic: none.") in said(f"{TURNS}\n\nAda: Topic: none.")


def test_what_stands_above_a_line_that_says_transcript_is_left_out_and_told():
    above = "Session Overview\nWe test the wheels: all of them, and the stones, with water.\nTranscript"
    reading = read(f"{above}\n\n{TURNS}")
    assert reading.passages[0].text == "We turn the stones with water."
    assert sum(one.words for one in reading.left_out) == len(above.split())


def test_pictures_and_marks_that_set_lines_are_left_out_and_told_and_tags_are_no_words():
    shown = "![The mill at noon](mill/noon.jpg)\n\n::: warning\n\n"
    tagged = TURNS.replace("with water", 'with <span class="a b">water</span>')
    reading = read(shown + tagged)
    assert [(passage.speaker, passage.text) for passage in reading.passages] == said(TURNS)
    assert [one.why for one in reading.left_out] == ["markup"]


def test_headings_without_a_space_are_headings():
    reading = read(f"##THE WHEELS\n\n{TURNS}\n\n##THE RIVER\n\nAda: So it is.")
    assert reading.passages[-1].text == "So it is."
    assert {one.why for one in reading.left_out} == {"a heading"}


def test_a_heading_with_times_begins_a_chapter_then():
    talk = "\n\n".join(
        f"## {title} [{start} -- {end}]\n\n**Ada:** We turn the stones. \n\n**Bob:** Does the river know of it?"
        for title, start, end in (("The old mill", "00:00", "02:30"), ("What is steam?", "02:30", "05:10"))
    )
    reading = read(talk)
    assert [(chapter.start, chapter.title) for chapter in reading.chapters] == [
        (0, "The old mill"),
        (150, "What is steam?"),
    ]
    assert reading.timed
    assert {passage.speaker for passage in reading.passages} == {"Ada", "Bob"}


def test_one_heading_above_the_first_turn_is_a_chapter_where_the_settings_have_the_title():
    turns = "\n\n".join(f"Ada ({number}:00) We turn.\n\nBob ({number}:30) So we do." for number in range(2))
    talk = f"---\ntitle: The mill\n---\n\n## The wheels\n\n{turns}\n\n## The river\n\nAda (2:00) And on."
    assert [(one.start, one.title) for one in read(talk).chapters] == [(0, "The wheels"), (120, "The river")]


def test_a_fact_beside_another_is_nobodys_though_somebody_is_called_so():
    above = "Mill visit\n\nDate: 3 May 2024\nProvider: Ada Moss (stones)\nPatient: Bob Lind, 47 years"
    turns = "Ada: How does it turn?\n\nPatient: By water.\n\nAda: And by stones?\n\nPatient: So it is."
    assert said(f"{above}\n\n{turns}") == said(turns)


def test_what_is_said_above_the_first_time_is_kept():
    assert said("All right. You should be live. Good morning,\n0:09\neverybody here.\n0:16\nWe turn the stones.")[0][
        1
    ].startswith("All right. You should be live.")


def test_what_stands_below_the_end_of_a_transcript_is_left_out_and_told():
    reading = read(f"{TURNS}\n\n[End of Transcript]\nDuration: 57 minutes")
    assert [(passage.speaker, passage.text) for passage in reading.passages] == said(TURNS)
    assert sum(one.words for one in reading.left_out) == 6


def test_the_second_transcript_of_one_talk_has_the_times():
    talk = "We turn the stones with water. " * 30
    timed = "\n\n".join(f"**[00:{number}]** We turn the stones with water." for number in range(10, 40))
    reading = read(f"# Mill\n\n## Full Text\n\n{talk}\n\n## Timestamped Transcript\n\n{timed}")
    assert reading.timed
    assert sum(len(passage.text.split()) for passage in reading.passages) == 180


def test_items_that_go_on_below_are_of_the_list_below_the_talk():
    items = "ACTION ITEMS RECAP:\n- Ada: Fix the wheel and\n  the stones\n- Bob: Ask the river\n- Ada: Paint the door"
    reading = read(f"{TURNS}\n\n{items}")
    assert [(passage.speaker, passage.text) for passage in reading.passages] == said(TURNS)
