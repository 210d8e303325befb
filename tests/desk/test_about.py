"""Links to a player whose offset was estimated, and conversations whose times were."""

import pytest

from bot.conversation.model import Player, Quote
from bot.desk.buttons import watch_buttons
from bot.desk.quotation import moment_link, source
from bot.features.quote.sharing import copy_reply, share_reply
from bot.features.quote.suggestions import suggestion
from bot.library.offers import Offer
from tests.conversation.talks import talk

SITE = Player("Site", "https://x.y/?t={seconds}", 30.0)
ABOUT = Player("Site", "https://x.y/?t={seconds}", 30.0, approximate=True)


def quote(*players, timed=True):
    conversation = talk(("Ada", 100.0, "Notes on it."), players=players, timed=timed)
    return Quote(conversation, 0, 3)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (quote(SITE), "[1:40](<https://x.y/?t=127>)"),
        (quote(ABOUT), "1:40 ([about here](<https://x.y/?t=127>))"),
        (quote(SITE, timed=False), "about 1:40"),
        (quote(timed=False), "about 1:40"),
        (quote(), "1:40"),
    ],
)
def test_a_time_is_the_transcripts_and_only_an_exact_one_is_a_link(said, shown):
    assert moment_link(said.conversation, said.start) == shown


@pytest.mark.parametrize(
    ("said", "labels"),
    [
        (quote(SITE), ["Watch"]),
        (quote(ABOUT), ["Watch from about here"]),
        (quote(SITE, ABOUT), ["Watch on Site", "Watch on Site from about here"]),
        (quote(ABOUT, timed=False), ["Watch from the start"]),
    ],
)
def test_a_button_says_where_it_plays_from_if_that_is_not_the_second(said, labels):
    assert [button.label for button in watch_buttons(said)] == labels


def test_a_name_that_fills_a_button_leaves_room_for_about():
    (_, button) = watch_buttons(
        quote(SITE, Player("Our site, with a name of many words " * 5, "https://x.y/{seconds}", approximate=True))
    )
    assert 60 < len(button.label) <= 80
    assert button.label.endswith("… from about here")


@pytest.mark.parametrize(
    ("said", "note"),
    [(quote(ABOUT), "the link plays from about there"), (quote(SITE, timed=False), "the link plays from the start")],
)
def test_whoever_gets_a_bare_link_is_told_what_it_plays(said, note):
    shared = share_reply(said, "mira").text
    assert note in shared
    assert shared.splitlines()[-1].startswith("https://x.y/?t=")
    assert all(f" ({note})" in copy_reply(said, style).text for style in ("text", "markdown", "citation"))
    assert "the link plays" not in share_reply(quote(SITE), "mira").text + copy_reply(quote(SITE), "text").text


def test_who_shares_what_no_link_leads_to_tells_its_time():
    assert " · 1:40 · shared by mira" in share_reply(quote(), "mira").text
    assert " · about 1:40 · shared by mira" in share_reply(quote(SITE, timed=False), "mira").text
    assert "1:40" not in share_reply(quote(SITE), "mira").text


def test_estimated_times_are_called_so():
    said = quote(SITE, timed=False)
    assert source(said.conversation) == "A talk · times estimated"
    assert suggestion(Offer(said, said)).startswith("about 1:40 Ada: ")
    assert "about 1:40" in copy_reply(said, "citation").text
