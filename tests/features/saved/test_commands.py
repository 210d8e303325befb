import json
import re
import sqlite3
from contextlib import closing
from io import StringIO

import discord
import pytest
from simcord import MemberActor

from bot.conversation.library import Library
from bot.conversation.model import Conversation
from bot.desk.click_ids import click_id
from bot.storage.database import Database
from tests.conftest import MakeBot, Stage, text_of

STIFF = "i get a lot of shit for my stiff face"
WORLD = "the real world is this mix of the physical and the digital"
ROOM = "it really feels like we are in the same room"


@pytest.fixture
def moderator(stage: Stage) -> MemberActor:
    role = stage.guild.create_role("Moderators", permissions=discord.Permissions(manage_messages=True))
    return stage.guild.add_member(stage.env.create_user("kim"), roles=[role])


async def save(stage: Stage, words: str = STIFF, who: MemberActor | None = None):
    who = who or stage.mira
    stage.forget_public_answers()
    answer = (await who.slash(stage.channel, "quote", words=words)).response
    return (await who.click(answer.message, label="Save")).response


async def listed(stage: Stage, command: str = "saved list", **options):
    return (await stage.sam.slash(stage.channel, command, **options)).response


def votes(response) -> list[str]:
    return re.findall(r"\[Vote \(\d+\)\]", text_of(response))


async def test_a_saved_quote_is_listed_with_its_words_speaker_link_and_saver(stage: Stage):
    told = await save(stage)
    assert told.ephemeral
    assert "Saved for this server" in text_of(told)
    text = text_of(await listed(stage))
    assert "1 saved quote" in text
    assert "relatively stiff expression" in text
    assert "Mark Zuckerberg · 9:" in text
    assert "youtube.com/watch?v=MVYrJJNdrEg" in text
    assert f"saved by <@{stage.mira.id}>" in text


async def test_more_saves_too_also_from_a_checked_message(stage: Stage):
    message = await stage.sam.send(stage.channel, "I actually moved you back a few feet before you got into it")
    checked = (await stage.mira.context_menu(stage.channel, "Find this quote", message)).response
    more = next(
        row["components"][0] for row in checked.components if "more" in row["components"][0].get("custom_id", "")
    )
    told = (await stage.mira.select(checked.message, ["save"], custom_id=more["custom_id"])).response
    assert "Saved for this server" in text_of(told)
    assert "moved you back a few feet" in text_of(await listed(stage))


async def test_saving_again_tells_who_was_first_and_offers_tags_to_them_alone(stage: Stage):
    await save(stage)
    again, other = await save(stage), await save(stage, who=stage.sam)
    assert "already" in text_of(again)
    assert "[Tags]" in text_of(again)
    assert "already" in text_of(other)
    assert "[Tags]" not in text_of(other)


async def test_saving_can_be_undone_and_that_too(stage: Stage):
    told = await save(stage)
    await stage.mira.click(told.message, label="Undo")
    assert "Nothing saved yet" in text_of(await listed(stage))
    await stage.mira.click(stage.refreshed(told).message, label="Undo")
    assert "1 saved quote" in text_of(await listed(stage))


async def test_tags_are_asked_for_by_a_form_and_narrow_the_list(stage: Stage):
    told = await save(stage)
    await save(stage, WORLD)
    shown = await stage.mira.click(told.message, label="Tags")
    await stage.mira.submit_modal(shown, {"tags": "Funny, #avatars"})
    assert "#funny #avatars" in text_of(stage.refreshed(told))
    assert "1 saved quote with the tag funny" in text_of(await listed(stage, tag="Funny"))
    assert [c["value"] for c in await stage.sam.autocomplete(stage.channel, "saved list", "tag", "a")] == ["avatars"]


async def test_a_form_opened_before_a_restart_is_taken_after_it(stage: Stage, make_bot: MakeBot, library: Library):
    told = await save(stage)
    shown = await stage.mira.click(told.message, label="Tags")
    await stage.env.restart_bot(make_bot(library))
    await stage.mira.submit_modal(shown, {"tags": "late"})
    assert "#late" in text_of(stage.refreshed(told))


@pytest.mark.parametrize(("typed", "part"), [("?!", "no letter or digit"), ("a b c d e f", "at most 5 tags")])
async def test_tags_that_are_none_or_too_many_are_told_of(stage: Stage, typed: str, part: str):
    told = await save(stage)
    shown = await stage.mira.click(told.message, label="Tags")
    answer = (await stage.mira.submit_modal(shown, {"tags": typed})).response
    assert answer.ephemeral
    assert part in answer.content


async def test_votes_are_counted_on_the_public_list_each_once_and_can_be_taken_back(stage: Stage):
    await save(stage)
    shown = await listed(stage)
    assert not shown.ephemeral
    for voter in (stage.mira, stage.sam, stage.sam, stage.mira, stage.sam):
        await voter.click(
            stage.refreshed(shown).message, label=re.search(r"\[(Vote.*?)\]", text_of(stage.refreshed(shown)))[1]
        )
    assert votes(stage.refreshed(shown)) == ["[Vote (1)]"]


async def test_the_hall_of_fame_holds_what_has_votes(stage: Stage):
    assert "No saved quote has a vote yet" in text_of(await listed(stage, "saved best"))
    await save(stage)
    await save(stage, WORLD)
    shown = await listed(stage, by=stage.mira)
    older = [part["accessory"]["custom_id"] for part in shown.components[0]["components"] if part["type"] == 9][1]
    await stage.sam.click(shown.message, custom_id=older)
    best = await listed(stage, "saved best")
    assert votes(best) == ["[Vote (1)]"]
    assert "stiff" in text_of(best)
    await stage.sam.click(best.message, label="Vote (1)")
    assert votes(stage.refreshed(best)) == []


