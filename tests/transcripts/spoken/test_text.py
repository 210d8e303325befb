import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.errors import TranscriptError
from bot.conversation.model import Chapter
from bot.transcripts.formats import read_transcript
from bot.transcripts.lines import MOST_LINES
from bot.transcripts.spoken.text import read_spoken_text
from bot.transcripts.written import LONGEST_PASSAGE, UNKNOWN_SPEAKER, Severity

TALK = [("Ada", 76.0, "Hello there."), ("Ada", 80.0, "I am Ada."), ("Zoë d’Arc", 3723.0, "Are you? Fine")]


def read(text):
    return read_spoken_text(text, "t.txt")


def said(text):
    return [(p.speaker, p.start, p.text) for p in read(text).passages]


@pytest.mark.parametrize(
    "text",
    [
        "Ada (00:01:16) Hello there.\n(00:01:20) I am Ada.\nZoë d’Arc (01:02:03) Are you? Fine",
        "Ada (1:16) Hello there.\n(01:20) I am Ada.\nZoë d’Arc (1:02:03) Are you? Fine\n",
        "Ada\n(00:01:16)\nHello there.\n(00:01:20)\nI am Ada.\nZoë d’Arc\n(01:02:03)\nAre you? Fine",
        "Ada\n00:01:16\nHello there.\n\n00:01:20\nI am Ada.\n\nZoë d’Arc\n01:02:03\nAre you? Fine",
        "Ada: 00:01:16: Hello there.\n00:01:20: I am Ada.\nZoë d’Arc: 01:02:03: Are you? Fine",
        "Ada (00:01:16):\nHello there.\n\n(00:01:20):\nI am Ada.\n\nZoë d’Arc (01:02:03):\nAre you? Fine\n",
        "Ada [(00:01:16)](https://x.y/?v=A&t=76) Hello there.\n\n[(00:01:20)](https://x.y) I am Ada.\n"
        "## Chapter\n\nZoë d’Arc [(01:02:03)](https://x.y) Are you? Fine",
        "**Ada** (00:01:16) Hello there.\n(00:01:20) I am Ada.\n**Zoë d’Arc** (01:02:03): Are you? Fine",
        "\ufeffAda (00:01:16)  Hello\u00a0 there.\r\n\r\n(00:01:20) I am\r\nAda.\r\n"
        "Zoë d’Arc\u00a0(01:02:03) Are you? Fine",
        "[00:01:16] Ada: Hello there.\n[00:01:20] I am Ada.\n[01:02:03] Zoë d’Arc: Are you? Fine",
        "**[01:16] Ada:** Hello there.\n\n**[01:20]** I am Ada.\n\n**[1:02:03] Zoë d’Arc:** Are you? Fine",
        "Ada [00:01:16]: Hello there.\n[00:01:20] I am Ada.\nZoë d’Arc [01:02:03] Are you? Fine",
        "Ada  01:16\nHello there.\n\nAda  01:20\nI am Ada.\n\nZoë d’Arc  1:02:03\nAre you? Fine",
        "Ada - 01:16\nHello there.\n\nAda - 01:20\nI am Ada.\n\nZoë d’Arc - 1:02:03\nAre you? Fine",
        "Ada: 00:01:16\nHello there.\n\nAda: 00:01:20\nI am Ada.\n\nZoë d’Arc: 01:02:03\nAre you? Fine\n\n"
        "Transcribed by https://otter.ai",
        "Duration: 1:04:28\n\nAda (00:01:16) Hello there.\n(00:01:20) I am Ada.\nZoë d’Arc (01:02:03) Are you? Fine",
        "Ada (00:01:16) Hello there.\rAda (00:01:20) I am Ada.\rZoë d’Arc (01:02:03.000) Are you? Fine",
    ],
)
def test_every_layout_says_the_same(text):
    assert said(text) == TALK


def test_parts_of_a_second_are_kept():
    assert said("Ada (00:00:01.250) a\nBob [0:02,5] b") == [("Ada", 1.25, "a"), ("Bob", 2.5, "b")]


def test_a_sentence_that_ends_with_a_time_begins_nothing():
    text = "Ada (0:01) Well.\nWe met at 10:30\n[inaudible 0:44]: so\n"
    assert said(text) == [("Ada", 1.0, "Well. We met at 10:30 [inaudible 0:44]: so")]


def test_lines_before_times_alone_are_names_only_if_they_recur():
    pieces = [f"0:{second:02}\n{second} seconds\nand more\nthis is number {second}" for second in range(10, 20)]
    assert {speaker for speaker, _, _ in said("\n".join(pieces))} == {UNKNOWN_SPEAKER}
    talk = [f"{'Ada' if second % 2 else 'Bob'}\n0:{second:02}\nwell, number {second}" for second in range(10, 20)]
    assert {speaker for speaker, _, _ in said("\n".join(talk))} == {"Ada", "Bob"}


def test_line_numbers_are_those_of_the_file():
    assert [p.line for p in read("\r\n\r\nAda (0:01) a\r\n\r\n(0:02) b").passages] == [3, 5]


def test_a_time_without_a_speaker_goes_on_with_the_one_before():
    passages = read("Ada (0:01) a\nBob (0:02) b\n(0:03) c").passages
    assert [(p.speaker, p.labelled) for p in passages] == [("Ada", True), ("Bob", True), ("Bob", False)]


