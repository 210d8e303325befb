"""What a file got wrong and somebody put right: labels that are none, labels among words, lines nobody says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.errors import TranscriptError
from bot.transcripts.deciding import decided
from bot.transcripts.decisions import Decisions, Stretch
from bot.transcripts.folder.loading import assemble
from bot.transcripts.folder.metadata import read_metadata
from bot.transcripts.formats import read_transcript
from bot.transcripts.written import Reading, WrittenPassage

TALK = """\
Dana Moss (00:00:05) We built the boat ourselves. Audience member: How long did it take? D: A whole year.

(00:00:30) And one more winter for the sails.

Remember (00:01:00) never leave it out in the rain.

(00:01:10) Not even for a night.

Theo Lind (00:02:00) I never would.
This transcript was made by a machine.
Errors may remain.
"""


def read(text: str, settings: str = ""):
    return assemble(text, "talk.txt", "talk", read_metadata(settings, "settings"))


def said(text: str, settings: str = ""):
    opened = read(text, settings)
    assert opened.conversation is not None
    return [(passage.speaker, passage.text) for passage in opened.conversation.passages]


def test_what_follows_a_label_among_words_is_what_that_speaker_says():
    settings = '[labels]\nspeakers = ["D", "Audience member"]\n[speakers]\nD = "Dana Moss"'
    assert said(TALK, settings)[:4] == [
        ("Dana Moss", "We built the boat ourselves."),
        ("Audience member", "How long did it take?"),
        ("Dana Moss", "A whole year."),
        ("Dana Moss", "And one more winter for the sails."),
    ]
    noticed = read(TALK, settings).report.noticed
    assert [(one.text, one.times, one.taken_as) for one in noticed if "by hand" in one.taken_as] == [
        ("Audience member:", 1, "a speaker, as decided by hand"),
        ("D:", 1, "a speaker, as decided by hand"),
    ]


def test_who_was_split_off_goes_on_until_the_file_names_somebody():
    passages = said(TALK, '[labels]\nspeakers = ["Audience member"]')
    assert passages[1] == ("Audience member", "How long did it take? D: A whole year.")
    assert passages[2] == ("Audience member", "And one more winter for the sails.")
    assert passages[3][0] == "Remember"


def test_a_piece_that_was_split_off_is_timed_where_it_is_said():
    opened = read(TALK, '[labels]\nspeakers = ["Audience member"]')
    assert opened.conversation is not None
    starts = [passage.start for passage in opened.conversation.passages]
    assert starts == sorted(starts)
    assert 5 < starts[1] < 60


def test_a_label_that_is_none_is_words_of_whoever_spoke_before():
    opened = read(TALK, '[labels]\nwords = ["Remember"]')
    assert opened.conversation is not None
    assert "Remember" not in opened.conversation.speakers
    assert [passage.text for passage in opened.conversation.passages if passage.speaker == "Dana Moss"][-2:] == [
        "Remember never leave it out in the rain.",
        "Not even for a night.",
    ]
    (noticed,) = (one for one in opened.report.noticed if one.text == "Remember")
    assert (noticed.line, noticed.times, noticed.taken_as) == (5, 1, "words, as decided by hand")


def test_the_colon_comes_back_where_the_file_has_one():
    talk = "Ada: One two three.\n\nStorm: four five.\n\nBob: Six.\n\nStorm: Seven.\n\nBob: Eight.\n\nAda: Nine.\n"
    assert ("Ada", "Storm: four five.") in said(talk, '[labels]\nwords = ["Storm"]')
    wide = talk.replace("Storm: ", "Storm：")
    assert ("Storm", "four five.") in said(wide)
    assert ("Ada", "Storm： four five.") in said(wide, '[labels]\nwords = ["Storm"]')


def test_nobody_before_is_nobody_named():
    talk = "Remember (0:01) never.\n\nAda (0:09) I know.\n"
    assert said(talk, '[labels]\nwords = ["Remember"]')[0] == ("Unknown speaker", "Remember never.")


@pytest.mark.parametrize(
    ("drop", "gone", "words"),
    [
        ('["10-11"]', "This transcript was made by a machine. Errors may remain.", 10),
        ('["11-"]', "Errors may remain.", 3),
        ('["10"]', "This transcript was made by a machine.", 7),
        ('["5-8"]', "never leave it out in the rain.", 12),
        ('["-3"]', "We built the boat ourselves.", 23),
    ],
)
def test_lines_that_nobody_says_are_left_out_and_told(drop: str, gone: str, words: int):
    opened = read(TALK, f"drop = {drop}")
    assert opened.conversation is not None
    before = said(TALK)
    assert gone not in " ".join(text for _, text in said(TALK, f"drop = {drop}"))
    (left,) = (one for one in opened.report.left_out if one.why == "left out by hand")
    assert left.words == words
    assert gone.startswith(left.text[:20])
    assert opened.conversation.word_count == sum(len(text.split()) for _, text in before) - words


def test_captions_are_left_out_by_their_lines():
    captions = "WEBVTT\n\n" + "".join(
        f"00:0{n}.000 --> 00:0{n}.900\n<v Ada>{words}\n\n"
        for n, words in enumerate(["Buy our soap now", "it is lovely.", "Welcome to", "the show."])
    )
    opened = read(captions, 'drop = ["3-8"]')
    assert opened.conversation is not None
    assert [(passage.text, passage.start) for passage in opened.conversation.passages] == [
        ("Welcome to the show.", pytest.approx(2.0, abs=0.1))
    ]


def test_decisions_that_change_nothing_are_told():
    settings = 'drop = ["900-", "4"]\n[labels]\nspeakers = ["Zoe"]\nwords = ["Nobody"]'
    problems = [odd.problem for odd in read(TALK, settings).report.odd_lines]
    assert "nothing is said in lines 900-" in problems
    assert "nothing is said in lines 4" in problems
    assert "nobody is called “Nobody”" in problems
    assert "“Zoe:” begins no words" in problems
    assert said(TALK, settings) == said(TALK)


def test_a_file_without_lines_says_so():
    whisper = '{"segments": [{"start": 0, "end": 2, "text": "Hello there."}]}'
    assert any("has no lines such as 1-2" in odd.problem for odd in read(whisper, 'drop = ["1-2"]').report.odd_lines)


def test_of_a_file_something_must_be_left():
    with pytest.raises(TranscriptError, match="all that is said in it is left out"):
        read(TALK, 'drop = ["1-"]')


LABELS = st.sampled_from(["D", "Audience member", "Ada", "x.*", "Ada Bo"])
WORDS = st.lists(
    st.sampled_from(["D:", "Audience", "member:", "well", "Ada:", "[D]", "x.*:", "Ada", "Bo:", "D：so", "**D:**"]),
    min_size=1,
    max_size=12,
).map(" ".join)
PASSAGES = st.lists(
    st.tuples(st.sampled_from(["Ada", "D", "Bob", "Unknown speaker"]), WORDS, st.booleans()), min_size=1, max_size=8
)


@given(
    PASSAGES,
    st.lists(LABELS, max_size=3, unique=True),
    st.lists(LABELS, max_size=3, unique=True),
    st.lists(st.builds(lambda a, b: Stretch(min(a, b), max(a, b)), st.integers(1, 9), st.integers(1, 9)), max_size=2),
)
def test_no_word_is_lost_but_labels_and_what_is_told_as_left_out(passages, speakers, words, drop):
    written = tuple(
        WrittenPassage(number, speaker, number * 2.0, text, labelled)
        for number, (speaker, text, labelled) in enumerate(passages, 1)
    )
    file = "\n".join(passage.text for passage in written)
    decisions = Decisions(tuple(speakers), tuple(word for word in words if word not in speakers), tuple(drop))
    try:
        after = decided(Reading(written), decisions, file, "file")
    except TranscriptError:
        return  # all of it was left out
    assert all(passage.text.strip() == passage.text and passage.text for passage in after.passages)
    kept = [word for passage in after.passages for word in passage.text.split()]
    left_out = sum(one.words for one in after.left_out)
    taken = sum(one.times * len(one.text.split()) for one in after.noticed if one.taken_as.startswith("a speaker"))
    added = sum(len(one.text.split()) * one.times for one in after.noticed if one.taken_as.startswith("words"))
    fused = file.count("：")  # there a label and the first word after it are written as one
    total = len(file.split())
    assert total + added - left_out - taken <= len(kept) <= total + added - left_out - taken + fused
    starts = [passage.start for passage in after.passages]
    assert starts == sorted(starts)


@pytest.mark.parametrize("line", ["a " * 40_000, "D " * 40_000, "[" * 80_000, "D: " * 30_000, "* _" * 30_000])
def test_hostile_lines_are_read_in_step_with_their_length(line: str):
    text = f"Ada (0:01) {line}\n\nBob (0:02) D: yes\n{line}\n"
    reading = read_transcript(text, "file")
    after = decided(reading, Decisions(("D", "Audience member"), ("Bob",), (Stretch(4, 4),)), text, "file")
    assert after.passages
