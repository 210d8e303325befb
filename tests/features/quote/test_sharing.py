import pytest
from discord import ui
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.links import play_link
from bot.conversation.model import Conversation, Passage, Quote
from bot.conversation.site_pages import with_site
from bot.desk.buttons import watch_buttons
from bot.desk.quotation import leads_there, shown_time
from bot.desk.reply import Reply, layout_of
from bot.features.quote.sharing import copy_reply, mark_shared, share_reply, shared_privately_reply
from bot.search.answer.completion import widen
from tests.desk.conversations import NAMES, few, quotes
from tests.desk.discord_markdown import kinds, shown
from tests.desk.letters import letters
from tests.desk.sent import check

STYLES = st.sampled_from(["text", "markdown", "citation"])


@few
@given(quotes(), NAMES)
def test_whatever_is_shared_is_a_message_discord_takes_with_its_link_whole_and_last(quote: Quote, sharer: str):
    reply = share_reply(quote, sharer)
    check(reply)
    link = play_link(quote.conversation, widen(quote).start)
    lines = reply.text.splitlines()
    assert (lines.pop() == link) if link else not kinds(reply.text) & {"address"}
    assert kinds("\n".join(lines)) <= {"quote", "bold", "subtext"}
    assert "shared by" in lines[-1]
    assert leads_there(quote.conversation) or shown_time(quote.conversation, widen(quote).start) in lines[-1]


@few
@given(quotes())
def test_a_short_quote_is_shared_whole_and_a_cut_one_says_so(quote: Quote):
    text = letters(shown(share_reply(quote, "mira").text))
    whole = widen(quote)
    if all(letters(line.text) in text for line in whole.lines):
        return
    assert "…" in text


@few
@given(quotes(), STYLES)
def test_whatever_is_copied_is_in_one_block_with_its_source_and_link_whole(quote: Quote, style: str):
    for reply in (copy_reply(quote, style), shared_privately_reply(quote)):
        check(reply)
        assert reply.private
        assert reply.text.count("`") == 6
        assert reply.text.endswith("\n```")
        if link := play_link(quote.conversation, quote.start):
            assert link.rsplit("=", 1)[0] in reply.text


def test_a_copied_quote_says_who_where_and_when(seed: Conversation):
    quote = Quote(seed, 1500, 1530)
    for style in ("text", "markdown", "citation"):
        text = copy_reply(quote, style).text
        assert quote.speaker in text
        assert quote.text in text
        assert seed.title in text
        assert "Lex Fridman Podcast #398" in text
    assert "(2023, September 28)" in copy_reply(quote, "citation").text


def test_only_the_clicked_button_turns_into_shared():
    row = ui.ActionRow(ui.Button(label="Share", custom_id="a"), ui.Button(label="Other", custom_id="b"))
    buttons = [item for item in mark_shared(layout_of(row), "a").layout.walk_children() if isinstance(item, ui.Button)]
    assert [(button.label, button.disabled) for button in buttons] == [("Shared", True), ("Other", False)]


@pytest.mark.parametrize("given_both", [True, False])
def test_a_reply_is_a_layout_or_a_text_never_both(given_both: bool):
    with pytest.raises(ValueError, match="one of the two"):
        Reply(layout=layout_of(), text="x") if given_both else Reply()


def test_what_no_player_plays_is_shared_with_its_page_and_its_time() -> None:
    passages = (Passage("Ada", 0.0, "We wound it up."), Passage("Bo", 75.0, "Nobody saw it."))
    talk = with_site(Conversation("engine", "Patterns", None, passages), "https://example.org/talks")
    quote = Quote(talk, 4, 7)
    *_, credits, address = share_reply(quote, "mira").text.splitlines()
    assert address == "https://example.org/talks/engine/w4.html"
    assert "1:15" in credits
    assert "plays" not in credits
    (button,) = watch_buttons(quote)
    assert (button.label, button.url) == ("Open the transcript", address)
    assert address in copy_reply(quote, "citation").text
