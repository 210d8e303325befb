"""Wrong words mended in place: suggested by anybody, decided by who manages the server, undone, and never lost."""

import asyncio
import shutil
from pathlib import Path

import pytest
from simcord import MemberActor

from bot.cli import main
from bot.conversation.library import Library
from bot.desk.click_ids import click_id
from bot.library.suggestion_store import Suggestions
from bot.library.suggestions import MOST_OPEN
from bot.storage.database import Database
from bot.transcripts.folder.loading import load_library
from tests.conftest import QUOTES_DATA, MakeBot, Stage, text_of
from tests.discord_api.component_limits import everything_in
from tests.features.conversations.adding.test_adding import offer_library

TALK = """\
Ada Lovelace (00:00:05) The engine weaves algae brutal patterns just as the loom weaves flowers and leaves.

Charles (00:00:20) I never thought any body would put it quite like that, and I have thought about little else.
"""
WEAVES = "engine weaves algae brutal patterns"
WHOLE = "The engine weaves algae brutal patterns just as the loom weaves flowers and leaves."
MENDED = WHOLE.replace("algae brutal", "algebraical")


@pytest.fixture
async def own(stage: Stage, kim: MemberActor) -> Stage:
    """A server with a conversation of its own, in which words are wrong."""
    told = await kim.slash(stage.channel, "library add", file=("talk.txt", TALK.encode()), title="Notes on the Engine")
    await kim.click(told.response.message, label="Add it")
    return stage


async def asked(stage: Stage, words: str, who: MemberActor | None = None):
    stage.forget_public_answers()
    return (await (who or stage.mira).slash(stage.channel, "quote", words=words)).response


async def more(stage: Stage, answer, wish: str, who: MemberActor | None = None):
    rows = [row["components"][0] for row in answer.components if row["type"] == 1]
    menu = next(item["custom_id"] for item in rows if ":more:" in item.get("custom_id", ""))
    return await (who or stage.mira).select(answer.message, [wish], custom_id=menu)


async def mend(stage: Stage, words: str, typed: str, who: MemberActor | None = None):
    """Ask for a quote, choose "Wrong word?", and hand the form in as it was ``typed``."""
    shown = await more(stage, await asked(stage, words, who), "mend", who)
    return (await (who or stage.mira).submit_modal(shown, {"words": typed})).response


async def board(stage: Stage, kim: MemberActor, **options):
    return (await kim.slash(stage.channel, "library corrections", **options)).response


async def press(stage: Stage, who: MemberActor, message, label: str, which: int = 0):
    """Click one of the buttons that a message, as it is now, has under ``label``."""
    pressed = stage.refreshed(message)
    buttons = [part for _, part in everything_in(pressed.components) if part.get("label") == label]
    return await who.click(pressed.message, custom_id=buttons[which]["custom_id"])


def field(shown) -> dict:
    return shown.modal["components"][0]["component"]


async def test_the_form_holds_the_words_as_they_were_shown(own: Stage):
    shown = await more(own, await asked(own, WEAVES), "mend")
    assert field(shown)["value"] == WHOLE


async def test_of_a_long_dialogue_the_longest_part_can_be_mended_and_that_is_said(own: Stage):
    shown = await more(own, await asked(own, "flowers and leaves. I never thought any body would put it"), "mend")
    assert field(shown)["value"].startswith("I never thought any body")
    assert "longest part of the quote" in shown.modal["components"][0]["description"]


async def test_a_suggestion_changes_nothing_until_it_is_accepted(own: Stage, kim: MemberActor):
    told = await mend(own, WEAVES, MENDED)
    assert told.ephemeral
    assert "who manages the server decides" in text_of(told)
    assert "~~algae brutal~~ algebraical patterns just" in text_of(told)
    assert "[Accept]" not in text_of(told)
    assert "algae brutal" in text_of(await asked(own, WEAVES))
    listed = await board(own, kim)
    assert listed.ephemeral
    assert "1 to decide" in text_of(listed)
    assert f"suggested by <@{own.mira.id}>" in text_of(listed)
    await press(own, kim, listed, "Accept")
    text = text_of(own.refreshed(listed))
    assert "Accepted: everyone sees it so now. ~~algae brutal~~ algebraical" in text
    assert "none to decide" in text
    assert f"accepted by <@{kim.id}>" in text
    found = text_of(await asked(own, "the engine weaves algebraical patterns just"))
    assert "word for word" in found
    assert "algae" not in found


async def test_who_manages_the_server_decides_right_there(own: Stage, kim: MemberActor):
    told = await mend(own, WEAVES, MENDED, kim)
    await press(own, kim, told, "Accept")
    assert "Accepted" in text_of(own.refreshed(told))
    assert "algebraical" in text_of(await asked(own, "weaves algebraical patterns"))


