"""Many transcripts at once: told together, those that need a look apart, added with one button, undone with one."""

from simcord import MemberActor

from bot.conversation.library import Library
from bot.library.added import Most
from tests.conftest import MakeBot, Stage, text_of
from tests.features.conversations.adding.test_adding import TALK, asked
from tests.transcripts.folder.test_archives import packed

CLEAN = TALK.replace("Speaker 3", "Mary Somerville")


def episode(number: int) -> str:
    return CLEAN.replace("violin", f"violin number {number}")


async def hand_in(stage: Stage, kim: MemberActor, *files: tuple[str, bytes], **more):
    named = {("file" if number == 1 else f"file_{number}"): one for number, one in enumerate(files, 1)}
    return (await kim.slash(stage.channel, "library add", **named, **more)).response


def season(*numbers: int) -> bytes:
    return packed(
        *(
            (f"Loom Radio - {number:03} - Talk {number} (2024-01-{number:02}).txt", episode(number))
            for number in numbers
        )
    )


async def test_an_archive_and_files_are_read_together_and_those_read_cleanly_added_with_one_button(
    stage: Stage, kim: MemberActor
):
    odd = ("odd.txt", TALK.encode())
    told = await hand_in(stage, kim, ("season.zip", season(1, 2)), odd, ("tune.mp3", b"ID3\x03"))
    text = text_of(told)
    assert told.ephemeral
    assert "3 files read, 2 of them cleanly, 1 not" in text
    assert "Talk 1 · " in text
    assert "odd: Speaker 3: numbers, not names" in text
    assert "tune.mp3: " in text
    added = (await kim.click(told.message, label="Add the 2 read cleanly")).response
    assert "Added for this server: 2 conversations." in text_of(added)
    assert "Talk 2" in await asked(stage, "hear a machine play the violin number 2")
    listed = text_of((await stage.mira.slash(stage.channel, "conversations list", series="Loom Radio")).response)
    assert "2 conversations" in listed
    assert "2024-01-02" in listed
    await kim.click(added.message, label="Undo")
    assert "Removed from this server: 2 conversations" in text_of(stage.refreshed(added))
    await kim.click(stage.refreshed(added).message, label="Undo")
    assert "Talk 2" in await asked(stage, "hear a machine play the violin number 2")


async def test_one_that_needs_a_look_is_opened_as_a_draft_of_its_own(stage: Stage, kim: MemberActor):
    told = await hand_in(stage, kim, ("a.txt", episode(1).encode()), ("b.txt", TALK.encode()))
    shown = (await kim.select(told.message, ["2"], custom_id="1:lookat:")).response
    assert "Speaker 3: numbers, not names" in text_of(shown)


async def test_a_single_file_in_an_archive_is_a_draft_like_any_other(stage: Stage, kim: MemberActor):
    told = await hand_in(stage, kim, ("one.zip", packed(("Notes on the Engine.txt", TALK))))
    await kim.click(told.message, label="Add it")
    assert "Notes on the Engine" in await asked(stage, "the engine weaves algebraical patterns")


async def test_what_is_told_for_one_is_refused_for_many_and_the_same_title_is_taken_once(
    stage: Stage, kim: MemberActor
):
    refused = await hand_in(stage, kim, ("season.zip", season(1)), title="All of it")
    assert "for one file, not for many" in text_of(refused)
    told = await hand_in(stage, kim, ("a.txt", episode(1).encode()), ("a.txt", episode(2).encode()))
    assert "1 file read, 1 of them cleanly, 1 not" in text_of(told)
    assert "called that already" in text_of(told)


async def test_a_server_adds_no_more_than_it_may_however_many_come_at_once(
    stage: Stage, kim: MemberActor, make_bot: MakeBot, library: Library
):
    await stage.env.restart_bot(make_bot(library, server_most=Most(2)))
    told = await hand_in(stage, kim, ("season.zip", season(1, 2, 3)))
    assert "there is no room for it" in text_of(told)
    await kim.click(told.message, label="Add all 2")
    assert "A server can have 2 conversations" in text_of(await hand_in(stage, kim, ("season.zip", season(4))))


async def test_an_archive_that_is_none_is_told(stage: Stage, kim: MemberActor):
    told = text_of(await hand_in(stage, kim, ("season.zip", b"PK\x03\x04 @everyone")))
    assert "0 files read" in told
    assert "no ZIP archive" in told
