"""Every word is somebody's, or told, in tables, captions, JSON and pages, and in files that are not quite so."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation.errors import TranscriptError
from bot.transcripts.formats import read_transcript
from bot.transcripts.written import UNKNOWN_SPEAKER

NAMES = ("Ada Lovelace", "Charles Babbage")
WORD = re.compile(r"\bw\d+x\b")


def clock(seconds, mark="."):
    return f"00:{seconds // 60:02}:{seconds % 60:02}{mark}000"


def captions(turns, mark=","):
    blocks = [
        f"{number}\n{clock(start, mark)} --> {clock(start + 5, mark)}\n{f'{name}: ' if name else ''}{text}\n"
        for number, (start, name, text) in enumerate(turns, 1)
    ]
    return "\n".join(blocks)


def table(turns, delimiter=","):
    rows = [["start", "end", "speaker", "text"]]
    rows += [[clock(start), clock(start + 5), name, text] for start, name, text in turns]
    return "\n".join(delimiter.join(row) for row in rows)


def json_list(turns):
    return json.dumps(
        [{"start": start, "end": start + 5, "speaker": name, "text": text} for start, name, text in turns]
    )


def page(turns):
    """Write ``turns`` as YouTube's page has them where its line breaks are lost."""
    return "\n".join(f"{start // 60}:{start % 60:02}{spelt(start)}{text}" for start, _, text in turns)


def spelt(seconds):
    minutes, rest = divmod(seconds, 60)
    parts = [f"{number} {unit}s" for number, unit in ((minutes, "minute"), (rest, "second")) if number]
    return ", ".join(parts)


def headings(turns):
    return "\n\n".join(f"## {name}\n\n[{clock(start)[:8]}] {text}" for start, name, text in turns)


FORMATS = {
    "t.srt": captions,
    "t.vtt": lambda turns: f"WEBVTT\n\n{captions(turns, '.')}",
    "t.csv": table,
    "t.tsv": lambda turns: table(turns, "\t"),
    "t.json": json_list,
    "t.md": headings,
}


@st.composite
def talks(draw, names=NAMES):
    turns, count = [], 0
    for number in range(draw(st.integers(8, 14))):
        length = draw(st.integers(3, 10))
        words = " ".join(f"w{count + place}x" for place in range(length))
        turns.append((1 + number * 6, names[number % len(names)], f"So {words}."))
        count += length
    return turns


def words_of(text):
    return WORD.findall(text)


def spoken(reading):
    found = {}
    for passage in reading.passages:
        for word in words_of(passage.text):
            assert word not in found
            found[word] = passage.speaker
    return found


@pytest.mark.parametrize("source", sorted(FORMATS))
@given(turns=talks())
@settings(max_examples=30)
def test_every_word_is_its_speakers_in_every_format(source, turns):
    reading = read_transcript(FORMATS[source](turns), source)
    assert spoken(reading) == {word: name for _, name, text in turns for word in words_of(text)}


@given(turns=talks(("",)))
@settings(max_examples=30)
def test_every_word_of_a_page_without_line_breaks_is_there(turns):
    reading = read_transcript(page(turns), "t.txt")
    assert spoken(reading) == {word: UNKNOWN_SPEAKER for _, _, text in turns for word in words_of(text)}
    assert not any("second" in passage.text for passage in reading.passages)


@pytest.mark.parametrize("source", sorted(FORMATS))
@given(turns=talks(), data=st.data())
@settings(max_examples=40)
def test_no_word_of_a_broken_file_is_lost_untold(source, turns, data):
    lines = FORMATS[source](turns).split("\n")
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, max(0, len(lines) - 1)))
        if lines and data.draw(st.booleans()):
            del lines[place]
        else:
            lines.insert(place, data.draw(st.sampled_from(["", "Remember: v1v", "v2v", "[00:00:03] v3v", "- v4v"])))
    text = "\n".join(lines)
    try:
        reading = read_transcript(text, source)
    except TranscriptError:
        return
    found, there = spoken(reading), set(words_of(text))
    told = sum(one.words for one in reading.left_out) + sum(
        len(one.text.split()) * one.times for one in reading.noticed
    )
    assert set(found) <= there
    assert len(there) - len(found) <= told


