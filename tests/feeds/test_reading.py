from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.errors import NotAFeed
from bot.feeds.model import Episode, Feed, FeedChapter, Person, TranscriptLink
from bot.feeds.reading import read_feed
from tests.feeds.feeds import ADDRESS, NEW, OLD, rss

WORDS = st.text(st.sampled_from("abcdef ÄßЖ中文é'\"<>&-.:!?"), min_size=1, max_size=40).map(
    lambda text: " ".join(text.replace("<", "(").replace("&", "and").split())
)
TEXTS = WORDS.filter(bool)
ADDRESSES = st.from_regex(r"https://[a-z]{1,9}\.example\.org/[a-z0-9]{1,9}(\?a=[a-z]&b=[a-z])?", fullmatch=True)
PERSONS = st.lists(
    st.builds(Person, TEXTS, st.sampled_from(["host", "guest", "editor"]), st.sampled_from(["cast", "writing"])),
    max_size=3,
    unique=True,
).map(tuple)
TRANSCRIPTS = st.lists(
    st.builds(
        TranscriptLink,
        ADDRESSES,
        st.sampled_from(["text/vtt", "application/json", "application/srt", "text/html", "text/plain"]),
        st.sampled_from(["", "en", "pt-br"]),
        st.booleans(),
    ),
    max_size=3,
    unique=True,
).map(tuple)
CHAPTERS = st.lists(
    st.builds(FeedChapter, st.integers(0, 9000).map(float), TEXTS), max_size=3, unique_by=lambda one: one.start
).map(lambda found: tuple(sorted(found, key=lambda one: one.start)))
EPISODES = st.builds(
    Episode,
    guid=TEXTS,
    title=TEXTS,
    published=st.none() | st.datetimes(datetime(2000, 1, 1), datetime(2030, 1, 1)).map(
        lambda moment: moment.replace(microsecond=0, tzinfo=UTC)
    ),
    seconds=st.none() | st.integers(1, 40_000).map(float),
    number=st.none() | st.integers(0, 9999),
    season=st.none() | st.integers(0, 99),
    sound=st.none() | ADDRESSES,
    image=st.none() | ADDRESSES,
    page=st.none() | ADDRESSES,
    persons=PERSONS,
    transcripts=TRANSCRIPTS,
    chapters=st.none() | ADDRESSES,
    own_chapters=CHAPTERS,
)  # fmt: skip
FEEDS = st.builds(
    Feed,
    title=TEXTS,
    guid=st.none() | st.uuids().map(str),
    language=st.sampled_from(["", "en", "de-at"]),
    image=st.none() | ADDRESSES,
    page=st.none() | ADDRESSES,
    locked=st.booleans(),
    persons=PERSONS,
    episodes=st.lists(EPISODES, max_size=4, unique_by=lambda one: one.guid).map(tuple),
    next_page=st.none() | ADDRESSES,
    new_address=st.none() | ADDRESSES,
)


@given(FEEDS, st.sampled_from([NEW, OLD, NEW.upper(), OLD.lower() + "/"]))
def test_all_that_a_feed_says_is_read_in_both_spellings_of_its_namespace(feed: Feed, namespace: str):
    episodes = tuple(replace(one, persons=one.persons or feed.persons) for one in feed.episodes)
    feed = replace(feed, episodes=episodes)
    assert read_feed(rss(feed, namespace).encode(), ADDRESS) == feed


@given(FEEDS, st.data())
def test_a_damaged_feed_is_read_or_refused(feed: Feed, data: st.DataObject):
    written = rss(feed).encode()
    first = data.draw(st.integers(0, len(written)))
    stop = data.draw(st.integers(first, min(len(written), first + 30)))
    with suppress(NotAFeed):
        read_feed(written[:first] + data.draw(st.binary(max_size=9)) + written[stop:], ADDRESS)


@given(st.binary() | st.text().map(str.encode) | st.text().map(lambda text: f"<rss><channel>{text}".encode()))
def test_any_bytes_are_read_or_refused(data: bytes):
    with suppress(NotAFeed):
        read_feed(data, ADDRESS)


ENTITIES = (
    '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    "<rss><channel><title>&b;</title></channel></rss>"
)
OUTSIDE = '<!DOCTYPE rss SYSTEM "file:///etc/passwd"><rss><channel><title>a</title></channel></rss>'


