"""What pages say, and the rules of accessibility that a program can check without a browser."""

import gzip
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bot.site
from bot.conversation.model import Conversation, Player
from bot.pictures.shades import contrast
from bot.site.pages import Pages, PaintedCard
from bot.site.passages import shown_passages
from tests.site.talks import YOUTUBE, corrected, library, talk

ASSETS = Path(bot.site.__file__).parent / "assets"
MOST_BYTES = 80 * 1024
CARD = PaintedCard("card-1.png", "Quote card. “The engine.”")
SOUND = Player("Sound", "https://example.org/talk.mp3#t={seconds}", 2.5)
PAGES = Pages(None)
VOID = {"meta", "link", "input", "br", "img"}


class Page(HTMLParser):
    """A page taken apart: its elements with their attributes, and the text of each kind of element."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: dict[str, str] = {}
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open:
            self.texts[self.open[-1]] = self.texts.get(self.open[-1], "") + data

    @property
    def tags(self) -> Counter[str]:
        return Counter(tag for tag, _ in self.elements)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    def meta(self, name: str) -> str | None:
        found = (one["content"] for one in self.all("meta") if name in (one.get("property"), one.get("name")))
        return next(found, None)


def pages_of(conversation: Conversation, site: str | None = "https://example.org/talks") -> list[str]:
    pages, passages = Pages(site), shown_passages(conversation)
    every = [pages.passage(conversation, passages, number, CARD) for number in range(len(passages))]
    return [pages.library(library(conversation)), pages.conversation(conversation, CARD), *every]


@pytest.mark.parametrize("conversation", [talk(), talk(YOUTUBE), talk(SOUND, made_by="Whisper"), corrected()])
def test_pages_keep_the_rules_of_accessibility(conversation: Conversation) -> None:
    for html in pages_of(conversation):
        page = Page(html)
        assert page.tags["h1"] == page.tags["main"] == page.tags["title"] == 1
        assert page.all("html")[0]["lang"]
        ids = [one["id"] for _, one in page.elements if one.get("id")]
        assert len(ids) == len(set(ids))
        levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h\d", tag)]
        assert all(level <= before + 1 for before, level in zip([0, *levels], levels, strict=False))
        labelled = {one["for"] for one in page.all("label")}
        assert all(one["id"] in labelled for one in page.all("input"))
        named = [one.get("aria-labelledby") for _, one in page.elements if one.get("aria-labelledby")]
        assert set(named) <= set(ids)
        assert all(one.get("aria-label") or one.get("aria-labelledby") for one in page.all("nav"))


def test_nothing_on_a_page_comes_from_elsewhere() -> None:
    for html in pages_of(talk(YOUTUBE)):
        page = Page(html)
        assert all("://" not in str(one["src"]) for one in page.all("script"))
        assert all("://" not in str(one["href"]) for one in page.all("link") if one["rel"] == "stylesheet")
        assert "default-src 'none'" in html
        assert not re.search(r"<style|\sstyle=|\son\w+=", html)


def test_every_passage_is_there_with_its_words_and_an_anchor_by_its_first_word() -> None:
    page = Page(PAGES.conversation(talk(), None))
    passages = [one for one in page.all("div") if "p" in (one.get("class") or "").split()]
    assert [one["id"] for one in passages] == ["w0", "w12", "w15"]
    assert [one["data-t"] for one in passages] == ["0.00", "8.00", "12.00"]
    assert passages[0]["data-s"] == "11.125"
    assert "And <b>who</b> built it?" in page.texts["p"]
    assert "Bo & Co" in page.texts["b"]


def test_a_correction_shows_and_moves_no_anchor() -> None:
    assert [one.anchor for one in shown_passages(corrected())] == ["w0", "w12", "w15"]
    page = Page(PAGES.conversation(corrected(), None))
    assert page.all("ins")[0] == {"data-n": "2", "title": "In the transcript: weaves patterns,"}
    assert page.texts["ins"].startswith("weaves algebraic patterns,")
    assert page.texts["del"] == "weaves patterns,"
    assert "Mira" in page.texts["li"]


def test_what_a_machine_heard_is_told_on_every_page_and_to_who_sees_a_link() -> None:
    for html in pages_of(talk(made_by="Whisper")):
        assert "s a machine heard it" in html
    *_, html = pages_of(talk(made_by="Whisper"))
    assert str(Page(html).meta("og:description")).startswith("As a machine heard it")
    assert "machine heard" not in "".join(pages_of(talk()))


def test_a_link_to_a_passage_unfurls_with_its_words_and_card() -> None:
    page = Page(pages_of(talk())[-1])
    assert page.meta("og:url") == "https://example.org/talks/engine/w15.html"
    assert page.meta("og:image") == "https://example.org/talks/engine/card-1.png"
    assert page.meta("og:image:alt") == CARD.description
    assert page.meta("og:description") == "“And <b>who</b> built it?”"
    assert Page(pages_of(talk(), site=None)[-1]).meta("og:image") is None


def test_sound_is_played_by_the_page_and_videos_by_their_player() -> None:
    page = Page(PAGES.conversation(talk(SOUND), None))
    assert page.all("audio")[0]["src"] == "https://example.org/talk.mp3"
    assert page.all("main")[0]["data-offset"] == "2.5"
    watched = Page(PAGES.conversation(talk(YOUTUBE), None))
    assert not watched.all("audio")
    assert "https://www.youtube.com/watch?v=abcdefghijk&t=9s" in [one.get("href") for one in watched.all("a")]


@given(st.text(min_size=1).filter(str.split))
def test_any_words_are_text_and_never_markup(text: str) -> None:
    conversation = talk(text=text)
    assert Page(PAGES.conversation(conversation, None)).tags == Page(PAGES.conversation(talk(), None)).tags


def test_an_hour_of_talk_is_light(seed: Conversation) -> None:
    html = Pages("https://example.org").conversation(seed, None)
    assert len(gzip.compress(html.encode())) + len(gzip.compress((ASSETS / "site.js").read_bytes())) <= MOST_BYTES


def test_colours_can_be_read_light_and_dark() -> None:
    light, dark = re.findall(r":root \{(.*?)\}", (ASSETS / "site.css").read_text("utf-8"), re.DOTALL)
    for style in (light, dark):
        colours = {name: int(value, 16) for name, value in re.findall(r"--([\w-]+): #([0-9a-f]{6})", style)}
        for text in ("ink", "muted", "link"):
            assert contrast(colours[text], colours["paper"]) >= 4.5
        assert contrast(colours["on-said"], colours["said"]) >= 4.5
        assert contrast(colours["ink"], colours["found"]) >= 4.5
        for speaker in range(7):
            assert contrast(colours[f"c{speaker}"], colours["paper"]) >= 3
