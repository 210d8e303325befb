import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation.errors import TranscriptError
from bot.transcripts.formats import read_transcript
from tests.transcripts.spoken_samples import talks
from tests.transcripts.timed_samples import WRITERS

TT = '<tt xmlns="http://www.w3.org/ns/ttml">'


def said(text):
    return [(passage.speaker, passage.start, passage.text) for passage in read_transcript(text, "talk").passages]


def body(paragraphs, attributes=""):
    return f"{TT.replace('>', f' {attributes}>')}<body><div>{paragraphs}</div></body></tt>"


@pytest.mark.parametrize(
    ("begin", "seconds"),
    [
        ("1.5s", 1.5),
        ("00:00:01.500", 1.5),
        ("1500ms", 1.5),
        ("0.5m", 30),
        ("00:00:02:10", 2.4),
        ("15000000t", 1.5),
        ("1:48.737", 108.737),
        ("1:02:03.5", 3723.5),
    ],
)
def test_times_of_ttml_are_written_in_several_ways(begin, seconds):
    rates = 'frameRate="25" tickRate="10000000"'
    assert said(body(f'<p begin="{begin}">Hello there.</p>', rates)) == [("Unknown speaker", seconds, "Hello there.")]


def test_subtitles_name_people_before_colons():
    text = body('<p begin="1s" end="2s">Ada: Why?<br/>Bob: Who?</p><p begin="3s" end="4s">Ada: You &amp; me.</p>')
    assert said(text) == [("Ada", 1.0, "Why?"), ("Bob", 1.5, "Who?"), ("Ada", 3.0, "You & me.")]


def test_older_captions_of_youtube_are_escaped_twice():
    text = '<?xml version="1.0"?><transcript><text start="1.5" dur="2">I&amp;#39;m so\nglad.</text></transcript>'
    assert said(text) == [("Unknown speaker", 1.5, "I'm so glad.")]


def test_xml_in_another_layout_is_read_where_its_members_are_known():
    text = (
        '<?xml version="1.0"?><talk><row><begin>0:01</begin><speaker>Ada</speaker><text>Why?</text></row>'
        "<row><begin>0:03</begin><speaker>Bob</speaker><text>So.</text></row></talk>"
    )
    assert said(text) == [("Ada", 1.0, "Why?"), ("Bob", 3.0, "So.")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><tt>&b;</tt>', "a document type declaration"),
        ('<?xml version="1.0"?><rss><channel><item/></channel></rss>', "<rss> with <channel>, <item> in it"),
        (body('<p begin="1s">Hel').removesuffix("</div></body></tt>"), "talk:1: this XML is cut off"),
        (f"{TT}\n<body>\n<p>&nothing;</p></body></tt>", "talk:3: this XML is broken"),
        (TT + "<div>" * 200, "more than 100 elements within each other"),
        ('<timedtext><body><p t="soon">a</p></body></timedtext>', "YouTube, line 1"),
        (body("<p></p>"), "no words"),
    ],
)
def test_what_cannot_be_read_is_told(text, told):
    with pytest.raises(TranscriptError, match=told):
        read_transcript(text, "talk")


@pytest.mark.parametrize("writer", [writer for writers in WRITERS.values() for writer in writers])
@given(data=st.data(), turns=talks())
@settings(max_examples=40)
def test_broken_files_are_read_or_told(writer, data, turns):
    text = writer(turns)
    begin = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(begin, min(len(text), begin + 30)))
    junk = data.draw(st.sampled_from(["", "<", ">", '"', "\t", ",", "\n", "999999999999", "-1", "{", "\\", "&", "é"]))
    try:
        reading = read_transcript(text[:begin] + junk + text[end:], "talk")
    except TranscriptError:
        return
    assert all(passage.text for passage in reading.passages)