async def test_each_changed_run_of_words_is_decided_by_itself(own: Stage, kim: MemberActor):
    told = await mend(own, WEAVES, MENDED.replace("The engine", "This engine") + " Indeed.", kim)
    assert text_of(told).count("[Accept]") == 3
    assert "~~The~~ This engine weaves algae" in text_of(told)
    assert "flowers and leaves. Indeed." in text_of(told)
    await press(own, kim, told, "Reject", 1)
    assert "2 to decide" in text_of(own.refreshed(told))


async def test_a_decision_can_be_undone_and_both_ways(own: Stage, kim: MemberActor):
    told = await mend(own, WEAVES, MENDED, kim)
    await press(own, kim, told, "Accept")
    await press(own, kim, told, "Undo")
    assert "Open again" in text_of(own.refreshed(told))
    assert "algae brutal" in text_of(await asked(own, WEAVES))
    await press(own, kim, told, "Reject")
    assert f"rejected by <@{kim.id}>" in text_of(own.refreshed(told))
    await press(own, kim, told, "Undo")
    assert "1 to decide" in text_of(own.refreshed(told))


async def test_of_two_moderators_the_second_is_told(own: Stage, kim: MemberActor):
    await mend(own, WEAVES, MENDED)
    one, other = await board(own, kim), await board(own, kim)
    await press(own, kim, one, "Accept")
    late = (await press(own, kim, other, "Reject")).response
    assert late.ephemeral
    assert "Somebody has decided that already" in late.content
    assert "algebraical" in text_of(await asked(own, "weaves algebraical patterns"))


async def test_what_was_put_right_can_be_put_right_again(own: Stage, kim: MemberActor):
    await press(own, kim, await mend(own, WEAVES, WHOLE.replace("algae brutal", "algebraic and"), kim), "Accept")
    told = await mend(own, "weaves algebraic and patterns", WHOLE.replace("algae brutal", "algebraical"), kim)
    assert "weaves ~~algebraic and~~ algebraical patterns" in text_of(told)
    await press(own, kim, told, "Accept")
    assert "The engine weaves algebraical patterns" in text_of(await asked(own, "weaves algebraical patterns"))
    assert "a later correction has taken its place" in text_of(own.refreshed(told))


async def test_what_overlaps_a_correction_in_part_is_told_and_not_applied(own: Stage, kim: MemberActor):
    await mend(own, WEAVES, WHOLE.replace("weaves algae", "weaved alga"))
    told = await mend(own, WEAVES, MENDED, kim)
    stale = await board(own, kim)
    await press(own, kim, told, "Accept")
    listed = text_of(await board(own, kim))
    assert "can't be applied: another correction has changed a part of its words" in listed
    await press(own, kim, stale, "Accept")
    assert "Not applied" in text_of(own.refreshed(stale))
    assert "weaves algebraical" in text_of(await asked(own, "weaves algebraical patterns"))


async def test_a_correction_that_two_processes_let_overlap_is_told_as_not_in_force(
    own: Stage, kim: MemberActor, bot_database: Database
):
    await mend(own, WEAVES, WHOLE.replace("weaves algae", "weaved alga"))
    await mend(own, WEAVES, MENDED)
    suggestions = Suggestions(bot_database)
    for one in await suggestions.of_server(own.guild.id):
        await suggestions.decide(one.number, own.guild.id, kim.id, accepted=True, now=one.suggested_at)
    assert "not in force: another correction has changed its words" in text_of(await board(own, kim))


async def test_old_messages_and_saved_quotes_lead_to_the_words_as_they_are_now(own: Stage, kim: MemberActor):
    answer = await asked(own, WEAVES)
    await own.mira.click(answer.message, label="Save")
    told = await mend(own, WEAVES, "Well, then: " + MENDED, kim)
    await press(own, kim, told, "Accept")
    await press(own, kim, told, "Accept")
    await own.mira.click(answer.message, label="More context")
    now = text_of(own.refreshed(answer))
    assert "Well, then: The engine weaves algebraical patterns just" in now
    assert "the transcript was corrected here since" in now
    (shared,) = (await own.mira.click(answer.message, label="Share")).followups
    assert "weaves algebraical patterns" in shared.content
    again = (await own.sam.click(answer.message, label="Save")).response
    assert "algebraical" in text_of(again)
    kept = text_of((await own.mira.slash(own.channel, "saved list")).response)
    assert "algae brutal" in kept  # as it was worded then


async def test_the_form_and_the_board_work_after_a_restart(
    own: Stage, kim: MemberActor, make_bot: MakeBot, library: Library
):
    shown = await more(own, await asked(own, WEAVES), "mend")
    await own.env.restart_bot(make_bot(library))
    await own.mira.submit_modal(shown, {"words": MENDED})
    listed = await board(own, kim)
    await own.env.restart_bot(make_bot(library))
    await press(own, kim, listed, "Accept")
    assert "none to decide" in text_of(own.refreshed(listed))


async def test_a_form_whose_words_were_corrected_meanwhile_is_handed_back(own: Stage, kim: MemberActor):
    shown = await more(own, await asked(own, WEAVES), "mend")
    await press(own, kim, await mend(own, WEAVES, MENDED, kim), "Accept")
    told = (await own.mira.submit_modal(shown, {"words": WHOLE + " Yes!"})).response
    assert "have just been corrected" in told.content
    assert "leaves. Yes!" in told.content


