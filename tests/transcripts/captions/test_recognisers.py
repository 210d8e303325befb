"""Who wrote a transcript down: what formats tell, what settings say, and that neither is lost on the way."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.errors import TranscriptError
from bot.transcripts.folder.exporting import export
from bot.transcripts.folder.loading import assemble
from bot.transcripts.folder.metadata import Metadata, read_metadata
from bot.transcripts.folder.packing import pack, unpack
from bot.transcripts.formats import read_transcript
from tests.transcripts.folder.test_exporting import conversations

SEGMENT = {"start": 0.5, "end": 2.5, "text": "The mill turned."}
WORD = {"word": "mill", "start": 0.9, "end": 1.2}
WHISPER = json.dumps({"text": "The mill turned.", "language": "en", "segments": [SEGMENT | {"avg_logprob": -0.2}]})
WHISPERX = json.dumps({"segments": [SEGMENT | {"words": [WORD | {"score": 0.9}]}]})
WHISPER_CPP = json.dumps({"transcription": [{"offsets": {"from": 500, "to": 2500}, "text": " The mill turned."}]})
SCORED = json.dumps([SEGMENT | {"words": [WORD | {"probability": 0.9}]}])
TYPED_JSON = json.dumps({"segments": [SEGMENT | {"speaker": "Dana"}]})
AUTOMATIC = json.dumps(
    {"events": [{"tStartMs": 500, "segs": [{"utf8": "The"}, {"utf8": " mill", "tOffsetMs": 400, "acAsrConf": 0}]}]}
)
UPLOADED = json.dumps({"events": [{"tStartMs": 500, "segs": [{"utf8": "The mill turned."}]}]})
ROLLING = """WEBVTT
Kind: captions
Language: en

00:00:00.500 --> 00:00:02.500 align:start position:0%
the<00:00:00.900><c> mill</c><00:00:01.300><c> turned</c>
"""
SUBTITLES = ROLLING.replace("<00:00:00.900><c> mill</c><00:00:01.300><c> turned</c>", " mill turned")
VOICES = "WEBVTT\n\n00:00:00.500 --> 00:00:02.500\n<v Dana>The <00:00:00.900>mill turned.\n"
TEXT = "Dana (0:01) The mill turned.\n"
MAKERS = st.text(st.characters(blacklist_categories=("Cs",)), min_size=1, max_size=60).map(
    lambda name: " ".join(name.split())
)


def made_by(text, metadata=None):
    return assemble(text, "talk", "talk", metadata or Metadata()).conversation.made_by


@pytest.mark.parametrize(
    ("text", "machine"),
    [
        (WHISPER, "Whisper"),
        (WHISPERX, "Whisper"),
        (SCORED, "Whisper"),
        (WHISPER_CPP, "Whisper"),
        (TYPED_JSON, None),
        (AUTOMATIC, "YouTube"),
        (UPLOADED, None),
        (ROLLING, "YouTube"),
        (SUBTITLES, None),
        (VOICES, None),
        (TEXT, None),
    ],
)
def test_a_machine_is_told_by_what_it_alone_leaves_in_a_file(text, machine):
    assert read_transcript(text, "talk").made_by == machine
    assert made_by(text) == machine


def test_settings_go_before_the_format():
    assert made_by(TEXT, read_metadata('made_by = "Whisper"', "toml")) == "Whisper"
    assert made_by(WHISPER, read_metadata('made_by = "Otter"', "toml")) == "Otter"
    assert made_by(WHISPER, read_metadata('made_by = "People"', "toml")) is None


@pytest.mark.parametrize("wrong", ['""', "true", "7", '["Whisper"]'])
def test_a_maker_that_is_no_name_is_told(wrong):
    with pytest.raises(TranscriptError, match="made_by cannot be"):
        read_metadata(f"made_by = {wrong}", "toml")


@pytest.mark.parametrize("form", ["json", "vtt"])
@given(conversations(), MAKERS.filter(bool))
def test_who_wrote_it_down_is_exported_and_read_back(form, conversation, maker):
    try:
        text = export(replace(conversation, made_by=maker), form)
    except TranscriptError:
        return
    assert read_transcript(text, "export").made_by == maker


@given(conversations(), MAKERS.filter(bool))
def test_who_wrote_it_down_is_packed(conversation, maker):
    marked = replace(conversation, made_by=maker)
    assert unpack(pack(marked, {"title": "A talk"}), "a").made_by == maker
    assert unpack(pack(marked, {"title": "A talk", "made_by": "people"}), "a").made_by is None
