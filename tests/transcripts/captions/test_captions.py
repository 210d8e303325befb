import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.errors import TranscriptError
from bot.transcripts.formats import read_transcript
from bot.transcripts.written import UNKNOWN_SPEAKER, Severity

VTT = """WEBVTT - A talk

NOTE
made by hand

STYLE
::cue { color: red }

1
00:00:01.000 --> 00:00:02.500 align:start
<v Ada Lovelace>Hello <i>there</i>.

00:00:02.500 --> 00:00:04.000
<v.loud Bob>Hi &amp; hello,
Ada.</v>
"""


def read(text):
    return read_transcript(text, "talk")


def said(text):
    return [(passage.speaker, passage.start, passage.text) for passage in read(text).passages]


def stamps(text):
    (passage,) = read(text).passages
    return [tuple(stamp) for stamp in passage.stamps]


def test_webvtt_with_voices_notes_styles_and_entities_is_read():
    assert said(VTT) == [("Ada Lovelace", 1.0, "Hello there."), ("Bob", 2.5, "Hi & hello, Ada.")]
    assert read(VTT).odd_lines == ()
    assert [passage.line for passage in read(VTT).passages] == [10, 13]


@pytest.mark.parametrize(
    "text",
    [
        "1\n00:00:01,000 --> 00:00:02,500\nAda: Hello there.\n\n2\n00:00:03,000 --> 00:00:04,000\nBob: Hi.\n",
        "1\r\n0:00:01.0 --> 0:00:02.5\r\nAda: Hello\r\nthere.\r\n2\r\n0:00:03.0 --> 0:00:04.0\r\nBob: Hi.",
        "0:00:01.000,0:00:02.500\nAda: Hello there.\n\n0:00:03.000,0:00:04.000\nBob: Hi.\n",
        "\ufeffWEBVTT\n\n1.000 --> 2.500\n<v Ada>Hello there.\n\n3.000 --> 4.000\n<v Bob>Hi.",
        "WEBVTT\n\n00:01.000 --> 00:02.500\n<v Ada>Hello there.\n00:03.000 --> 00:04.000\n<v Bob>Hi.",
        "1\n00:00:01,000 --> 00:00:02,500\n{\\an8}Ada: Hello {\\c&H0&}there.\n\n0:00:03,0 --> 00:00:04,000\n-Bob: Hi.",
    ],
)
def test_every_way_to_write_captions_says_the_same(text):
    assert said(text) == [("Ada", 1.0, "Hello there."), ("Bob", 3.0, "Hi.")]


def test_two_voices_in_one_caption_are_two_passages():
    text = "WEBVTT\n\n00:10.000 --> 00:20.000\n<v Ada>Are you?\n<v Bob>Yes I am"
    assert said(text) == [("Ada", 10.0, "Are you?"), ("Bob", 15.0, "Yes I am")]
    assert said(text.replace("<v Ada>", "- Ada: ").replace("<v Bob>", "- Bob: ")) == said(text)


def test_a_caption_without_a_name_goes_on_with_the_one_before():
    text = "1\n00:00:01,000 --> 00:00:02,000\nAda: One,\n\n2\n00:00:02,000 --> 00:00:03,000\ntwo.\n"
    assert said(text + "\n3\n00:00:03,000 --> 00:00:04,000\nBob: Three.") == [
        ("Ada", 1.0, "One, two."),
        ("Bob", 3.0, "Three."),
    ]


def test_a_word_before_a_colon_is_no_name_unless_the_file_names_people():
    text = "1\n00:00:01,000 --> 00:00:02,000\nWell.\n\n2\n00:00:02,000 --> 00:00:03,000\nRemember: it is late.\n"
    assert said(text) == [(UNKNOWN_SPEAKER, 1.0, "Well. Remember: it is late.")]


@pytest.mark.parametrize("label", ["[SPEAKER_00]:", "[Speaker 1]", "[Ada Lovelace]:", "&gt;&gt; Ada:", "- Ada:"])
def test_names_stand_before_what_is_said_in_several_ways(label):
    text = f"1\n00:00:01,000 --> 00:00:02,000\n{label} So.\n\n2\n00:00:02,000 --> 00:00:03,000\n{label} Oh."
    (passage,) = read_transcript(text, "talk").passages
    assert (passage.speaker, passage.text) == (label.strip("[]:-&gt; "), "So. Oh.")


