"""Beginnings, ends, pages, prose and other ways in which spoken text is written."""

import pytest

from bot.conversation.errors import TranscriptError
from bot.conversation.model import Chapter
from bot.transcripts.formats import read_transcript
from bot.transcripts.speakers.naming import with_names
from bot.transcripts.written import UNKNOWN_SPEAKER, LeftOut, Noticed

LETTERS = "abcdefghijklmnopqrstuvwxyz"
SAID = ["We turn the stones with water.", "Does the river know?", "It does now, and is not amused.", "Who pays for it?"]
TALK = "\n\n".join(f"{'Ada Moss' if number % 2 else 'Bob Lind'}: {text}" for number, text in enumerate(SAID))
LONG = (
    "We found the valve on a Tuesday, under the stairs. Nobody had written down which way it turned, so it stayed.",
    "And the bell rang. It still does when somebody in the street runs a bath, and nobody has ever found out why.",
)


def read(text):
    return with_names(read_transcript(text, "t.txt"), {}, "t.txt")


def said(text):
    return [(passage.speaker, passage.text) for passage in read(text).passages]


def test_a_talk_above_the_first_name_is_kept_and_notes_there_are_told():
    reading = read(f"The mill, episode 12\nTranscript By: Annabella\n\n{LONG[0]}\n\n{TALK}")
    assert (reading.passages[0].speaker, reading.passages[0].text) == (UNKNOWN_SPEAKER, LONG[0])
    assert reading.passages[1].speaker == "Bob Lind"
    assert reading.left_out == (
        LeftOut(1, 4, "The mill, episode 12", "above the first name"),
        LeftOut(2, 3, "Transcript By: Annabella", "about the talk, above it"),
    )


def test_settings_name_who_speaks_where_nobody_else_does_and_who_answers():
    text = (
        "---\ntitle: The valve\nspeakers:\n  - Ada Moss\n---\n\n"
        + f"{LONG[0]}\n\nQ: How?\n\nA: So.\n\nQ: Why?\n\nA: Well."
    )
    assert [speaker for speaker, _ in said(text)] == ["Ada Moss", "Q", "Ada Moss", "Q", "Ada Moss"]
    assert Noticed(11, "A:", 2, "Ada Moss, a speaker") in read(text).noticed


def test_who_only_asks_says_one_paragraph_where_most_paragraphs_name_nobody():
    paragraphs = [LONG[0], "Audience: How?", LONG[1], LONG[0], "Audience: Why?", LONG[1]]
    text = "---\nspeaker: Ada Moss\n---\n" + "\n\n".join(paragraphs)
    assert [text for speaker, text in said(text) if speaker == "Audience"] == ["How?", "Why?"]
    assert {speaker for speaker, _ in said(text)} == {"Ada Moss", "Audience"}
    assert any(one.taken_as == "words of Ada Moss" and one.times == 2 for one in read(text).noticed)


def test_a_talk_within_settings_is_read():
    within = "\n".join(f"  {line}" for line in TALK.splitlines())
    assert said(f"---\ntitle: The mill\ntranscript: |\n{within}\nurl: x\n---\n") == said(TALK)


def test_a_beginning_with_times_and_no_name_is_no_contents_list():
    cold = "\n".join(f"[00:0{number}] the bell rang {number} times" for number in range(4))
    talk = "\n".join(f"[00:1{number}] {line}" for number, line in enumerate(TALK.split("\n\n")))
    reading = read(f"{cold}\n{talk}")
    assert [passage.start for passage in reading.passages if passage.speaker == UNKNOWN_SPEAKER] == [0, 1, 2, 3]
    assert not reading.chapters


@pytest.mark.parametrize(
    "ending",
    [
        "— ENDS —",
        "[END]",
        "This editable transcript was computer generated and might contain errors.",
        "© 2026 The mill",
    ],
)
def test_what_is_written_under_a_talk_is_left_out_and_told(ending):
    reading = read(f"{TALK}\n\n{ending}")
    assert said(f"{TALK}\n\n{ending}") == said(TALK)
    assert reading.left_out[-1].text == ending


