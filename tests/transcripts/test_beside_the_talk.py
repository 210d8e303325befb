"""What stands above, between and after what is said: agendas, tables, lists."""

from bot.transcripts.formats import read_transcript
from bot.transcripts.naming import with_names

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
