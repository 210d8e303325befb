from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.correction import Correction, SpeakerCorrection
from bot.conversation.errors import TranscriptError
from bot.transcripts.folder.corrections_file import add_correction, corrections_text, read_corrections
from bot.transcripts.folder.loading import load_library

MENDED = Correction(1, "meta verse", 'meta"verse"', "Mira", date(2026, 11, 23))
LINE = '[[corrections]]\nfirst = 1\nold = "a"\nnew = "b"\nby = "M"\ndate = 2026-11-23\n'
TEXTS = st.text(min_size=1, max_size=20).map(lambda text: " ".join(text.split())).filter(bool)


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "one"
    place.mkdir()
    place.joinpath("transcript.txt").write_text("Ada (0:01) The meta verse is near.")
    return place


def opened(folder):
    return load_library(folder.parent)


def test_corrections_beside_a_transcript_are_applied(folder):
    (folder / "corrections.toml").write_text(corrections_text([MENDED]), "utf-8")
    (conversation,) = opened(folder).library
    assert conversation.passages[0].text == 'The meta"verse" is near.'
    assert "meta verse" in (folder / "transcript.txt").read_text()


def test_a_correction_that_no_longer_fits_is_reported_by_its_line(folder):
    gone = Correction(1, "mega verse", "metaverse", "Mira", MENDED.on)
    (folder / "corrections.toml").write_text(corrections_text([MENDED, gone]), "utf-8")
    loaded = opened(folder)
    assert len(loaded.library) == 1
    (odd,) = loaded.reports[0].odd_lines
    assert str(odd).endswith(
        "corrections.toml:9: warning: “mega verse” is not there (any more); not corrected; "
        "delete the correction, or give the words as they stand now"
    )


def test_corrections_that_cannot_be_read_keep_the_conversation_from_being_served(folder):
    (folder / "corrections.toml").write_text("[[corrections]]\nfirst = 1")
    loaded = opened(folder)
    assert len(loaded.library) == 0
    assert "corrections.toml:1: error: this is no correction" in str(loaded.reports[0].odd_lines[0])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("x = 1", "no list of corrections"),
        ("corrections = 1", "no list of corrections"),
        (LINE.replace("1\n", "-1\n", 1), "c.toml:1: first cannot be -1"),
        ("\n" + LINE.replace('"b"', '" "'), "c.toml:2: new cannot be ' '"),
        (LINE.replace("2026-11-23", '"today"'), "date cannot be 'today'"),
        (LINE + "x = 1", "no correction"),
        ("[[corrections", "not TOML"),
    ],
)
def test_what_is_wrong_is_told(text, told):
    with pytest.raises(TranscriptError, match=told):
        read_corrections(text, "c.toml")


def test_who_says_words_is_put_right_beside_a_transcript_and_added_to_by_hand(folder):
    heard = SpeakerCorrection(1, 2, "meta verse", "Ada", "Bob", "Mira", MENDED.on)
    lost = SpeakerCorrection(1, 2, "mega verse", "Ada", "Bob", "Mira", MENDED.on)
    (folder / "corrections.toml").write_text(corrections_text([heard, lost]), "utf-8")
    add_correction(folder, MENDED)
    (conversation,) = opened(folder).library
    assert [(one.speaker, one.text) for one in conversation.passages] == [
        ("Ada", "The"),
        ("Bob", 'meta"verse"'),
        ("Ada", "is near."),
    ]
    (odd,) = opened(folder).reports[0].odd_lines
    assert "corrections.toml:11: warning: “mega verse” is not there (any more)" in str(odd)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[speakers]]\nfirst = 1", "c.toml:1: this is no correction; give it first, count, words, old, new, by, date"),
        ("speakers = 1", "no list of corrections; write .*speakers"),
        (LINE + LINE.replace("corrections", "speakers"), "c.toml:7: this is no correction"),
    ],
)
def test_what_is_wrong_with_a_speaker_is_told(text, told):
    with pytest.raises(TranscriptError, match=told):
        read_corrections(text, "c.toml")


HEARD = st.builds(SpeakerCorrection, st.integers(0, 10**6), st.integers(0, 99), TEXTS, TEXTS, TEXTS, TEXTS, st.dates())


@given(st.lists(HEARD, max_size=3), st.lists(st.builds(Correction, st.integers(0, 9), TEXTS, TEXTS, TEXTS, st.dates())))
def test_speakers_are_read_back_beside_words(heard, words):
    text = corrections_text([*heard, *words])
    assert [listed.correction for listed in read_corrections(text, "c.toml")] == [*words, *heard]


@given(st.lists(st.builds(Correction, st.integers(0, 10**6), TEXTS, TEXTS, TEXTS, st.dates())))
def test_what_is_written_is_read_back(corrections):
    assert [listed.correction for listed in read_corrections(corrections_text(corrections), "c.toml")] == corrections