@pytest.mark.parametrize(
    ("language", "search", "automatic", "made_by"),
    [
        ("English (auto-generated)", "Search in video", "3 seconds", "YouTube"),
        ("Deutsch (automatisch erzeugt)", "Im Video suchen", "3 Sekunden", "YouTube"),
        ("日本語 (自動生成)", "動画内を検索", "3 秒", "YouTube"),
        ("English", "Search in video", "3 seconds", None),
    ],
)
def test_titles_of_a_page_are_chapters_and_never_speakers(language, search, automatic, made_by):
    times = [
        f"0:{second:02}\n{automatic.replace('3', str(second))}\nwords number {second} of it"
        for second in range(3, 43, 3)
    ]
    times[5] = f"Worms\n{times[5]}"
    reading = read("\n".join(["Transcript", search, "Intro", *times, language]))
    assert {passage.speaker for passage in reading.passages} == {UNKNOWN_SPEAKER}
    assert " ".join(passage.text for passage in reading.passages) == " ".join(
        f"words number {second} of it" for second in range(3, 43, 3)
    )
    assert reading.chapters == (Chapter(3.0, "Intro"), Chapter(18.0, "Worms"))
    assert reading.made_by == made_by
    assert [one.text for one in reading.left_out] == [f"Transcript {search}", language]


def test_a_spoken_number_below_a_time_is_no_time():
    times = [f"0:{second}\n{second} people" for second in (10, 20)] + ["0:30\nand more"]
    assert "10 people" in read("\n".join(times)).passages[0].text


def test_prose_is_one_voice_at_times_that_are_estimated():
    reading = read("\n\n".join([*LONG, *SAID]))
    assert " ".join(passage.text for passage in reading.passages) == " ".join([*LONG, *SAID])
    assert {passage.speaker for passage in reading.passages} == {UNKNOWN_SPEAKER}
    assert not reading.timed


@pytest.mark.parametrize(
    "text",
    [
        "# Mill\n\nA tool for transcripts.\n\n## Install\n\n```\npip install mill\n```\n\n- run `mill a.wav`\n"
        "- open: out.txt\n"
        "- read **Options:** below\n\n```\n[00:00:01] Ada: Hello\n```\n\n| option | what |\n|---|---|\n| -a | all |\n",
        "\n".join(f"{number},mill,{number * 3.5},north,{number + 4}" for number in range(40)),
        "import os\n\ndef main():\n    x = os.getcwd()\n    for name in os.listdir(x):\n        print(name)\n" * 4,
        "2026-01-02 10:11:12 INFO: loading\nTraceback (most recent call last):\nSyntaxError: no\nstep: one\n" * 9,
        "".join(f"Course {number}\nA: 4.0\nCredits: {number}\n" for number in range(9)),
        "def f(x):\n    try:\n        return x\n    else:\n        g(x)\n" * 9,
        "404 Not Found\n\nThe requested page was not found on this server.\n" + "nginx\n" * 30,
    ],
)
def test_what_nobody_says_is_refused(text):
    with pytest.raises(TranscriptError):
        read(text)


@pytest.mark.parametrize(
    "layout",
    ["{0}\n{1}", "## {0}\n\n{1}", "**{0}**\n\n{1}", "**{0}** {1}", "[{0}] {1}", "({0}) {1}"],
)
def test_names_are_found_where_no_colon_stands(layout):
    names = ["Ada Moss", "Bob Lind"] * 2
    text = "\n\n".join(layout.format(name, words) for name, words in zip(names, SAID, strict=True))
    assert said(text) == list(zip(names, SAID, strict=True))


def test_who_is_unknown_is_nobody():
    text = "\n".join(f"[00:0{number}] SPEAKER_{'00' if number % 2 else 'UNKNOWN'}: So." for number in range(4))
    assert {speaker for speaker, _ in said(text)} == {"Speaker 1", UNKNOWN_SPEAKER}


