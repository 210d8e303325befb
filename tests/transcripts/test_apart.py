import pickle
import subprocess

import pytest

from bot.conversation.errors import TranscriptError
from bot.transcripts import apart
from bot.transcripts.apart import open_apart, read_apart
from bot.transcripts.files import LARGEST
from bot.transcripts.folder.archives import Bounds
from bot.transcripts.folder.loading import assemble
from bot.transcripts.folder.metadata import Metadata
from tests.transcripts.folder.test_archives import packed

pytestmark = pytest.mark.process

VTT = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>One <00:01.500>two.\n"
METADATA = Metadata(title="A talk")


def test_what_is_read_apart_is_what_is_read_here():
    assert read_apart(VTT.encode(), "talk.vtt", "talk", METADATA) == assemble(VTT, "talk.vtt", "talk", METADATA)


@pytest.mark.parametrize(
    "text",
    [
        VTT,
        "---\ntitle: 'A “talk”, \\\\ and more'\ndate: 2024-02-29\nnumber: 7\n---\nAda: One.\nBo: Two.\nAda: Three.\n",
        "Ada (00:00:01) One \U0001f9f5.\nBo (0:0:9) Two.\nRemember: three.\n",
        '{"segments": [{"start": 0, "end": 1, "text": "One", "words": [{"word": "One", "start": 0, "end": 1}]}]}',
    ],
)
def test_all_that_a_reading_holds_comes_back(text):
    assert read_apart(text.encode(), "talk", "talk", Metadata()) == assemble(text, "talk", "talk", Metadata())


def test_nothing_that_the_process_says_is_run(monkeypatch):
    said = pickle.dumps(Metadata())
    monkeypatch.setattr(subprocess, "run", lambda *given, **named: subprocess.CompletedProcess(given, 0, said, b""))
    with pytest.raises(ValueError, match=r"codec|Expecting"):
        read_apart(VTT.encode(), "talk", "talk", METADATA)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"nothing", "talk: no passage"),
        (b"a\n\xff", "talk:2: this is not UTF-8"),
        (b"a" * (LARGEST + 1), "larger than 16 MB"),
    ],
)
def test_what_cannot_be_read_is_told(data, told):
    with pytest.raises(TranscriptError, match=told):
        read_apart(data, "talk", "talk", METADATA)


def test_reading_that_takes_too_long_is_ended(monkeypatch):
    monkeypatch.setattr(apart, "LONGEST", 0)
    monkeypatch.setattr(apart, "_STARTING", 0.01)
    with pytest.raises(TranscriptError, match="too long"):
        read_apart(VTT.encode(), "talk", "talk", METADATA)


def test_what_is_in_an_archive_comes_out_of_the_process():
    (member,) = open_apart(packed(("talk.vtt", VTT)), "season.zip", Bounds(10, 1000))
    assert (member.name, member.data, member.problem) == ("talk.vtt", VTT.encode(), "")
    with pytest.raises(TranscriptError, match="no ZIP archive"):
        open_apart(b"none", "season.zip", Bounds(10, 1000))
