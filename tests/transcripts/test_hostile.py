"""Files made to harm: each is read or refused, by TranscriptError alone, within the whole suite's time limit."""

import json

import pytest

from bot.conversation.errors import TranscriptError
from bot.transcripts.captions import cue_reading
from bot.transcripts.files import decode
from bot.transcripts.formats import read_transcript
from bot.transcripts.lines import MOST_LINES
from bot.transcripts.pages.html_page import LONGEST_PAGE
from bot.transcripts.speakers.naming import with_names

MANY = 40_000
TIMED = "WEBVTT\n\n00:01.000 --> 00:02.000\n"
PAGE = "<html><cite>Ada</cite><time>0:01</time><p>"


def read(text):
    return with_names(read_transcript(text, "file"), {}, "file")


@pytest.mark.parametrize(
    "beginning",
    [
        "",
        "Ada (0:01) ",
        "Ada: so\nBob: ",
        "**Ada:** so\n**Bob:** [0:01] ",
        "0:01 a\n0:02 b\n0:03 ",
        TIMED,
        TIMED + "Ada: so\nBob: ",
        PAGE,
        "<html><cite>Ada</cite><p>",
        "<html>",
        '{"segments": "body"',
        '[{"start" "text"',
        '{"transcription" "offsets"',
        '{"events" "tStartMs"',
    ],
)
@pytest.mark.parametrize(
    "unit",
    [
        "a",
        " ",
        "\t",
        "(",
        "[",
        "[(0:01)](",
        "<",
        "<v Ada>",
        "<00:00:01.000>",
        "<a ",
        "<!--",
        "<!",
        "<![CDATA[",
        "<?",
        "</a",
        "<div>",
        "&",
        "&#1",
        "{\\",
        ">> ",
        "- ",
        "a: ",
        "0:01 ",
        "1.0 --> ",
        "<script>",
        "[[",
        '{"a":',
        "Ada\xa0",
        "\u2028",
        "é",
        "😀",
    ],
)
def test_one_long_line_is_read_or_refused(beginning, unit):
    try:
        read(beginning + unit * (MANY // len(unit)))
    except TranscriptError:
        return


@pytest.mark.parametrize(
    "line", ["", "1", "-->", "Ada (", "a", "Ada:", "NOTE", "<p>", "(0:01)", "0:01", "# a", "00:01.0 --> 0:02"]
)
def test_many_lines_are_read_or_refused(line):
    for beginning in ("Ada (0:01) b\n", "Ada: a\nBob: b\n", "0:01 a\n0:02 b\n0:03 c\n", TIMED, PAGE):
        try:
            read(beginning + f"{line}\n" * 1000)
        except TranscriptError:
            continue


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ada (0:01) a\n" * (MOST_LINES + 1), "more than 250,000 lines"),
        (TIMED + "\n" * MOST_LINES, "more than 250,000 lines"),
        (TIMED + "<v A>" * 250_001, "more than 250,000 voices"),
        (PAGE + "a" * LONGEST_PAGE, "more than 5,000,000 characters"),
        ('{"segments": "body", "a": ' + "[" * MANY, "Invalid JSON"),
        ('{"body": 1, "segments": ' + "[" * MANY + "]" * MANY + "}", "recursion limit"),
    ],
)
def test_what_is_too_much_is_told(text, told):
    with pytest.raises(TranscriptError, match=told):
        read(text)


@pytest.mark.parametrize(
    "data",
    [
        b"{\\rtf1 Ada",
        b"ID3\x04",
        "Ada (0:01) a".encode("utf-16-le"),
        "Ada (0:01) a".encode("utf-32"),
        "Ada (0:01) a".encode("cp500"),
        b"PK\x03\x04rest",
        b"%PDF-1.7",
        b"\x1f\x8b\x08",
        bytes(range(256)),
        "é".encode("latin-1"),
        b"a\0b",
    ],
)
def test_what_is_no_text_is_refused(data):
    with pytest.raises(TranscriptError, match="this is"):
        decode(data, "file")


def test_scripts_of_a_page_are_neither_run_nor_read():
    reading = read(
        PAGE + "Hello.<script>Bob (0:02) no</script><SCRIPT src=x>Bob (0:03) no</SCRIPT ><style>no</style></p>"
    )
    assert [passage.text for passage in reading.passages] == ["Hello."]


def test_too_many_cues_are_told(monkeypatch):
    monkeypatch.setattr(cue_reading, "MOST_CUES", 2)
    with pytest.raises(TranscriptError, match="more than 2 cues"):
        read(json.dumps([{"start": n, "text": "a"} for n in range(3)]))
