"""Conversations of a server's own, edited by form: what changes, what stays, and how it is undone."""

import pytest
from simcord import MemberActor

from bot.conversation.errors import TranscriptError
from bot.features.conversations.editing.typed import chapters_of, place_lines, places_of, splits_of
from tests.conftest import Stage, text_of
from tests.features.conversations.adding.test_adding import TALK, add, asked, offer_library

CLEAN = TALK.replace("Speaker 3", "Mary Somerville")


async def shown_form(stage: Stage, kim: MemberActor, label: str, conversation: str = "Notes on the Engine"):
    told = (await kim.slash(stage.channel, "library edit", conversation=conversation)).response
    assert told.ephemeral
    return await kim.click(told.message, label=label)


async def filled_in(stage: Stage, kim: MemberActor, label: str, fields: dict[str, str]):
    form = await shown_form(stage, kim, label)
    return (await kim.submit_modal(form, fields)).response


async def test_details_are_changed_and_taken_back_and_buttons_on_quotes_still_work(stage: Stage, kim: MemberActor):
    await add(stage, kim, CLEAN)
    stage.forget_public_answers()
    answer = (await stage.mira.slash(stage.channel, "quote", words="compose elaborate pieces of music")).response
    fields = {"title": "The Engine @everyone", "series": "Loom Radio", "number": "7", "date": "1843-09-01"}
    told = await filled_in(stage, kim, "Details", fields)
    assert "Changed:" in text_of(told)
    listed = text_of((await stage.mira.slash(stage.channel, "conversations list", series="Loom Radio")).response)
    assert "1843-09-01" in listed
    await stage.sam.click(answer.message, label="More context")
    assert "play the violin" in text_of(stage.refreshed(answer))
    await kim.click(told.message, label="Undo")
    assert "As it was before: Notes on the Engine" in text_of(stage.refreshed(told))


async def test_speakers_are_renamed_merged_and_split_off(stage: Stage, kim: MemberActor):
    await add(stage, kim, CLEAN)
    names = "Ada Lovelace = Ada King\nCharles = Charles Babbage\nMary Somerville = Charles Babbage"
    told = await filled_in(stage, kim, "Speakers", {"names": names, "splits": "0:35-1:00 = Annabella"})
    assert "Charles Babbage" in await asked(stage, "hear a machine play the violin")
    assert "Annabella" in await asked(stage, "elaborate pieces of music, of any degree")
    assert "Ada King" in await asked(stage, "weaves algebraical patterns just as the loom")
    await kim.click(told.message, label="Undo")
    assert "Mary Somerville" in await asked(stage, "hear a machine play the violin")


async def test_chapters_and_places_are_changed(stage: Stage, kim: MemberActor):
    await add(stage, kim, CLEAN)
    await filled_in(stage, kim, "Chapters", {"lines": "0:00 Looms\n0:40 Music"})
    await filled_in(stage, kim, "Where it plays", {"places": "https://youtu.be/MVYrJJNdrEg", "length": "1:40"})
    assert "https://www.youtube.com/watch?v=MVYrJJNdrEg" in await asked(stage, "elaborate pieces of music")
    assert "Music" in text_of(
        (await stage.mira.slash(stage.channel, "conversations show", conversation="Engine")).response
    )


async def test_an_edit_after_which_another_came_stays(stage: Stage, kim: MemberActor):
    await add(stage, kim, CLEAN)
    first = await filled_in(stage, kim, "Details", {"title": "One", "series": "", "number": "", "date": ""})
    form = await shown_form(stage, kim, "Details", "One")
    await kim.submit_modal(form, {"title": "Two", "series": "", "number": "", "date": ""})
    await kim.click(first.message, label="Undo")
    assert "Changed again since, so it stays: Two" in text_of(stage.refreshed(first))


@pytest.mark.parametrize(
    ("label", "fields", "told"),
    [
        ("Details", {"title": " ", "series": "", "number": "", "date": ""}, "the title is empty"),
        ("Details", {"title": "x", "series": "", "number": "seven", "date": ""}, "digits alone"),
        ("Chapters", {"lines": "Looms"}, "12:30 How looms count"),
        ("Where it plays", {"places": "javascript:alert(1)", "length": ""}, "is no address"),
        ("Speakers", {"names": "", "splits": "1:00-0:30 = Ada"}, "is no stretch"),
        ("Speakers", {"names": "Nobody = Ada", "splits": ""}, "nobody is called"),
    ],
)
async def test_what_cannot_be_is_told_and_changes_nothing(
    stage: Stage, kim: MemberActor, label: str, fields: dict[str, str], told: str
):
    await add(stage, kim, CLEAN)
    assert told in text_of(await filled_in(stage, kim, label, fields))


async def test_only_who_manages_the_server_edits_and_only_its_own(stage: Stage, kim: MemberActor):
    await offer_library(stage)
    await add(stage, kim, CLEAN)
    refused = await stage.mira.slash(stage.channel, "library edit", conversation="Engine")
    assert "Manage Server" in text_of(refused.response)
    shared = await kim.slash(stage.channel, "library edit", conversation="First Interview in the Metaverse")
    assert "only whoever runs me" in text_of(shared.response)


async def test_several_are_removed_at_once_and_brought_back_from_a_list(stage: Stage, kim: MemberActor):
    await add(stage, kim, CLEAN)
    await add(stage, kim, CLEAN, title="More Notes")
    both = {"conversation": "Notes on the Engine", "conversation_2": "More Notes"}
    told = (await kim.slash(stage.channel, "library remove", **both)).response
    assert "Removed from this server: 2 conversations" in text_of(told)
    listed = (await kim.slash(stage.channel, "library removed")).response
    assert "More Notes" in text_of(listed)
    back = (await kim.select(listed.message, ["1"], custom_id="1:bringback:")).response
    assert "Back in this server: Notes on the Engine" in text_of(back)
    await kim.click(told.message, label="Undo")
    assert "Back in this server: 1 conversation" in text_of(stage.refreshed(told))


def test_places_come_back_as_they_were_typed():
    typed = ["https://youtu.be/MVYrJJNdrEg", "Our site = https://example.org/7?t={seconds} +12.5"]
    read = places_of({"places": "\n".join(typed)})
    assert place_lines({name: value for name, value in read.items() if value}) == typed


def test_lines_are_read():
    assert chapters_of("0:52 Metaverse\n\n 1:02:03 - End")["chapters"] == {"0:52": "Metaverse", "1:02:03": "End"}
    assert splits_of("1:00 – 2:30 = Ada")[0][:2] == (60.0, 150.0)
    with pytest.raises(TranscriptError):
        splits_of("1:00")