def test_what_stands_in_brackets_without_a_colon_is_no_name():
    text = "1\n00:00:01,000 --> 00:00:02,000\n[Music] So.\n\n2\n00:00:02,000 --> 00:00:03,000\n[Music] Oh."
    (passage,) = read_transcript(text, "talk").passages
    assert (passage.speaker, passage.text) == (UNKNOWN_SPEAKER, "[Music] So. [Music] Oh.")


def test_arrows_tell_a_change_and_are_no_words():
    assert said("1\n00:00:01,000 --> 00:00:02,000\n>> Hello.\n- Hi.")[0][2] == "Hello. Hi."


ROLLING = """WEBVTT
Kind: captions

00:00:00.000 --> 00:00:02.000 align:start position:0%
\x20
so<00:00:00.400><c> we</c><00:00:00.800><c> began</c>

00:00:02.000 --> 00:00:02.010 align:start position:0%
so we began
\x20

00:00:02.010 --> 00:00:04.000 align:start position:0%
so we began
and<00:00:02.500><c> went</c><00:00:03.000><c> on</c>

00:00:04.000 --> 00:00:04.010 align:start position:0%
and went on
\x20

00:00:04.010 --> 00:00:06.000 align:start position:0%
and went on
and on
"""


def test_rolling_captions_are_read_once_and_their_words_timed():
    assert said(ROLLING) == [(UNKNOWN_SPEAKER, 0.0, "so we began and went on and on")]
    assert (3, 0.4) in stamps(ROLLING)
    assert (16, 2.5) in stamps(ROLLING)


def test_a_line_that_is_said_twice_stays_where_captions_do_not_roll():
    lines = ["Ba-ba-da", "Ba-ba-da", "One", "Two", "Three", "Four"]
    text = "\n\n".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{line}" for n, line in enumerate(lines))
    assert said(text)[0][2] == "Ba-ba-da Ba-ba-da One Two Three Four"


def test_a_broken_time_is_told_and_its_caption_left_out():
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nOne\n\n99:99:99.000 --> 99:99:99.500\nTwo\n\n0:04 -> x --> y\nThree\n"
    assert said(text) == [(UNKNOWN_SPEAKER, 1.0, "One")]
    assert [odd.line for odd in read(text).odd_lines] == [6, 9]


def test_a_time_no_recording_has_keeps_the_captions_from_being_served():
    reading = read("WEBVTT\n\n400:00:00.000 --> 400:00:01.000\nOne")
    assert [odd.severity for odd in reading.odd_lines] == [Severity.ERROR]


@pytest.mark.parametrize("text", ["WEBVTT", "WEBVTT\n\n00:01.000 --> 00:02.000\n", "WEBVTT\n\nNOTE nothing"])
def test_captions_without_words_are_refused(text):
    with pytest.raises(TranscriptError, match="no words with a time"):
        read(text)


def test_times_that_are_no_seconds_are_refused():
    text = "\n\n".join(f"00:0{n // 60}:{n % 60:02},000 --> 00:00:00,000\n" + f"word{n} " * 60 for n in range(60))
    with pytest.raises(TranscriptError, match="no speech"):
        read(text)


PIECES = st.sampled_from(
    [
        "WEBVTT",
        "",
        "1",
        "00:01.000 --> 00:02.000",
        "00:00:03,5 --> 00:00:04,000",
        "0:00:01.000,0:00:02.000",
        "-->",
        "NOTE",
        "<v Ada>Hi",
        "<v Bob>a<00:00:01.5>b",
        "Ada: so",
        "<",
        "&lt;&#0;&#xD800;",
        "<v",
        "{\\an8}",
        "STYLE",
        "REGION",
        "\x00",
        "- x",
    ]
)


@given(st.lists(PIECES | st.text(max_size=12), max_size=30).map("\n".join))
def test_no_captions_raise_anything_but_a_transcript_error(text):
    try:
        reading = read_transcript("WEBVTT\n\n" + text, "talk")
    except TranscriptError:
        return
    assert all(passage.text and passage.speaker for passage in reading.passages)
    assert all(passage.text == " ".join(passage.text.split()) for passage in reading.passages)
