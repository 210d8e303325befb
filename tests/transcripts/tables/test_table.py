import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.errors import TranscriptError
from bot.transcripts.formats import read_transcript
from bot.transcripts.written import UNKNOWN_SPEAKER

LINES = [
    "The boiler is older than the mill.",
    "How do you know that?",
    "It says so on the plate beside the door.",
    "Nobody has read that plate for forty years.",
    "Then somebody should clean it.",
    "My brother did, with vinegar and salt.",
    "And what did it say in the end?",
    "That it was built by three women from the valley.",
    "Were they paid for it?",
    "In flour, if the books are right.",
    "That sounds fair to me.",
    "It does, as long as you like bread.",
]


def written(rows, delimiter=","):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return text.getvalue()


def read(text, name="talk.csv"):
    return read_transcript(text, name)


def said(text, name="talk.csv"):
    return [(passage.speaker, passage.start, passage.text) for passage in read(text, name).passages]


def words(text, name="talk.csv"):
    return " ".join(one[2] for one in said(text, name))


def taken(reading):
    return {noticed.text: noticed.taken_as for noticed in reading.noticed}


def test_whisper_tables_are_in_milliseconds_however_short():
    reading = read('start\tend\ttext\n500\t900\t"So," she said.\n', "talk")
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
    reading = read("start,text,notes\n1.5,So.,a note\n2.5\n")
    assert [odd.line for odd in reading.odd_lines] == [3]
    assert {(left.line, left.words) for left in reading.left_out} == {(2, 2), (3, 1)}


def test_colons_after_names_come_off_and_initials_are_the_person():
    rows = [["speaker", "words"], ["Mira Okafor:", LINES[0]], ["DB:", LINES[1]], ["MO:", LINES[2]], ["DB", LINES[3]]]
    reading = read(written(rows))
    assert [passage.speaker for passage in reading.passages] == ["Mira Okafor", "DB", "Mira Okafor", "DB"]
    assert taken(reading)["MO"] == "Mira Okafor, a speaker"


def test_an_empty_cell_goes_on_with_the_speaker_above_and_is_told():
    reading = read(written([["speaker", "text"], ["Mira", LINES[0]], ["", LINES[1]], ["Tomas", LINES[2]]]))
    assert [passage.speaker for passage in reading.passages] == ["Mira", "Tomas"]
    assert taken(reading)["an empty cell"] == "the speaker above going on"


@pytest.mark.parametrize("header", ["Line,Speaker,Text,Date", "Text,Speaker,Line,Date", "Date,Line,Speaker,Quote"])
def test_numbers_of_lines_are_never_what_is_said(header):
    names = header.split(",")
    cells = [{"Line": n, "Speaker": "Mira", "Text": line, "Quote": line, "Date": "9/6"} for n, line in enumerate(LINES)]
    assert words(written([names, *([row[name] for name in names] for row in cells)])) == " ".join(LINES)


@pytest.mark.parametrize(
    "name", ["quote", "Utterance", "sentence", "Dialogue", "Zitat", "texto", "台词", "Spoken words"]
)
def test_many_names_tell_what_is_said(name):
    rows = [["id", name, "character", "start_time"], *([n, line, "Mira", n * 4.5] for n, line in enumerate(LINES))]
    assert words(written(rows)) == " ".join(LINES)
    assert {one[0] for one in said(written(rows))} == {"Mira"}


def test_of_several_texts_the_one_with_most_letters_is_said():
    rows = [["start", "word", "sentence"], *([n * 4, line.split()[0], line] for n, line in enumerate(LINES))]
    assert words(written(rows)) == " ".join(LINES)


def test_what_follows_a_time_in_its_cell_is_told_and_the_time_taken():
    rows = [["timestamp", "speaker", "text"], ["[00:03:43] the interview begins", "Mira", LINES[0]]]
    reading = read(written([*rows, ["00:03:50", "Tomas", LINES[1]]]))
    assert [passage.start for passage in reading.passages] == [223.0, 230.0]
    assert [(left.line, left.text) for left in reading.left_out] == [(2, "the interview begins")]


