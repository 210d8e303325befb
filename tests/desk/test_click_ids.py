import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation.library import Library
from bot.conversation.model import Conversation, Line, Quote
from bot.desk.click_ids import LONGEST, VERSION, Click, click_id, read_click
from bot.desk.reply import Reply
from bot.desk.settings import Change
from bot.features.saved.words import SavedPage, page_of_saved_reply, removed_reply, saving_reply
from bot.features.settings.words import changed_reply, settings_reply
from bot.search.answer.match import Label, Match
from bot.statistics.chosen import Among
from bot.storage.saved_quotes import SavedQuote, Saving
from bot.views.passage import moment_reply
from bot.views.quote import drawn_reply, found_reply, read_result, result_layout
from tests.desk.conversations import HOSTILE_TEXT
from tests.desk.sent import components

IDS_OF_VERSION_1: dict[str, list[str]] = json.loads((Path(__file__).parent / "custom_ids_v1.json").read_text("utf-8"))
"""Ids on messages that people still see: they stay readable for ever, so lines are only ever added."""
SAVED = SavedQuote(
    12, 1, "x:0+1~AAAA", "A talk", 0.0, (Line("Ada", "Well."),), (), datetime(2026, 11, 23, tzinfo=UTC), 0
)
ACTIONS = st.from_regex(r"[a-z]{1,8}", fullmatch=True)
STATES = st.from_regex(r"[a-z0-9]{0,8}", fullmatch=True)


@settings(max_examples=50)
@given(ACTIONS, STATES, st.text(max_size=70))
def test_what_an_id_holds_is_read_back(action: str, state: str, form: str):
    assert read_click(click_id(action, form, state)) == Click(action, state, form)


@settings(max_examples=50)
@given(st.one_of(HOSTILE_TEXT, st.from_regex(r"\A\d{0,3}:[a-z]{0,5}\.?[a-z0-9]{0,3}:?")))
def test_any_text_is_an_id_or_none(custom_id: str):
    click = read_click(custom_id)
    assert click is None or isinstance(click, Click)


@pytest.mark.parametrize(
    "custom_id", ["", "1", ":", "1:", "1:share", "x:share:a", f"{VERSION + 1}:share:a", "１:share:a"]
)
def test_what_never_was_an_id_of_ours_or_is_a_later_one_is_none(custom_id: str):
    assert read_click(custom_id) is None


def test_an_id_too_long_for_discord_is_not_made():
    assert len(click_id("share", "x" * (LONGEST - len("1:share:")))) == LONGEST
    with pytest.raises(ValueError, match="101"):
        click_id("share", "x" * (LONGEST + 1 - len("1:share:")))


@pytest.mark.parametrize(("custom_id", "held"), IDS_OF_VERSION_1.items())
def test_ids_of_version_1_are_read_for_ever(custom_id: str, held: list[str]):
    assert read_click(custom_id) == Click(*held)


def test_every_kind_of_id_made_today_is_among_those_kept(seed: Conversation):
    quote = Quote(seed, 1500, 1530)
    found = [Match(quote, 0.9, Label.CLOSE, ()), Match(Quote(seed, 10, 20), 0.9, Label.CLOSE, ())]
    replies = [
        found_reply("x", found),
        drawn_reply(quote, Among(seed.series, 2023, seed.key, quote.speaker)),
        Reply(layout=result_layout(read_result(quote, "2e", ()))),
        moment_reply(seed, 30),
        saving_reply(Saving(SAVED, True), Library.of([]), personal=False, changeable=True),
        removed_reply(SAVED, Library.of([])),
        page_of_saved_reply(SavedPage(), [SAVED], 9, Library.of([])),
        settings_reply({0: {"private": True}}, 0, Library.of([])),
        changed_reply(Change({"private": None}, {"private": True}), 0, Library.of([])),
    ]
    made = {
        part["custom_id"]
        for reply in replies
        for kind in (2, 3)
        for part in components(reply, kind)
        if "custom_id" in part
    }
    kept = {Click(*held).action for held in IDS_OF_VERSION_1.values()}
    assert {read_click(custom_id).action for custom_id in made} <= kept
