"""What feeds and episodes become, read by a process apart."""

import json
import tomllib
from datetime import UTC, date, datetime

import pytest

from bot.conversation.audio import Audio
from bot.conversation.errors import TranscriptError
from bot.feeds.apart import ReadingApart
from bot.feeds.errors import NotAFeed
from bot.feeds.model import Episode, Feed, Person
from bot.transcripts.folder.packing import Packed, unpack
from tests.feeds.feeds import ADDRESS, rss

pytestmark = pytest.mark.process

CAPTIONS = b"""WEBVTT

00:00:01.000 --> 00:00:04.000
<v Ada>The engine weaves patterns.

00:00:04.500 --> 00:00:07.000
<v SPEAKER_01>It does not think.
"""
CHAPTERS = {"version": "1.2.0", "chapters": [{"startTime": 0, "title": "Mill"}, {"startTime": 5, "title": "Store"}]}
EPISODE = Episode(
    "1",
    "Gears",
    published=datetime(2026, 11, 18, tzinfo=UTC),
    seconds=3875.0,
    number=2,
    sound="https://cdn.example.org/1.mp3?a=b",
    page="https://example.org/1",
    persons=(Person("Ada Lovelace"), Person("Charles Babbage", "guest")),
)


def test_a_feed_and_its_episodes_are_read_by_one_process_whatever_it_makes_of_the_first():
    with ReadingApart() as reader:
        with pytest.raises(NotAFeed, match="no feed"):
            reader.feed(b"<html>", ADDRESS)
        feed = reader.feed(rss(Feed("Talks", episodes=(EPISODE,))).encode(), ADDRESS)
        assert feed.episodes == (EPISODE,)
        with pytest.raises(TranscriptError):
            reader.episode(b"", "1.vtt", EPISODE, "Talks")
        read = reader.episode(CAPTIONS, "1.vtt", EPISODE, "Talks", json.dumps(CHAPTERS).encode())
    conversation = unpack(Packed(read.details, read.transcript), "pod--1")
    assert conversation.title == "Gears"
    assert (conversation.series, conversation.number, conversation.published) == ("Talks", 2, date(2026, 11, 18))
    assert conversation.speakers == read.speakers == ("Ada Lovelace", "Charles Babbage")
    assert [chapter.title for chapter in conversation.chapters] == ["Mill", "Store"]
    assert conversation.players[0].address == "https://cdn.example.org/1.mp3?a=b#t={seconds}"
    assert conversation.audio == Audio("https://cdn.example.org/1.mp3?a=b")
    assert tomllib.loads(read.details)["page"] == "https://example.org/1"
    assert conversation.quote_passages(0, 1).text == "The engine weaves patterns."


@pytest.mark.parametrize("chapters", [b"", b"[", b"[]", b'{"chapters": 1}', b'{"chapters": [1, {"startTime": "a"}]}'])
def test_chapters_that_are_none_are_none(chapters: bytes):
    with ReadingApart() as reader:
        assert "chapters" not in tomllib.loads(reader.episode(CAPTIONS, "1.vtt", EPISODE, "a", chapters).details)