def test_a_time_within_a_sentence_is_words_and_told():
    text = TALK.replace("not amused.", "not (00:00:12) amused.")
    assert ("Bob Lind", "It does now, and is not (00:00:12) amused.") in said(text)
    assert read(text).noticed == (Noticed(5, "(00:00:12)", 1, "words"),)


def test_times_within_paragraphs_are_taken_out_and_used():
    text = "\n\n".join(f"{line} [00:0{number}:30] And more of it." for number, line in enumerate(TALK.split("\n\n")))
    reading = read(text)
    assert not any("[" in passage.text for passage in reading.passages)
    assert [next(iter(passage.stamps or ())).seconds for passage in reading.passages] == [30.0, 90.0, 150.0, 210.0]


def test_a_talk_in_one_line_is_timed_all_through():
    text = " ".join(f"{words} Number {number}." for number in range(60) for words in SAID)
    starts = [passage.start for passage in read(text).passages]
    assert starts == sorted(set(starts))
    assert len(starts) > 10


def test_times_of_day_are_counted_from_the_first():
    text = "\n".join(
        f"[{'Ada' if number % 2 else 'Bob'}] 17:4{number}:10\n{words}" for number, words in enumerate(SAID)
    )
    reading = read(text)
    assert [passage.start for passage in reading.passages] == [0.0, 60.0, 120.0, 180.0]
    assert reading.noticed[0].text == "17:40:10"


def test_names_may_stand_right_before_what_they_say():
    assert said("\n".join(line.replace(": ", ":") for line in TALK.split("\n\n"))) == said(TALK)


def test_what_stands_between_fences_is_left_out_and_names_nobody():
    slides = "```elm\nparser : Parser\nmain : Program\nparser : Parser\n```"
    reading = read(f"{LONG[0]}\n\n{slides}\n\n{LONG[1]}")
    assert " ".join(passage.text for passage in reading.passages) == " ".join(LONG)
    assert {passage.speaker for passage in reading.passages} == {UNKNOWN_SPEAKER}
    assert [one.words for one in reading.left_out] == [9]


def test_a_chat_under_a_talk_is_left_out_and_told():
    reading = read(f"{TALK}\n\n## Zoom Chat\n00:01:43\tBob Lind:\thello\n00:02:23\tAda Moss:\tgood morning")
    assert [(passage.speaker, passage.text) for passage in reading.passages] == said(TALK)
    assert any("good morning" in one.text or one.words > 5 for one in reading.left_out)


def test_times_in_bold_before_a_dot_are_times_below_a_contents_list():
    chapters = "Chapters:\n0:00 — The mill\n0:10 — The river\n\n"
    talk = "\n\n".join(f"**0:{number}0** · {words}" for number, words in enumerate(SAID))
    reading = read(chapters + talk)
    assert " ".join(passage.text for passage in reading.passages) == " ".join(SAID)
    assert reading.passages[-1].start == 30.0
    assert reading.chapters == (Chapter(0.0, "The mill"), Chapter(10.0, "The river"))


def test_a_heading_with_a_time_is_a_chapter_there():
    text = f"## [00:00:05] The mill\n\n{TALK}\n\n## [00:01:36] The river\n\n{TALK}"
    assert [chapter for chapter in read(text).chapters if chapter.title == "The river"] == [Chapter(96.0, "The river")]


def test_marks_that_set_words_off_are_not_said():
    text = (
        TALK.replace("water", "**water** and *some* _air_").replace("river", "5 * 3").replace("amused", "a\\_b &amp; c")
    )
    assert [words for _, words in said(text)] == [
        "We turn the stones with water and some air.",
        "Does the 5 * 3 know?",
        "It does now, and is not a_b & c.",
        "Who pays for it?",
    ]


def test_one_name_in_bold_is_enough():
    text = f"# Title\n\n2026-03-19\n\n- Video: <https://example.org/1>\n\n**Mira Okafor:** {LONG[0]}\n\n{LONG[1]}"
    assert {speaker for speaker, _ in said(text)} == {"Mira Okafor"}
    assert "example" not in " ".join(words for _, words in said(text))


