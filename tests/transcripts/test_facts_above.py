"""What is written about a talk above it, and lines that only set others apart: left out, and told."""

import pytest

from bot.transcripts.formats import read_transcript
from bot.transcripts.naming import with_names

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
        "Date: 3 May\nRoom: [Green]\nLanguage: English",
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