def test_a_cell_without_a_time_is_told_and_its_row_estimated():
    reading = read("start,speaker,text\n0:01,Mira,So.\nsoon,Tomas,Why?\n0:09,Mira,It is.\n")
    assert [passage.text for passage in reading.passages] == ["So.", "Why?", "It is."]
    assert 1 < reading.passages[1].start < 9
    assert any(odd.line == 3 and "soon" in odd.problem for odd in reading.odd_lines)


@pytest.mark.parametrize("place", [0, 5, 11])
def test_one_time_far_from_all_others_is_told_and_estimated(place):
    times = [f"32:{n * 4:02}" for n in range(12)]
    times[place] = "33:09:00" if place else "57:00"
    reading = read(written([["time", "text"], *zip(times, LINES, strict=True)]))
    assert any(odd.line == place + 2 and times[place] in odd.problem for odd in reading.odd_lines)
    starts = [stamp.seconds for one in reading.passages for stamp in one.stamps or ()]
    assert all(32 * 60 - 300 < start < 33 * 60 for start in [*starts, *(one.start for one in reading.passages[1:])])


@pytest.mark.parametrize("arrow", ["-->", "->", "→", "-", "–", "to"])
def test_a_cell_may_hold_both_times(arrow):
    rows = [[n, f"00:00:{n * 4:02},500 {arrow} 00:00:{n * 4 + 3:02},000", line] for n, line in enumerate(LINES)]
    reading = read(written([["index", "time_range", "text"], *rows]))
    assert reading.timed
    assert reading.passages[0].start == 0.5
    assert words(written([["index", "time_range", "text"], *rows])) == " ".join(LINES)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    "header",
    [
        ["Waktu Mulai (detik)", "Waktu Akhir (detik)", "Teks"],
        ["Startzeit", "Ende", "Text"],
        ["开始时间", "结束时间", "内容"],
        ["xa", "xb", "xc"],
        [],
    ],
    ids=lambda header: " ".join(header) or "none",
)
@pytest.mark.parametrize("clock", [False, True])
def test_tables_in_any_language_and_without_names_are_read(header, delimiter, clock):
    def time(seconds):
        return f"{seconds // 60:02.0f}:{seconds % 60:04.1f}" if clock else f"{seconds}"

    rows = [[time(n * 5.5), time(n * 5.5 + 4), line] for n, line in enumerate(LINES)]
    text = written([header, *rows] if header else rows, delimiter)
    assert words(text) == " ".join(LINES) == words(text, "pasted")
    assert read(text).passages[0].start == 0
    assert read(text).timed


def test_what_no_name_tells_is_told():
    reading = read(written([[f"0:{n * 4:02}", "Mira:" if n % 2 else "Tomas:", line] for n, line in enumerate(LINES)]))
    assert [passage.speaker for passage in reading.passages[:2]] == ["Tomas", "Mira"]
    assert taken(reading) == {
        "column 1": "the column that tells when it begins",
        "column 2": "the column that tells who speaks",
        "column 3": "the column that tells what is said",
    }


def test_the_header_once_more_is_left_out_and_told():
    header = ["Speaker", "Text"]
    rows = [header, ["Mira", LINES[0]], header, ["Tomas", LINES[1]]]
    reading = read(written(rows))
    assert [passage.speaker for passage in reading.passages] == ["Mira", "Tomas"]
    assert [(left.line, left.text) for left in reading.left_out] == [(4 - 1, "Speaker Text")]


def test_entities_and_tags_are_no_words():
    rows = [
        ["speaker", "text"],
        ["Mira&nbsp;O.", 'It is &#8212; <i>well</i> &amp; <a href="https://example.org">good</a> <laughs>'],
    ]
    assert said(written(rows))[0][::2] == ("Mira O.", "It is — well & good <laughs>")


@pytest.mark.parametrize("header", [["year", "town", "people"], ["id", "title", "notes"]])
@pytest.mark.parametrize("name", ["towns.csv", "pasted"])
def test_a_table_of_other_things_is_refused_by_its_columns_and_never_prose(header, name):
    rows = [header, *([1990 + n, line, f"{line} {line}"] for n, line in enumerate(LINES))]
    with pytest.raises(TranscriptError, match=", ".join(header)) as refused:
        read(written(rows), name)
    assert "start, end, speaker, text" in refused.value.mend