def test_a_talk_that_settings_list_is_read_and_the_rest_told():
    pieces = "\n".join(
        f"- line: {words}\n    And more.\n  sec: {number}\n  time: '0:0{number}'\n  who: {('Bob', 'Ada')[number % 2]}"
        for number, words in enumerate(SAID)
    )
    reading = read(f"---\ntitle: The mill\ntranscript:\n- header: Below the stairs\n{pieces}\n---\n")
    assert [(passage.speaker, passage.start, passage.text) for passage in reading.passages] == [
        ("Ada" if number % 2 else "Bob", float(number), f"{words} And more.") for number, words in enumerate(SAID)
    ]
    assert [one.words for one in reading.left_out if one.why == "settings above the talk"] == [4]


def test_only_what_stands_below_a_heading_that_says_transcript_is_the_talk():
    talk = "\n\n".join([TALK] * 8)
    reading = read(f"# Meeting\n\n## Summary\n\n**Ada Moss** shared the sheet.\n\n## Full Transcript\n\n{talk}")
    assert [(passage.speaker, passage.text) for passage in reading.passages] == said(talk)
    assert reading.left_out == (
        LeftOut(
            1,
            9,
            "Meeting Summary **Ada Moss** shared the sheet. Full Transcript",
            "above the heading “Full Transcript”",
        ),
    )


def test_a_name_within_a_line_is_told():
    text = TALK.replace("amused.", "amused. Ada Moss: Why not?")
    assert Noticed(5, "Ada Moss:", 1, "words, within a line") in read(text).noticed


def test_who_is_named_in_full_once_is_who_has_that_first_name_after():
    lines = ["**Ada Moss:** So.", "**Bob:** Well.", "**Ada:** Hm.", "**Bob:** Oh.", "**Ada:** Yes.", "**Ada:** No."]
    assert {speaker for speaker, _ in said("\n\n".join(lines))} == {"Ada Moss", "Bob"}
    assert any(one.text == "Ada:" and one.taken_as == "Ada Moss, a speaker" for one in read("\n\n".join(lines)).noticed)


@pytest.mark.parametrize(
    ("one", "more", "minute", "minutes", "joined"),
    [
        ("second", "seconds", "minute", "minutes", ", "),
        ("seconde", "secondes", "minute", "minutes", " et "),
        ("Sekunde", "Sekunden", "Minute", "Minuten", " und "),
    ],
)
@pytest.mark.parametrize("between", ["", " "])
@pytest.mark.parametrize("ending", ["\n", " "])
def test_a_page_pasted_without_its_line_breaks_is_read(one, more, minute, minutes, joined, between, ending):
    def told(seconds):
        large, small = divmod(seconds, 60)
        parts = [f"{large} {minute if large == 1 else minutes}"] * (large > 0)
        parts += [f"{small} {one if small == 1 else more}"] * (small > 0)
        return joined.join(parts)

    words = [f"{LETTERS[number]}o the mill went on {number}" for number in range(14)]
    times = [11 * number for number in range(11)] + [121, 122, 180]
    pieces = [
        f"{seconds // 60}:{seconds % 60:02}{between}{told(seconds)}{between}{text}"
        for seconds, text in zip(times, words, strict=True)
    ]
    reading = read(ending.join(pieces))
    assert " ".join(passage.text for passage in reading.passages) == " ".join(words)
    assert reading.passages[-1].start <= 180
    assert {passage.speaker for passage in reading.passages} == {UNKNOWN_SPEAKER}


def test_titles_in_a_page_pasted_without_its_line_breaks_are_chapters():
    lines = [f"0:{second}{second} seconds{'abcdefghi'[second % 9]}nd so on" for second in range(11, 40, 4)]
    reading = read("\n".join(["Chapter 1: The mill", "0:00We begin", *lines[:4], "Chapter 2: The river", *lines[4:]]))
    assert [chapter.title for chapter in reading.chapters] == ["Chapter 1: The mill", "Chapter 2: The river"]
    assert "Chapter" not in " ".join(passage.text for passage in reading.passages)