@given(turns=talks(), place=st.integers(0, 7), other=st.booleans())
@settings(max_examples=60)
def test_no_label_of_a_speaker_stands_within_a_passage_untold(turns, place, other):
    start, name, text = turns[place]
    named = NAMES[1] if name == NAMES[0] else NAMES[0]
    words = "W90x" if other else "w90x"
    turns[place] = (start, name, f"{text} {named}: {words}.")
    reading = read_transcript("\n\n".join(f"{name}: {text}" for _, name, text in turns), "t.txt")
    noticed = [one for one in reading.noticed if one.text == f"{named}:"]
    within = any(f"{named}:" in passage.text for passage in reading.passages)
    assert [one.times for one in noticed] == [1]
    assert within == ("words" in noticed[0].taken_as) == (not other)


TALKERS = ("ES", "MR. OKAFOR", "DR. BROOK")
TALKERS = ("ES", "MR. OKAFOR", "DR. BROOK")
LINES = [f"{name}: So it is {number}, I think.\n\n" for number in range(4) for name in TALKERS]


@pytest.mark.parametrize(
    ("line", "speaker", "told"),
    [
        ("ES:: Not so.", "ES", "ES::"),
        ("ES:. Not so.", "ES", "ES:."),
        ("ES?: Not so.", "ES", "ES?:"),
        ("ES(?): Not so.", "ES", "ES(?):"),
        ("+ES: Not so.", "ES", "+ES:"),
        ("Jakob?: Not so.", "Jakob", "Jakob?:"),
        ("MR. OKAFOR: I see. DR. BROOK: Not so.", "DR. BROOK", "DR. BROOK:"),
    ],
)
def test_labels_with_a_slip_or_within_a_line_are_who_they_name_and_told(line, speaker, told):
    reading = read_transcript("".join([*LINES, line]), "t.txt")
    assert (reading.passages[-1].speaker, reading.passages[-1].text) == (speaker, "Not so.")
    assert told in [one.text for one in reading.noticed]


def test_titles_in_capitals_are_parts_of_names():
    reading = read_transcript("".join(LINES), "t.txt")
    assert [passage.speaker for passage in reading.passages[:3]] == list(TALKERS)


def test_arrows_where_nobody_is_named_begin_passages_of_nobody_known():
    pieces = [f"[00:0{number}:00] >> So it is {number}. >> And well.\n" for number in range(4)]
    reading = read_transcript("".join(pieces), "t.txt")
    assert [passage.text for passage in reading.passages[:3]] == ["So it is 0.", "And well.", "So it is 1."]
    assert {passage.speaker for passage in reading.passages} == {UNKNOWN_SPEAKER}
    assert [passage.start for passage in reading.passages[:3]] == [0, 40, 60]
    assert [(one.text, one.times) for one in reading.noticed] == [(">>", 8)]


def test_times_within_captions_and_cells_are_taken_out_and_told():
    said = [f"[00:0{number}:05] So it is {number}. (00:0{number}:25) And so it was." for number in range(4)]
    turns = [(60 * number, "Ada", text) for number, text in enumerate(said)]
    for source in ("t.srt", "t.csv"):
        reading = read_transcript(FORMATS[source](turns), source)
        assert not any(":" in passage.text for passage in reading.passages)
        assert [one.times for one in reading.noticed if one.text == "[00:00:05]"] == [8]


def test_numbers_of_sections_are_headings():
    talk = [f"{number}.1 Review of part {number}\n\nES: So it is.\n\nMO: Not at all.\n\n" for number in range(1, 5)]
    reading = read_transcript("".join(talk), "t.txt")
    assert {passage.text for passage in reading.passages} == {"So it is.", "Not at all."}
    assert sum(one.words for one in reading.left_out) == 20