@pytest.mark.parametrize("typed", [WHOLE, WHOLE.replace(" ", "\n "), "   ", "\u200b"])
async def test_a_form_that_changes_nothing_is_told_so(own: Stage, typed: str):
    told = await mend(own, WEAVES, typed)
    assert told.ephemeral
    assert "Nothing was changed" in told.content


async def test_whatever_is_typed_breaks_nothing_and_pings_nobody(own: Stage, kim: MemberActor):
    hostile = "**@everyone** <@1> [x](https://x.y) `a` # b\0\u202e\n> c ~~d~~ || <#5>"
    await mend(own, WEAVES, WHOLE.replace("algae brutal", hostile))
    listed = await board(own, kim)
    await press(own, kim, listed, "Accept")
    assert "Accepted" in text_of(own.refreshed(listed))
    assert "@everyone" not in str(own.refreshed(listed).components)
    assert "<@1> [x](https://x.y) `a` # b > c ~~d~~" in text_of(await asked(own, "patterns just as the loom weaves"))


async def test_too_many_words_in_one_piece_are_handed_back(own: Stage):
    told = await mend(own, WEAVES, WHOLE.replace("algae", "aaaa " * 200))
    assert "up to 200 characters" in told.content
    assert "aaaa" in told.content


async def test_a_person_with_many_open_suggestions_is_told_and_gets_the_words_back(own: Stage):
    for number in range(MOST_OPEN):
        await mend(own, WEAVES, WHOLE.replace("brutal", f"brutal{number}"))
    told = await mend(own, WEAVES, MENDED)
    assert f"{MOST_OPEN} suggestions of yours" in told.content
    assert "weaves algebraical" in told.content
    assert "who manages the server decides" in text_of(await mend(own, WEAVES, MENDED, own.sam))


async def test_the_board_has_pages_and_can_be_of_one_conversation(own: Stage, kim: MemberActor):
    await kim.slash(own.channel, "library add", file=("b.txt", TALK.replace("engine", "motor").encode()), title="B")
    for number in range(6):
        await mend(own, WEAVES, WHOLE.replace("brutal", f"brutal{number}"))
    listed = await board(own, kim, conversation="Notes")
    assert "6 to decide" in text_of(listed)
    assert text_of(listed).count("[Accept]") == 4
    await press(own, kim, listed, "On →")
    assert text_of(own.refreshed(listed)).count("[Accept]") == 2
    await press(own, kim, listed, "Reject")
    assert "5 to decide" in text_of(own.refreshed(listed))
    assert "brutal5" in text_of(own.refreshed(listed))
    choices = await kim.autocomplete(own.channel, "library corrections", "conversation", "")
    assert [choice["value"] for choice in choices] == ["Notes on the Engine"]


async def test_only_who_manages_the_server_sees_the_board_or_decides(own: Stage, kim: MemberActor):
    await offer_library(own)
    await mend(own, WEAVES, MENDED)
    refused = await board(own, own.mira)
    assert "Manage Server" in refused.content
    answer = await asked(own, WEAVES)
    stored = own.env.backend.get_message(answer.channel_id, answer.id)
    stored.components[1]["components"][0]["custom_id"] = click_id("decide", state="0a1")
    assert "Manage Server" in (await own.sam.click(answer.message, label="More context")).response.content
    assert "1 to decide" in text_of(await board(own, kim))


async def test_without_suggestions_the_board_says_where_they_come_from(stage: Stage, kim: MemberActor):
    assert "Wrong word?" in text_of(await board(stage, kim))


async def test_for_a_shared_conversation_the_operator_decides_while_the_bot_runs(
    stage: Stage, kim: MemberActor, bot_database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    words = "i get a lot of shit for my stiff face"
    shown = await more(stage, await asked(stage, words), "mend")
    typed = field(shown)["value"].replace("stiff", "stiffened")
    told = (await stage.mira.submit_modal(shown, {"words": typed})).response
    assert "who runs me decides" in text_of(told)
    assert "[Accept]" not in text_of(told)
    (kept,) = await Suggestions(bot_database).of_shared()
    assert (kept.conversation, kept.old, kept.new) == ("lex-398", "stiff", "stiffened")
    assert "No correction was suggested yet" in text_of(await board(stage, kim))
    asked_for = await board(stage, kim, conversation="398")
    assert "who runs me decides" in asked_for.content
    shutil.copytree(QUOTES_DATA, tmp_path / "data")
    monkeypatch.setenv("DATA_FOLDER", str(tmp_path / "data"))
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{bot_database.file}")
    assert await asyncio.to_thread(main, ["corrections", "accept", str(kept.number)]) == 0
    (read,) = load_library(tmp_path / "data").library
    assert ("stiff", "stiffened") in [(one.old, one.new) for one in read.corrections]
    assert await Suggestions(bot_database).of_shared() != (kept,)
