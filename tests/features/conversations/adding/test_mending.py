"""What a file got wrong is put right in its draft: names merged, labels taken or not, lines dropped."""

import discord
import pytest
from simcord import MemberActor
from sqlalchemy import Connection, update

from bot.library.originals import NOT_KEPT
from bot.storage.database import Database
from bot.storage.tables import AddedRow
from tests.conftest import Stage, text_of
from tests.storage.fixtures import rows_in

TALK = """\
Dana Reed: The ferry used to cross at noon, and everybody in the harbour set their watch by it.
Ivo: Nobody sets a watch by anything any more, least of all by a boat that is never on time.
Dana Reed: I still do, and I am late for every single thing that I have promised to anyone.
Careful: the planks are wet in the morning, and nobody has mended the rail since last winter.
Ivo: We could mend it ourselves, if somebody would only lend us a hammer for the afternoon.
Careful: the hammer that we have has lost its handle, so do not swing it near the windows.
Dana Reed: Then let us ask the baker. A listener: Why not ask the smith? He has three hammers.
Ivo: The smith never lends anything to people who arrive by the noon ferry, as you well know.
This programme was paid for by the harbour company, which sells tickets at every quay.
"""


async def draft(stage: Stage, kim: MemberActor, text: str = TALK):
    file = ("ferry.txt", text.encode())
    return (await kim.slash(stage.channel, "library add", file=file, title="The noon ferry")).response


async def fill(stage: Stage, kim: MemberActor, told, label: str, fields: dict):
    """Fill in the form behind the button ``label``, and return what was answered."""
    shown = await kim.click(stage.refreshed(told).message, label=label)
    return (await kim.submit_modal(shown, fields)).response


async def asked(stage: Stage, words: str) -> str:
    stage.forget_public_answers()
    return text_of((await stage.mira.slash(stage.channel, "quote", words=words)).response)


def labels_on(response) -> set[str]:
    return {
        item.label
        for row in response.message.components
        if hasattr(row, "children")
        for item in row.children
        if isinstance(item, discord.Button)
    }


async def test_two_names_given_one_are_one_person(stage: Stage, kim: MemberActor):
    told = await draft(stage, kim)
    await fill(stage, kim, told, "Rename speakers", {"names": "Ivo = Dana Reed\nDana Reed = Dana Reed"})
    text = text_of(stage.refreshed(told))
    assert "Ivo" not in text
    await kim.click(stage.refreshed(told).message, label="Add it")
    assert "Dana Reed" in await asked(stage, "nobody sets a watch by anything any more")


async def test_a_label_that_is_none_goes_to_the_words_of_who_spoke_before(stage: Stage, kim: MemberActor):
    told = await draft(stage, kim)
    assert "Careful 2" in text_of(told)
    await fill(stage, kim, told, "Not a speaker", {"labels": ["Careful"]})
    text = text_of(stage.refreshed(told))
    assert "Careful 2" not in text
    assert "“Careful” 2 times, taken as words, as decided by hand" in text.replace("twice", "2 times")
    await kim.click(stage.refreshed(told).message, label="Add it")
    answer = await asked(stage, "careful the planks are wet in the morning")
    assert "Careful: the planks are wet" in answer
    assert "Dana Reed" in answer


async def test_words_that_name_a_speaker_become_one(stage: Stage, kim: MemberActor):
    told = await draft(stage, kim)
    await fill(stage, kim, told, "Also a speaker", {"lines": "A listener:\n"})
    assert "A listener" in text_of(stage.refreshed(told))
    await kim.click(stage.refreshed(told).message, label="Add it")
    assert "A listener" in await asked(stage, "why not ask the smith he has three hammers")


async def test_lines_are_dropped_and_told(stage: Stage, kim: MemberActor):
    told = await draft(stage, kim)
    await fill(stage, kim, told, "Drop lines", {"lines": "9 – 9, 4"})
    text = text_of(stage.refreshed(told))
    assert text.count("left out by hand") == 2
    await kim.click(stage.refreshed(told).message, label="Add it")
    assert "paid for" not in await asked(stage, "harbour company paid")


async def test_what_was_renamed_stays_through_every_decision(stage: Stage, kim: MemberActor):
    told = await draft(stage, kim)
    await fill(stage, kim, told, "Rename speakers", {"names": "Ivo = Ivo Marsh"})
    await fill(stage, kim, told, "Rename speakers", {"names": "Ivo Marsh = Ivo Marsh the Elder"})
    await fill(stage, kim, told, "Not a speaker", {"labels": ["Careful"]})
    await fill(stage, kim, told, "Drop lines", {"lines": "9-"})
    text = text_of(stage.refreshed(told))
    assert "Ivo Marsh the Elder" in text
    assert "Careful 2" not in text
    assert "left out by hand" in text


