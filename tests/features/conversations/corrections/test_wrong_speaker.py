"""Wrong speakers: who really said it is suggested by anybody, decided by who manages the server, and can be undone."""

import asyncio
import shutil
from pathlib import Path

import pytest
from simcord import MemberActor

from bot.cli import main
from bot.conversation.library import Library
from bot.features.privacy.store import Privacy
from bot.library.suggestion_store import Suggestions
from bot.library.suggestions import MOST_OPEN
from bot.storage.database import Database
from bot.transcripts.folder.loading import load_library
from tests.conftest import QUOTES_DATA, MakeBot, Stage, text_of
from tests.discord_api.component_limits import everything_in

TALK = """\
Ada Lovelace (00:00:05) The engine weaves algebraical patterns just as the loom weaves flowers. Would it play chess?

Charles (00:00:20) I never thought anybody would put it quite like that, and I have thought about little else.

Ada Lovelace (00:00:40) It might compose music of any degree of complexity or extent.
"""
CHESS = "would it play chess"


@pytest.fixture
async def own(stage: Stage, kim: MemberActor) -> Stage:
    told = await kim.slash(stage.channel, "library add", file=("talk.txt", TALK.encode()), title="The Engine")
    await kim.click(told.response.message, label="Add it")
    return stage


async def asked(stage: Stage, words: str, who: MemberActor | None = None, **options):
    stage.forget_public_answers()
    return (await (who or stage.mira).slash(stage.channel, "quote", words=words, **options)).response


async def form(stage: Stage, words: str, who: MemberActor | None = None):
    answer = await asked(stage, words, who)
    rows = [row["components"][0] for row in answer.components if row["type"] == 1]
    menu = next(item["custom_id"] for item in rows if ":more:" in item.get("custom_id", ""))
    return await (who or stage.mira).select(answer.message, ["speaker"], custom_id=menu)


async def say(stage: Stage, words: str, by: MemberActor | None = None, **fields: str):
    """Ask for a quote, choose "Wrong speaker?", and hand in the form with these ``fields``."""
    return (await (by or stage.mira).submit_modal(await form(stage, words, by), filled(fields))).response


def filled(fields: dict[str, str]) -> dict[str, str | list[str]]:
    """Return ``fields`` as a form holds them: what is chosen is a list."""
    return {name: value if name == "name" else [value] for name, value in fields.items()}


async def press(stage: Stage, who: MemberActor, message, label: str):
    pressed = stage.refreshed(message)
    buttons = [part for _, part in everything_in(pressed.components) if part.get("label") == label]
    return await who.click(pressed.message, custom_id=buttons[0]["custom_id"])


async def board(stage: Stage, kim: MemberActor):
    return (await kim.slash(stage.channel, "library corrections")).response


async def test_the_form_offers_who_else_speaks_and_tells_who_is_told_now(own: Stage):
    shown = await form(own, CHESS)
    (who, name, extent) = (part["component"] for part in shown.modal["components"])
    assert [option["value"] for option in who["options"]] == ["Charles"]
    assert not name["required"]
    assert [option["value"] for option in extent["options"]] == ["words", "passage", "turn"]
    assert "Until now: Ada Lovelace" in shown.modal["components"][0]["description"]


async def test_a_suggestion_changes_nothing_until_it_is_accepted_and_undone_all_is_as_before(
    own: Stage, kim: MemberActor
):
    before = await asked(own, CHESS)
    told = await say(own, CHESS, who="Charles", extent="words")
    assert told.ephemeral
    assert "who manages the server decides" in text_of(told)
    assert "~~Ada Lovelace~~ Charles: “Would it play chess?” (4 words)" in text_of(told)
    assert "Ada Lovelace" in text_of(await asked(own, CHESS))
    listed = await board(own, kim)
    assert "1 to decide" in text_of(listed)
    await press(own, kim, listed, "Accept")
    assert "Accepted: everyone sees it so now. ~~Ada Lovelace~~ Charles" in text_of(own.refreshed(listed))
    by_charles = text_of(await asked(own, CHESS, speaker="Charles"))
    assert "Would it play chess?" in by_charles
    assert "word for word" in by_charles
    assert "Ada Lovelace" in text_of(await asked(own, "the engine weaves algebraical patterns"))
    await own.mira.click(before.message, label="More context")
    old_message = text_of(own.refreshed(before))
    assert "Charles" in old_message
    assert "corrected here since" not in old_message
    await press(own, kim, listed, "Undo")
    assert "Open again" in text_of(own.refreshed(listed))
    assert "Charles" not in text_of(await asked(own, CHESS))