@pytest.mark.parametrize("text", [ENTITIES, OUTSIDE, f"<?xml version='1.0'?>\n<!-- a -->{OUTSIDE}"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig"])
def test_a_document_type_is_refused_in_any_encoding(text: str, encoding: str):
    with pytest.raises(NotAFeed, match="document type"):
        read_feed(text.encode(encoding), ADDRESS)


ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xmlns:podcast="https://podcastindex.org/namespace/1.0">
<title>Clockwork Talks</title><link href="https://example.org/"/><link rel="next" href="?page=2"/>
<podcast:person>Ada</podcast:person>
<entry><id>urn:1</id><title type="html">Gears &amp;amp; Thought</title><published>2026-11-18T10:00:00+01:00</published>
<link rel="enclosure" href="1.mp3"/><link href="/1"/>
<podcast:transcript url="1.vtt" type="Text/VTT; charset=utf-8"/></entry>
</feed>"""


def test_atom_is_read_with_addresses_beside_the_feed():
    feed = read_feed(ATOM.encode(), ADDRESS)
    (episode,) = feed.episodes
    assert (feed.title, feed.next_page) == ("Clockwork Talks", f"{ADDRESS}?page=2")
    assert (episode.title, episode.guid) == ("Gears & Thought", "urn:1")
    assert episode.published == datetime(2026, 11, 18, 9, tzinfo=UTC)
    assert (episode.sound, episode.page) == ("https://feeds.example.org/1.mp3", "https://feeds.example.org/1")
    assert episode.transcripts == (TranscriptLink("https://feeds.example.org/1.vtt", "text/vtt"),)
    assert episode.persons == (Person("Ada"),)


@pytest.mark.parametrize(
    "written",
    [
        "<rss><channel><title>Gears & Thought</title></channel></rss>",
        "\n <?xml version='1.0'?><rss><channel><title>Gears &amp; Thought</title></channel></rss>",
        "<rss><channel><title>Gears&nbsp;&amp;\x08 Thought</title></channel></rss>",
        "<rss><channel><title>Gears &amp; Thought</title><googleplay:author>a</googleplay:author></channel></rss>",
        "<rss><channel><title><![CDATA[Gears & Thought]]></title><link>a?b&c</link></channel></rss>",
    ],
)
def test_what_is_nearly_xml_is_read_as_it_was_meant(written: str):
    assert read_feed(written.encode(), ADDRESS).title == "Gears & Thought"


def test_tags_of_a_namespace_nobody_declared_are_known_by_their_prefix():
    written = (
        "<rss><channel><title>a</title><item><title>b</title>"
        "<podcast:transcript url='b.vtt' type='text/vtt'/></item></channel></rss>"
    )
    feed = read_feed(written.encode(), ADDRESS)
    assert [one.kind for one in feed.episodes[0].transcripts] == ["text/vtt"]
    assert feed.odd


def test_a_web_page_is_told_with_where_its_feed_is():
    link = '<link rel="alternate" type="application/rss+xml" href="/feed.xml">'
    page = f'<?xml version="1.0"?>\n<!-- a --><html>{link}</html>'
    with pytest.raises(NotAFeed) as raised:
        read_feed(page.encode(), "https://example.org/show")
    assert raised.value.nearest == "https://example.org/feed.xml"


def test_a_transcript_that_only_the_notes_link_to_is_noticed():
    episode = Episode("1", "a", page_transcript="https://example.org/1/transcript?a=b&c=d")
    assert read_feed(rss(Feed("a", episodes=(episode,))).encode(), ADDRESS).episodes == (episode,)


@pytest.mark.parametrize("before", [b" " * 4990, b"<!-- a -->" * 400, b"<?a?>" * 900])
def test_what_stands_before_nothing_holds_nobody_up(before: bytes):
    with pytest.raises(NotAFeed):
        read_feed(before + b"x", ADDRESS)


def test_a_feed_that_writes_of_pages_is_no_page():
    written = (
        "<rss><channel><description><![CDATA[<html><body>a</body>]]></description><title>a</title></channel></rss>"
    )
    assert read_feed(written.encode(), ADDRESS).title == "a"


def test_of_items_with_one_guid_the_first_counts():
    feed = read_feed(rss(Feed("a", episodes=(Episode("1", "new"), Episode("1", "old")))).encode(), ADDRESS)
    assert [one.title for one in feed.episodes] == ["new"]
    assert feed.odd