async def test_numbers_that_are_told_anew_take_nobodys_name_away(stage: Stage, kim: MemberActor):
    cues = (
        (0, "0", "The ferry is late."),
        (9, "1", "It always is."),
        (20, "0", "Not in May."),
        (30, "1", "Even then."),
    )
    file = "WEBVTT\n" + "".join(
        f"\n00:00:{at:02}.000 --> 00:00:{at + 4:02}.000\n<v SPEAKER_0{who}>{words}</v>\n" for at, who, words in cues
    )
    told = await draft(stage, kim, file)
    await fill(stage, kim, told, "Rename speakers", {"names": "Speaker 2 = Ivo Marsh"})
    await fill(stage, kim, told, "Not a speaker", {"labels": ["Speaker 1"]})
    await kim.click(stage.refreshed(told).message, label="Add it")
    assert "Ivo Marsh" in await asked(stage, "it always is")


async def test_reset_reads_it_as_it_was_read_first(stage: Stage, kim: MemberActor):
    told = await draft(stage, kim)
    before = text_of(told)
    assert "Reset" not in labels_on(told)
    await fill(stage, kim, told, "Rename speakers", {"names": "Ivo = Ivo Marsh"})
    await fill(stage, kim, told, "Not a speaker", {"labels": ["Careful"]})
    await fill(stage, kim, told, "Drop lines", {"lines": "1"})
    await fill(stage, kim, told, "Also a speaker", {"lines": "A listener"})
    await kim.click(stage.refreshed(told).message, label="Reset")
    assert text_of(stage.refreshed(told)) == before


async def test_a_decision_is_taken_back_in_its_form(stage: Stage, kim: MemberActor):
    told = await draft(stage, kim)
    before = text_of(told)
    await fill(stage, kim, told, "Not a speaker", {"labels": ["Careful"]})
    await fill(stage, kim, told, "Not a speaker", {"labels": []})
    assert text_of(stage.refreshed(told)) == before
    await fill(stage, kim, told, "Drop lines", {"lines": "1-3"})
    await fill(stage, kim, told, "Drop lines", {"lines": ""})
    assert text_of(stage.refreshed(told)) == before


@pytest.mark.parametrize(
    ("label", "typed", "told"),
    [
        ("Drop lines", "the end", "tells no lines"),
        ("Drop lines", "1-", "drop fewer of its lines"),
        ("Drop lines", "\x00\u202e99999999999", "tells no lines"),
        ("Drop lines", ", ".join(map(str, range(1, 300))), "too many"),
        ("Also a speaker", "x" * 99, "at most 80 characters"),
    ],
)
async def test_what_cannot_be_done_is_told_and_changes_nothing(
    stage: Stage, kim: MemberActor, label: str, typed: str, told: str
):
    drafted = await draft(stage, kim)
    before = text_of(drafted)
    answer = await fill(stage, kim, drafted, label, {"lines": typed})
    assert told in text_of(answer)
    assert "You wrote" in text_of(answer)
    assert answer.ephemeral
    assert text_of(stage.refreshed(drafted)) == before


async def test_a_name_that_is_nowhere_is_told_of(stage: Stage, kim: MemberActor):
    drafted = await draft(stage, kim)
    await fill(stage, kim, drafted, "Also a speaker", {"lines": "@everyone **Bo**\u202e"})
    assert "begins no words" in text_of(stage.refreshed(drafted))


async def test_of_more_names_than_a_select_holds_some_are_typed(stage: Stage, kim: MemberActor):
    names = [f"Guest {chr(65 + number)}son" for number in range(26)]
    lines = [f"{name}: I came by the ferry as number {number} and liked it." for number, name in enumerate(names * 2)]
    told = await draft(stage, kim, "\n".join(lines))
    await fill(stage, kim, told, "Not a speaker", {"lines": "Guest Bson\nGuest Cson:"})
    text = text_of(stage.refreshed(told))
    assert "“Guest Bson” 2 times" in text.replace("twice", "2 times")
    assert "“Guest Cson” 2 times" in text.replace("twice", "2 times")


@pytest.mark.parametrize("label", ["Not a speaker", "Also a speaker", "Drop lines"])
async def test_a_draft_whose_file_was_not_kept_opens_and_says_so(
    stage: Stage, kim: MemberActor, bot_database: Database, label: str
):
    told = await draft(stage, kim)
    await bot_database.write(Connection.execute, update(AddedRow).values(NOT_KEPT))
    answer = (await kim.click(told.message, label=label)).response
    assert "Send it again with /library add" in text_of(answer)
    await fill(stage, kim, told, "Rename speakers", {"names": "Ivo = Ivo Marsh"})
    assert "Ivo Marsh" in text_of(stage.refreshed(told))
    await kim.click(stage.refreshed(told).message, label="Add it")
    assert "Added for this server" in text_of(stage.refreshed(told))


async def test_the_file_is_kept_no_longer_than_its_draft(stage: Stage, kim: MemberActor, bot_database: Database):
    told, other = await draft(stage, kim), await draft(stage, kim)
    await kim.click(told.message, label="Add it")
    await kim.click(other.message, label="Cancel")
    row = await bot_database.read(lambda connection: connection.execute(AddedRow.__table__.select()).mappings().one())
    assert {name: row[name] for name in NOT_KEPT} == NOT_KEPT
    assert await rows_in(bot_database, "added_conversations") == 1
