"""Transcripts that tell few times, or none, or tell them without any mark."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.errors import TranscriptError
from bot.transcripts.folder.exporting import export
from bot.transcripts.folder.loading import assemble
from bot.transcripts.folder.metadata import Metadata
from bot.transcripts.formats import read_transcript
from bot.transcripts.spoken.sparse_times import Said, estimated_starts
from bot.transcripts.written import UNKNOWN_SPEAKER, Severity

TALK = [
    ("Ada Lovelace", "We might weave patterns."),
    ("Charles", "Might we?"),
    ("Ada Lovelace", "Of numbers, yes. Why not of notes?"),
    ("Charles", "Why not."),
]


def read(text):
    return read_transcript(text, "t.txt")


def said(text):
    return [(passage.speaker, passage.text) for passage in read(text).passages]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"{name}: {words}" for name, words in TALK),
        "\n\n".join(f"**{name}:** {words}" for name, words in TALK),
        "\n\n".join(f"**{name}**: {words}" for name, words in TALK),
        "\n\n".join(f"__{name}:__ {words}" for name, words in TALK),
        "\n\n".join(f"{name}:\n\n{words}" for name, words in TALK),
        "---\ntitle: A talk\nSpeakers: two\n---\n\n# A talk\n\n"
        + "\n".join(f"{name}: {words}" for name, words in TALK),
        "Video: <https://example.org/1>\n\n" + "\n".join(f"{name}: {words}" for name, words in TALK),
        "<html><h1>A talk</h1>" + "".join(f'<p class="speaker">{name}:</p><p>{words}</p>' for name, words in TALK),
        "<html>" + "".join(f"<cite>{name}:</cite>\n<p>{words}</p>" for name, words in TALK),
    ],
)
def test_who_speaks_is_read_without_any_time(text):
    assert said(text) == TALK
    reading = read(text)
    assert not reading.timed
    assert [passage.start for passage in reading.passages] == sorted({passage.start for passage in reading.passages})
    (odd,) = reading.odd_lines
    assert str(odd).startswith("t.txt: warning: it has no times; they are estimated from its length")


def test_times_between_the_few_that_are_told_are_estimated_by_length():
    text = (
        r"**Ada:** \[01:00\] One." + "\n\n**Bob:** Two.\n\n" + r"\[01:20\] Four." + "\n\n**Ada:** Six.\n\n**Bob:** 7."
    )
    reading = read(text)
    assert [(passage.speaker, passage.start) for passage in reading.passages] == [
        ("Ada", 60.0),
        ("Bob", 70.0),
        ("Ada", pytest.approx(80.4, abs=0.1)),
        ("Bob", pytest.approx(80.8, abs=0.1)),
    ]
    assert reading.passages[1].text == "Two. Four."
    assert list(reading.passages[1].stamps or ()) == [(5, 80.0)]
    assert reading.timed
    (odd,) = reading.odd_lines
    assert "2 of 5 paragraphs have a time; those between are estimated" in odd.problem


def test_one_time_in_hours_is_too_few_for_links():
    text = "Ada: [0:01] One.\n" + "Bob: Two words.\nAda: Three words here.\n" * 400
    assert not read(text).timed


def test_the_length_of_the_recording_sets_the_pace_where_no_time_does():
    text = "Ada: One two.\nBob: Three four.\nAda: Five six.\nBob: Seven."
    opened = assemble(text, "t.txt", "talk", Metadata(recorded=3600.0))
    starts = [passage.start for passage in opened.conversation.passages]
    assert starts[0] == 0
    assert 2000 < starts[-1] < 3600


@given(st.lists(st.text("ab .", min_size=1, max_size=40), min_size=2, max_size=9), st.floats(60, 20_000))
def test_what_was_kept_of_guessed_times_stays(texts, seconds):
    text = "".join(f"Ada: a {words}\nBob: b {words}\n" for words in texts)
    metadata = Metadata(recorded=seconds)
    once = assemble(text, "t.txt", "talk", metadata).conversation
    again = assemble(export(once, "json"), "t.txt", "talk", metadata).conversation
    assert not again.timed
    assert [p.start for p in again.passages] == pytest.approx([p.start for p in once.passages], abs=0.005)


def test_a_line_that_nobody_times_among_many_that_are_is_still_its_speakers():
    text = "Ada (0:01) One.\nBob (0:03) Two.\nAda: Three.\nNote: this is no name.\nBob (0:09) Four."
    assert [(p.speaker, p.start, p.text) for p in read(text).passages] == [
        ("Ada", 1.0, "One."),
        ("Bob", 3.0, "Two."),
        ("Ada", pytest.approx(4.0, abs=1), "Three. Note: this is no name."),
        ("Bob", 9.0, "Four."),
    ]
    assert str(read(text).odd_lines[0]) == (
        "t.txt:3: warning: 1 of 4 passages has no time; estimated from those around; give each passage a time"
    )


@pytest.mark.parametrize(
    "text",
    ["Ada: hello", "Note: a\nthe other: b", "Just words.\nAnd more: of them.", "Duration: 1:04:28\nAll of it."],
)
def test_where_nobody_is_named_twice_nobody_speaks(text):
    with pytest.raises(TranscriptError, match="no passage with a speaker or a time"):
        read(text)


def test_what_only_marks_a_break_is_no_speech():
    text = "**Ada:** [0:01] One.\n\n**Break:** [0:09] to [0:29]\n\n**Bob:** [0:30] Two.\n\n**Ada:** Three."
    assert said(text) == [("Ada", "One."), ("Bob", "Two."), ("Ada", "Three.")]


def test_links_in_words_are_read_as_their_words():
    assert said("Ada: See [the notes](https://example.org/a?b=1).\nBob: Yes.") == [
        ("Ada", "See the notes."),
        ("Bob", "Yes."),
    ]


@pytest.mark.parametrize(
    "line", ["{0} {1}", "{0} - {1}", "[{0}.000 --> 00:09:00.000]  {1}", "[{0} - 00:09:00] {1}", "({0}) {1}", "{0}\n{1}"]
)
def test_pieces_after_bare_times_are_joined_by_sentences(line):
    pieces = ["so one of", "them said that", "numbers are.", "And more", "of it."] * 4
    text = "\n\n".join(line.format(f"00:00:{2 * second:02}", piece) for second, piece in enumerate(pieces))
    passages = read(text).passages
    assert " ".join(passage.text for passage in passages) == " ".join(pieces)
    assert len(passages) < 6
    assert all(passage.text.endswith(".") for passage in passages)
    assert {passage.speaker for passage in passages} == {UNKNOWN_SPEAKER}
    assert list(passages[0].stamps or ())[:2] == [(10, 2.0), (25, 4.0)]


def test_names_after_bare_times_are_names_and_seconds_are_times():
    text = "[0.0 - 3.179] Ada: One.\n[2.04 - 5.339] and two.\n[6.5 - 24.599999999999998] Bob: Three."
    assert [(p.speaker, p.start, p.text) for p in read(text).passages] == [
        ("Ada", 0.0, "One. and two."),
        ("Bob", 6.5, "Three."),
    ]


def test_a_bare_time_that_is_none_is_told_with_its_line():
    odd = next(odd for odd in read("0:01 a\n0:99 b\n0:03 c\n0:04 d").odd_lines if odd.severity is Severity.ERROR)
    assert (odd.line, odd.problem) == (2, "0:99 is no time")


@given(st.lists(st.tuples(st.none() | st.floats(0, 9000), st.text(max_size=9)), min_size=1, max_size=20))
def test_estimates_keep_every_time_told_and_rise_where_those_do(pieces):
    starts = estimated_starts([Said(1, "", start, text) for start, text in pieces])
    assert all(told in (None, start) for (told, _), start in zip(pieces, starts, strict=True))
    told = [start for start, _ in pieces if start is not None]
    if told == sorted(told):
        assert all(later >= start - 0.001 for start, later in pairwise(starts))


LINES = st.sampled_from(
    [
        *("---", "# a", "", "Ada:", "Ada: so", "**Bob:** [0:09] so", "**Ada:** x", "[0:03] y", "0:01 a", "0:99 b"),
        *("(1:00) c", "[0.5 - 1.5] Ada: d", "Bob (0:07) e", "Ada", "Break: [0:01] to [0:02]", "Note: https://x.y"),
    ]
)


@given(st.lists(LINES | st.text("aA:*[]()0123456789 .-", max_size=12), max_size=30).map("\n".join))
def test_no_mixture_of_lines_raises_anything_but_a_transcript_error(text):
    try:
        reading = read(text)
    except TranscriptError:
        return
    assert all(passage.text.strip() and passage.start >= 0 for passage in reading.passages)
    assert all(odd.mend for odd in reading.odd_lines)