async def test_pages_turn_after_a_restart_and_keep_what_was_asked_for(
    stage: Stage, make_bot: MakeBot, library: Library, seed: Conversation
):
    for number in range(7):
        form = f"{seed.passages[number + 20].text}"
        await save(stage, " ".join(form.split()[:12]))
    shown = await listed(stage, by=stage.mira)
    first = text_of(shown)
    assert len(votes(shown)) == 5
    await stage.env.restart_bot(make_bot(library))
    await stage.mira.click(shown.message, label="Older →")
    second = text_of(stage.refreshed(shown))
    assert len(votes(stage.refreshed(shown))) == 2
    assert f"7 saved quotes by <@{stage.mira.id}>" in second
    await stage.mira.click(stage.refreshed(shown).message, label="← Newer")
    assert text_of(stage.refreshed(shown)) == first != second


async def test_only_the_saver_or_a_moderator_removes_and_it_can_be_undone(stage: Stage, moderator: MemberActor):
    await save(stage)
    assert await stage.sam.autocomplete(stage.channel, "saved remove", "quote", "") == []
    (choice,) = await stage.mira.autocomplete(stage.channel, "saved remove", "quote", "Stiff")
    assert choice["name"].startswith("9:")
    refused = (await stage.sam.slash(stage.channel, "saved remove", quote=choice["value"])).response
    assert "Only whoever saved this quote" in refused.content
    assert [c["value"] for c in await moderator.autocomplete(stage.channel, "saved remove", "quote", "")] == [
        choice["value"]
    ]
    removed = (await moderator.slash(stage.channel, "saved remove", quote=choice["value"])).response
    assert removed.ephemeral
    assert "Nothing saved yet" in text_of(await listed(stage))
    await moderator.click(removed.message, label="Undo")
    assert "1 saved quote" in text_of(await listed(stage))


@pytest.mark.parametrize("quote", ["7", "stiff", "9" * 40, "٣"])
async def test_what_is_not_saved_cannot_be_removed(stage: Stage, quote: str):
    answer = (await stage.mira.slash(stage.channel, "saved remove", quote=quote)).response
    assert answer.ephemeral
    assert "not among those saved here" in answer.content


async def test_export_hands_all_over_privately_as_json_and_as_markdown(stage: Stage):
    assert "Nothing is saved" in (await listed(stage, "saved export")).content
    await save(stage)
    await save(stage, WORLD)
    answer = await listed(stage, "saved export")
    assert answer.ephemeral
    entries = json.loads(await answer.attachments[0].read())
    assert len(entries) == 2
    assert entries[1]["lines"][0]["speaker"] == "Mark Zuckerberg"
    assert "relatively stiff expression" in entries[1]["lines"][0]["text"]
    assert entries[1]["url"].startswith("https://www.youtube.com/watch")
    text = (await (await listed(stage, "saved export", style="markdown")).attachments[0].read()).decode()
    assert text.startswith("# Saved quotes\n\n> **Mark Zuckerberg:** ")


async def test_a_saved_quote_outlives_its_conversation(stage: Stage, make_bot: MakeBot, seed: Conversation):
    await save(stage)
    other = Conversation("other", "Another talk", None, seed.passages)
    await stage.env.restart_bot(make_bot(Library.of([other])))
    text = text_of(await listed(stage))
    assert "relatively stiff expression" in text
    assert "youtube" not in text
    entry = json.loads(await (await listed(stage, "saved export")).attachments[0].read())[0]
    assert entry["url"] is None


async def test_without_a_server_that_has_the_bot_quotes_are_the_persons_own(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
):
    await save(stage)
    monkeypatch.setattr(stage.env.bot, "get_guild", lambda _: None)
    told = await save(stage, WORLD)
    assert "Saved for you" in text_of(told)
    own = (await stage.mira.slash(stage.channel, "saved list")).response
    assert own.ephemeral
    assert "1 saved quote" in text_of(own)
    assert "Nothing saved yet" in text_of(await listed(stage))


async def test_a_button_of_what_is_gone_says_so(stage: Stage):
    shown = await save(stage)
    stored = stage.env.backend.get_message(shown.channel_id, shown.id)
    stored.components[1]["components"][0]["custom_id"] = click_id("tags", "x")
    answer = (await stage.mira.click(shown.message, label="Tags")).response
    assert "not among those saved here" in answer.content


async def test_with_a_broken_database_the_asker_is_told_and_the_log_has_the_cause(
    stage: Stage, bot_database: Database, log: StringIO
):
    answer = (await stage.mira.slash(stage.channel, "quote", words=STIFF)).response
    bot_database.file.write_bytes(b"this is no database " * 500)
    await bot_database.close()
    for clicked in (
        await stage.mira.click(answer.message, label="Save"),
        await stage.mira.slash(stage.channel, "saved list"),
    ):
        assert clicked.response.ephemeral
        assert "My memory is out of order" in clicked.response.content
    assert "file is not a database" in log.getvalue()
    assert await stage.mira.autocomplete(stage.channel, "saved remove", "quote", "x") == []


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.storage.transactions.BUSY_SECONDS", 0.05)


async def test_while_others_lock_the_database_it_is_told_and_quotes_are_found_all_the_same(
    impatient: None, stage: Stage, bot_database: Database
):
    with closing(sqlite3.connect(bot_database.file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        told = await save(stage)
        assert told.ephemeral
        assert "nothing was changed" in text_of(told)
    await save(stage)
    assert "1 saved quote" in text_of(await listed(stage))
