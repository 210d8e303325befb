from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.library import Library
from bot.conversation.model import Quote
from bot.conversation.short_form import shorten
from bot.desk.click_ids import Click, read_click
from bot.features.saved.export import as_json, as_markdown
from bot.features.saved.words import (
    BEST,
    NEWEST,
    ON_A_PAGE,
    SavedPage,
    brought_back_reply,
    page_of_saved_reply,
    read_saved_page,
    removed_reply,
    saved_name,
    saving_reply,
    tagged_reply,
    tags_form,
    voted_number,
)
from bot.storage.saved_quotes import SavedQuote, Saving
from tests.desk.conversations import HOSTILE_TEXT, few, quotes
from tests.desk.sent import check, components

ID = 2**63 - 1
NOW = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
TAGS = st.lists(st.sampled_from(["funny", "w" * 24, "日" * 24, "a-b-c"]), max_size=5, unique=True)


@st.composite
def saved_quotes(draw: st.DrawFn) -> SavedQuote:
    quote: Quote = draw(quotes())
    title, lines = quote.conversation.title, tuple(quote.lines)
    return SavedQuote(ID, ID, shorten(quote), title, quote.start, lines, tuple(draw(TAGS)), NOW, ID)


@few
@given(st.lists(saved_quotes(), max_size=ON_A_PAGE), st.sampled_from([NEWEST, BEST]), TAGS)
def test_every_page_is_a_message_discord_takes(kept: list[SavedQuote], order: str, tags: list[str]):
    shelf = SavedPage(order, ID, tags[0] if tags else None, 99_999)
    numbered = [replace(saved, number=ID - place) for place, saved in enumerate(kept)]
    reply = page_of_saved_reply(shelf, numbered, 500_000, Library.of([]))
    check(reply, allowed={"italic", "timestamp", "mention", "user mention", "time"})
    for part in components(reply, 2):
        click = read_click(part["custom_id"])
        assert read_saved_page(click)._replace(page=0) == shelf._replace(page=0)
        assert (voted_number(click) in {saved.number for saved in numbered}) == (click.action == "vote")


@few
@given(saved_quotes(), st.booleans())
def test_everything_said_about_one_saved_quote_is_a_message_discord_takes(saved: SavedQuote, new: bool):
    library = Library.of([])
    saving = saving_reply(Saving(saved, new), library, personal=new, changeable=True)
    for reply in (saving, *(make(saved, library) for make in (tagged_reply, removed_reply, brought_back_reply))):
        check(reply, allowed={"italic", "timestamp", "mention", "user mention", "time"})
        assert reply.private
    assert 1 <= len(saved_name(saved)) <= 100
    assert as_json([saved], library).count('"number"') == 1
    assert as_markdown([saved], library).startswith("# Saved quotes\n\n> ")


async def test_the_form_for_tags_holds_the_longest_there_are():
    tags = tuple(chr(ord("a") + number) * 24 for number in range(5))
    form = tags_form(SavedQuote(ID, ID, "x:0+1~AAAA", "", 0.0, (), tags, NOW, 0)).to_dict()
    field = form["components"][0]["component"]
    assert field["value"] == " ".join(tags)
    assert len(field["value"]) <= field["max_length"]


@few
@given(HOSTILE_TEXT, HOSTILE_TEXT)
def test_whatever_an_id_holds_some_list_is_shown(state: str, form: str):
    assert read_saved_page(Click("shelf", state, form)).page >= 0
    assert voted_number(Click("vote", state, form)) >= 0
