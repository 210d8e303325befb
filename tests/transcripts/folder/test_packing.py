from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from bot.conversation.errors import TranscriptError
from bot.conversation.model import Chapter
from bot.transcripts.folder.link import link_settings
from bot.transcripts.folder.metadata import read_metadata
from bot.transcripts.folder.packing import pack, unpack
from bot.transcripts.folder.toml_text import toml_text
from tests.transcripts.folder.test_exporting import conversations, said, seconds

SETTINGS = {"title": "A talk", "date": date(1843, 9, 1), **link_settings("https://youtu.be/MVYrJJNdrEg")}


@given(conversations())
def test_what_is_packed_comes_back_as_it_was(conversation):
    back = unpack(pack(conversation, SETTINGS), conversation.key)
    assert said(back.passages) == said(conversation.passages)
    assert seconds(back) == pytest.approx(seconds(conversation), abs=0.002)
    assert (back.key, back.title, back.published) == (conversation.key, "A talk", date(1843, 9, 1))
    assert [player.name for player in back.players] == ["YouTube"]


def test_chapters_are_kept(seed):
    chaptered = replace(seed, chapters=(Chapter(52.0, "Metaverse"), Chapter(3600.0, 'A "long" one')))
    assert unpack(pack(chaptered, {"title": "A talk"}), "a").chapters == chaptered.chapters


@pytest.mark.parametrize("title", ["A chapter " * 12, "x" * 2000, "\x01" * 300, '"' * 200, "\x1c "])
def test_of_chapters_without_end_as_many_are_kept_as_can_be_read_again(seed, title):
    endless = replace(seed, chapters=tuple(Chapter(7.0 * number, title) for number in range(600)))
    kept = unpack(pack(endless, {"title": "A talk"}), "a").chapters
    assert bool(kept) == bool(title.strip())
    assert [chapter.start for chapter in kept] == [7.0 * number for number in range(len(kept))]


@pytest.mark.parametrize(
    ("link", "name", "address"),
    [
        ("https://youtu.be/MVYrJJNdrEg?si=x", "YouTube", "https://www.youtube.com/watch?v=MVYrJJNdrEg&t={seconds}s"),
        (
            "https://m.youtube.com/watch?v=MVYrJJNdrEg",
            "YouTube",
            "https://www.youtube.com/watch?v=MVYrJJNdrEg&t={seconds}s",
        ),
        ("MVYrJJNdrEg", "YouTube", "https://www.youtube.com/watch?v=MVYrJJNdrEg&t={seconds}s"),
        ("https://vimeo.com/76979871", "Vimeo", "https://vimeo.com/76979871#t={seconds}s"),
        ("https://www.example.org/a.mp3", "example.org", "https://www.example.org/a.mp3#t={seconds}"),
        ("https://example.org/listen?at={seconds}", "example.org", "https://example.org/listen?at={seconds}"),
    ],
)
def test_a_link_becomes_the_player_it_leads_to(link, name, address):
    (player,) = read_metadata(toml_text(link_settings(link)), "options").players
    assert (player.name, player.address) == (name, address)


@pytest.mark.parametrize(
    "link", ["https://example.org/a", "ftp://example.org/a.mp3", "http://[", "not a link", "{seconds}"]
)
def test_a_link_without_a_place_for_the_time_is_told_of(link):
    with pytest.raises(TranscriptError, match="address cannot be"):
        read_metadata(toml_text(link_settings(link)), "options")