async def test_figures_follow_who_really_said_it(own: Stage, kim: MemberActor):
    async def shares() -> str:
        return text_of((await own.mira.slash(own.channel, "stats speakers", conversation="Engine")).response)

    before = await shares()
    await press(own, kim, await say(own, "compose music of any degree", kim, who="Charles", extent="turn"), "Accept")
    after = await shares()
    assert after != before
    await press(own, kim, await board(own, kim), "Undo")
    assert await shares() == before


async def test_a_whole_passage_goes_to_somebody_who_was_not_named_yet(own: Stage, kim: MemberActor):
    told = await say(own, CHESS, kim, name="  Mary \u202eSomerville ", extent="passage")
    assert "Mary Somerville: “The engine weaves" in text_of(told)
    await press(own, kim, told, "Accept")
    assert "Mary Somerville" in text_of(await asked(own, "the engine weaves algebraical patterns"))
    choices = await own.mira.autocomplete(own.channel, "quote", "speaker", "Mary")
    assert [choice["value"] for choice in choices] == ["Mary Somerville"]


async def test_the_form_works_after_a_restart_and_of_the_same_suggestion_there_is_one(
    own: Stage, kim: MemberActor, make_bot: MakeBot, library: Library
):
    shown = await form(own, CHESS)
    await say(own, CHESS, own.sam, who="Charles", extent="words")
    await own.env.restart_bot(make_bot(library))
    await own.mira.submit_modal(shown, filled({"who": "Charles", "extent": "words"}))
    assert "1 to decide" in text_of(await board(own, kim))


@pytest.mark.parametrize("fields", [{}, {"name": "\u202e "}, {"name": "Ada Lovelace"}])
async def test_a_form_that_names_nobody_else_is_told_so(own: Stage, fields: dict[str, str]):
    told = await say(own, CHESS, extent="words", **fields)
    assert told.ephemeral
    assert "Nothing was suggested" in told.content


async def test_a_later_one_for_the_same_words_takes_its_place_and_that_is_told(own: Stage, kim: MemberActor):
    await press(own, kim, await say(own, CHESS, kim, who="Charles", extent="words"), "Accept")
    told = await say(own, CHESS, kim, name="Mary", extent="words")
    await press(own, kim, told, "Accept")
    assert "a later correction has taken its place" in text_of(await board(own, kim))
    assert "Mary" in text_of(await asked(own, CHESS))


async def test_whatever_is_typed_breaks_nothing_and_pings_nobody(own: Stage, kim: MemberActor):
    await say(own, CHESS, name="**@everyone** <@1> [x](https://x.y) `a` ~~d~~ || <#5>", extent="turn")
    listed = await board(own, kim)
    await press(own, kim, listed, "Accept")
    assert "Accepted" in text_of(own.refreshed(listed))
    assert "@everyone" not in str(own.refreshed(listed).components)


async def test_a_person_has_so_many_open_suggestions_of_both_kinds(own: Stage):
    for number in range(MOST_OPEN):
        await say(own, CHESS, name=f"Guest {number}", extent="words")
    assert f"{MOST_OPEN} suggestions of yours" in (await say(own, CHESS, who="Charles", extent="words")).content


async def test_what_somebody_suggested_is_shown_and_can_be_erased(own: Stage, kim: MemberActor, bot_database: Database):
    await say(own, CHESS, who="Charles", extent="words")
    privacy = Privacy(bot_database)
    (row,) = (await privacy.export(own.mira.id))["suggested_corrections"]
    assert (row["former"], row["speaker"], row["count"]) == ("Ada Lovelace", "Charles", 4)
    await privacy.erase(own.mira.id)
    listed = await board(own, kim)
    assert "1 to decide" in text_of(listed)
    assert f"<@{own.mira.id}>" not in text_of(listed)


async def test_for_a_shared_conversation_the_operator_decides(
    stage: Stage,
    bot_database: Database,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    told = await say(stage, "i get a lot of shit for my stiff face", name="Somebody Else", extent="words")
    assert "who runs me decides" in text_of(told)
    (kept,) = await Suggestions(bot_database).of_shared()
    shutil.copytree(QUOTES_DATA, tmp_path / "data")
    monkeypatch.setenv("DATA_FOLDER", str(tmp_path / "data"))
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{bot_database.file}")
    assert await asyncio.to_thread(main, ["corrections"]) == 0
    assert "then: Somebody Else:" in capsys.readouterr().out
    before = next(iter(load_library(tmp_path / "data").library))
    assert await asyncio.to_thread(main, ["corrections", "accept", str(kept.number)]) == 0
    (read,) = load_library(tmp_path / "data").library
    assert "Somebody Else" in read.speakers
    assert read.words == before.words