def test_times_inside_the_text_begin_nothing():
    text = "Ada (0:01) It [inaudible 00:03:39] was (00:03:40) so.\n[inaudible 00:03:41] Then more."
    assert said(text) == [("Ada", 1.0, "It [inaudible 00:03:39] was (00:03:40) so. [inaudible 00:03:41] Then more.")]


def test_what_stands_above_the_first_speaker_is_skipped_and_its_contents_list_kept():
    text = (
        "title: A talk\nThe transcript may have errors.\n\nTable of Contents\n0:00 – Introduction\n"
        "[(0:52)](https://x.y) Metaverse\n1:02:03 – The end\n\n"
        "Introduction\n\nAda (0:00) Hello.\nMetaverse\nBob (0:52) Hi.\n# The end\n(0:53) Bye."
    )
    assert said(text) == [("Ada", 0.0, "Hello."), ("Bob", 52.0, "Hi."), ("Bob", 53.0, "Bye.")]
    assert set(read(text).chapters) == {
        Chapter(0.0, "Introduction"),
        Chapter(52.0, "Metaverse"),
        Chapter(3723.0, "The end"),
    }


def test_a_transcript_that_names_nobody_is_read():
    reading = read("(0:01) a\n(0:02) b")
    assert [p.speaker for p in reading.passages] == [UNKNOWN_SPEAKER] * 2


@pytest.mark.parametrize(
    ("text", "line", "severity"),
    [
        ("Ada (00:10:00) a\nBob (00:09:59) b", 2, Severity.WARNING),
        ("Ada (00:10:00) a\nBob (00:10:01)\nAda (00:10:02) c", 2, Severity.WARNING),
        ("Ada (00:10:00) a.\n\nA new beginning\nBob (00:10:01) b", 3, Severity.WARNING),
        ("Ada (00:10:00) a\nBob (00:60:00) b", 2, Severity.ERROR),
        ("Ada (99:99:99) a\nBob (100:00:00) b", 1, Severity.ERROR),
        (f"Ada (00:10:00) {'a ' * LONGEST_PASSAGE}", 1, Severity.ERROR),
    ],
)
def test_an_odd_line_is_named(text, line, severity):
    (odd,) = read(text).odd_lines
    assert (odd.source, odd.line, odd.severity) == ("t.txt", line, severity)
    assert str(odd).startswith(f"t.txt:{line}: {severity.value}: ")


def test_equal_times_are_not_odd():
    assert not read("Ada (0:01) a\nBob (0:01) b").odd_lines


def test_backward_times_are_kept_in_the_files_order():
    assert [p.start for p in read("Ada (0:09) a\nBob (0:01) b").passages] == [9.0, 1.0]


@pytest.mark.parametrize("text", ["", "\n\n", "Hello there.", "{}", "Ada: hello", "(" * 10_000, "🦊"])
def test_a_text_without_passages_is_refused(text):
    with pytest.raises(TranscriptError, match=r"t\.txt: no (?:passage|transcript)"):
        read_transcript(text, "t.txt")


def test_too_many_lines_are_refused():
    with pytest.raises(TranscriptError, match="lines"):
        read_transcript("Ada (0:01) a\n" * (MOST_LINES + 1), "t.txt")


def test_a_line_of_millions_of_characters_is_read():
    for filler in ("a", " ", "(", "(0:01)", "[("):
        text = f"Ada (0:01) b\n{filler * 1_000_000}\nBob (0:02) c"
        assert read(text).passages[-1].speaker == "Bob"


NAMES = st.from_regex(r"[^\W\d_][^\W_]{0,8}( [^\W_]{1,8}){0,3}", fullmatch=True)
WORDS = st.text(st.characters(exclude_categories=["Z", "C"], exclude_characters="#*_\\&`~"), min_size=1, max_size=8)
SET_OFF = tuple("-–—·•|:")
"""Marks that set what is said off from a time before it, so that they are none of it."""
TEXTS = st.lists(WORDS, min_size=1, max_size=12).filter(lambda words: words[0] not in SET_OFF).map(" ".join)
TALKS = st.lists(st.tuples(NAMES, st.integers(0, 999 * 3600), TEXTS), min_size=1, max_size=12)


def clock(seconds):
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def written(talk, layout):
    before = None
    for speaker, start, text in talk:
        yield layout("" if speaker == before else speaker, clock(start), text)
        before = speaker


@given(TALKS, st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_what_was_written_is_read_back(talk, ending):
    lines = written(talk, lambda speaker, time, text: f"{speaker} ({time}) {text}".strip())
    assert said(ending.join(lines)) == talk


@given(TALKS)
def test_what_was_written_with_colons_is_read_back(talk):
    lines = written(talk, lambda speaker, time, text: f"{speaker}: {time}: {text}".removeprefix(": "))
    assert said("\n".join(lines)) == talk


@given(st.text() | st.text("aA \n():[]0123456789#…").map("Ada (0:01) b\n".__add__))
def test_no_text_raises_anything_but_a_transcript_error(text):
    try:
        reading = read_transcript(text, "t.txt")
    except TranscriptError:
        return
    assert reading.passages
    assert all(passage.text and passage.speaker for passage in reading.passages)