def test_a_file_named_as_a_table_is_never_prose():
    with pytest.raises(TranscriptError, match="table"):
        read("\n".join(LINES * 4))


def test_captions_named_as_a_table_are_captions():
    assert said("00:00:01.000 --> 00:00:03.000\nSo we went.\n") == [(UNKNOWN_SPEAKER, 1.0, "So we went.")]


def test_prose_with_commas_is_no_table():
    prose = "\n".join(f"{line} And then, as I said, we went on with it." for line in LINES)
    assert len(words(prose, "talk.txt").split()) == len(prose.split())


def test_a_quotation_mark_that_nothing_closes_is_told_by_its_line():
    with pytest.raises(TranscriptError, match="never closed") as broken:
        read('start,text\n1.5,So.\n2.5,"Why?\n3.5,It is.\n')
    assert broken.value.line == 3


def test_times_of_day_are_counted_from_the_first_and_told():
    rows = [[f"2024-03-05 17:02:{n * 4:02}", "Mira", line] for n, line in enumerate(LINES)]
    reading = read(written([["timestamp", "speaker", "text"], *rows]))
    assert reading.passages[0].start == 0
    assert "a time of day; all are counted from the first" in taken(reading).values()


def test_names_before_colons_in_the_words_are_speakers():
    rows = [[n * 4.5, f"{'Mira' if n % 2 else 'Tomas'}: {line}"] for n, line in enumerate(LINES)]
    assert {one[0] for one in said(written([["start", "text"], *rows]))} == {"Mira", "Tomas"}


def test_one_colon_in_a_long_table_is_nobody_who_goes_on():
    rows = [[n * 4.5, LINES[n % 12]] for n in range(200)]
    rows[90][1] = "Fifteen years before: Detroit"
    assert {one[0] for one in said(written([["start", "text"], *rows]))} == {UNKNOWN_SPEAKER}


def test_a_table_drawn_with_bars_is_read():
    rows = "\n".join(f"| 0:{n * 4:02} | Mira | {line} |" for n, line in enumerate(LINES))
    text = f"| Time | Speaker | Text |\n|------|:---:|---|\n{rows}\n"
    assert words(text, "talk.md") == " ".join(LINES)


CELL = st.text(st.sampled_from("abcdä ,;|\"'.:-\n0"), max_size=30)


@given(
    rows=st.lists(st.tuples(st.integers(0, 5), st.sampled_from(["Mira", "Tomas", ""]), CELL, CELL), min_size=1),
    delimiter=st.sampled_from(",;|\t"),
)
def test_every_word_of_a_table_is_read_or_told(rows, delimiter):
    rows = [row for row in rows if row[2].strip()] or [(0, "Mira", "so", "")]
    seconds = 0.0
    table = [["start", "speaker", "text", "notes"]]
    for step, *cells in rows:
        seconds += step + 0.5
        tidy = [" ".join(cell.replace("\t", " ").replace('"', "").split()) for cell in cells]
        table.append([seconds, *tidy])
    text = written(table, delimiter)
    try:
        reading = read(text)
    except TranscriptError:
        return
    spoken = sum(len(passage.text.split()) for passage in reading.passages)
    left = sum(one.words for one in reading.left_out)
    notes = sum(len(row[3].split()) for row in table[1:] if any(map(str.isalpha, row[3])))
    labels = sum(len(label.split()) for row in table[1:] for label in [row[2]])
    assert spoken + left >= labels + notes - sum(noticed.times for noticed in reading.noticed)
    assert spoken <= labels


@given(st.text(st.sampled_from('ab1:,;|\t"\n '), max_size=300), st.sampled_from(["talk.csv", "talk.tsv", "talk"]))
def test_no_table_raises_anything_but_a_transcript_error(text, name):
    try:
        reading = read(text, name)
    except TranscriptError:
        return
    assert all(passage.text for passage in reading.passages)