@pytest.mark.parametrize("label", ["Bob Lind::", "Bob Lind:.", "Bob Lind?:", "Bob Lind(?):", "+Bob Lind:"])
def test_a_label_with_a_slip_of_the_pen_is_that_label(label):
    assert said(f"{TALK}\n\n{label} Right.\n\nAda Moss: So.").count(("Bob Lind", "Right.")) == 1


def test_numbers_of_sections_are_no_times():
    text = "\n\n".join(f"## 4.{number} The boiler\n\n{line}" for number, line in enumerate(TALK.split("\n\n")))
    assert not read(text).timed


def test_a_block_in_the_settings_is_no_talk_where_one_stands_below():
    notes = "\n".join(f"  {line}" for line in (*LONG, *LONG, *LONG))
    reading = read(f"---\ntitle: The mill\ndescription: |\n{notes}\n---\n\n{TALK}\n\n{TALK}\n\n{TALK}")
    assert {passage.speaker for passage in reading.passages} == {"Ada Moss", "Bob Lind"}


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ("### {name} &nbsp;•&nbsp; `{begin} – {end}`\n", "**`{begin}`** — {text}"),
        ("--- {name} ---", "[{begin} - {end}] {text}"),
        ("=== {name} ===\n", "[{begin}] {text}"),
        ("## {name}\n", "[{begin}] {text}"),
    ],
)
def test_who_is_named_above_times_says_what_is_below(head, line):
    names, blocks = ["Speaker 1", "Speaker 2"] * 2, []
    for number, (name, text) in enumerate(zip(names, SAID, strict=True)):
        told = {"name": name, "begin": f"00:{number}1", "end": f"00:{number}9", "text": text}
        blocks += [head.format(**told), line.format(**told), ""]
    assert said("\n".join(blocks)) == list(zip(names, SAID, strict=True))
    assert read("\n".join(blocks)).timed


@pytest.mark.parametrize("title", ["{title} (00:0{number}:36)", "[00:0{number}:36] {title}"])
def test_a_heading_with_a_time_before_or_after_it_is_a_chapter_at_that_time(title):
    titles = ["The boiler", "The mill", "The door", "The end"]
    talk = [
        f"## {title.format(title=heading, number=number)}\n\nAda: {text}\n\nBob: So {text}"
        for number, (heading, text) in enumerate(zip(titles, SAID, strict=True))
    ]
    reading = read("\n\n".join(talk))
    assert reading.chapters == tuple(Chapter(36.0 + 60 * number, titles[number]) for number in range(4))


@pytest.mark.parametrize("date", ["2025-06-02", "2.6.2025", "06/02/2025"])
def test_times_with_dates_are_counted_from_the_first(date):
    reading = read("\n".join(f"[{date} 16:5{number}:57] {text}" for number, text in enumerate(SAID)))
    assert [(passage.start, passage.text) for passage in reading.passages] == [
        (60.0 * number, text) for number, text in enumerate(SAID)
    ]
    assert "a date before a time" in {one.taken_as for one in reading.noticed}


@pytest.mark.parametrize(
    "lines",
    [
        [
            "0:00we begin",
            "0:1111 secondsso it was",
            "1:011 minute, 1 secondso it is",
            "1:02:031 hour, 2 minutes, 3 secondsand on",
        ],
        [
            "0:00we begin",
            "0:11 11 Sekunden so it was",
            "1:01 1 Minute und 1 Sekunde so it is",
            "1:12 1 Minute und 12 Sekunden and on",
        ],
        ["0:00we begin0:1111 secondesso it was1:011 minute et 1 secondeso it is2:022 minutes et 2 secondesand on"],
    ],
)
def test_few_times_read_out_are_no_words(lines):
    words = " ".join(passage.text for passage in read("\n".join(lines)).passages)
    assert words == "we begin so it was so it is and on"


@pytest.mark.parametrize("sentence", ["水車は古い石でできていました。", "水车是用古老的石头做的。", "โรงสีเก่าสร้างด้วยหิน"])
def test_a_long_line_written_without_spaces_is_prose(sentence):
    reading = read(sentence * 60)
    assert "".join(passage.text for passage in reading.passages) == sentence * 60
    assert not reading.timed
