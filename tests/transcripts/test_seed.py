from pathlib import Path

import pytest

from bot.conversation.library import Library
from bot.conversation.model import Quote
from bot.conversation.short_form import recover, shorten
from bot.transcripts.folder.loading import load_library, open_conversation, open_transcript
from bot.transcripts.formats import read_transcript
from bot.transcripts.report import SpeakerFigures

ROOT = Path(__file__).parents[2]
DATA = ROOT / "quotes_data"
SHARED_SEED = ROOT.parent / "shared" / "seed" / "transcript.txt"


@pytest.fixture(scope="module")
def loaded():
    return load_library(DATA)


@pytest.fixture(scope="module")
def conversation(loaded):
    return loaded.library.conversations["lex-398"]


def test_figures(loaded):
    (report,) = loaded.reports
    figures = report.figures
    assert not report.odd_lines
    assert (figures.passages, figures.labels, figures.turns, figures.continuations) == (130, 92, 87, 38)
    assert (figures.words_written, figures.words) == (10_907, 10_874)
    assert (figures.words_repeated, figures.joins) == (33, 3)
    assert (figures.first_start, figures.last_start) == (0, 3_863)
    assert figures.speakers == (
        SpeakerFigures("Lex Fridman", labels=44, words_written=2_797, words=2_797),
        SpeakerFigures("Mark Zuckerberg", labels=48, words_written=8_110, words=8_077),
    )


def test_nothing_goes_backwards(conversation):
    starts = [passage.start for passage in conversation.passages]
    assert starts == sorted(starts)


def test_metadata(conversation):
    assert conversation.title == "Mark Zuckerberg: First Interview in the Metaverse"
    assert (conversation.series, conversation.number) == ("Lex Fridman Podcast", 398)
    assert conversation.published.isoformat() == "2023-09-28"
    assert [player.name for player in conversation.players] == ["YouTube"]
    assert len(conversation.chapters) == 7
    assert conversation.chapters[2].title == "Quest 3"
    assert conversation.chapters[2].start == 927


def test_the_earlier_copy_of_repeated_words_is_dropped(conversation):
    text = " ".join(conversation.words)
    assert text.count("line at a third of the cost. So I’m") == 1
    assert "…line at a third of the cost. So I’m" in text


def test_reading_changes_no_word():
    text = (DATA / "lex-398" / "transcript.txt").read_text("utf-8")
    for line, passage in zip(text.split("\n"), read_transcript(text, "x").passages, strict=True):
        assert line.endswith(f") {passage.text}")


@pytest.mark.skipif(not SHARED_SEED.exists(), reason="the owner's copy of the transcript is not here")
def test_transcript_is_the_owners_file_byte_for_byte():
    assert (DATA / "lex-398" / "transcript.txt").read_bytes() == SHARED_SEED.read_bytes()


def test_what_the_publishers_machine_misheard_is_shown_right_and_old_links_lead_to_it(conversation):
    published = open_transcript(DATA / "lex-398").conversation
    told = open_conversation(DATA / "lex-398").report
    assert (told.odd_lines, told.figures.words_written, conversation.word_count) == ((), 10907, published.word_count)
    assert "Kodak" not in " ".join(conversation.words)
    assert "research project that we have at Meta called Codec Avatars. And" in " ".join(conversation.words)
    assert all(len(one.old.split()) == len(one.new.split()) for one in conversation.corrections)
    for one in conversation.corrections:
        old = Quote(published, max(0, one.first - 3), one.span.stop + 3)
        kept = recover(shorten(old), Library.of([conversation]))
        assert (kept.quote.first_word, kept.quote.stop_word) == (old.first_word, old.stop_word)
        assert one.new in kept.quote.text
