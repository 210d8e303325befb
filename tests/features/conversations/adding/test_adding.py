"""A server's own conversations: added from a file by a moderator, searched there and nowhere else."""

import re
from datetime import timedelta

import pytest
from simcord import MemberActor

from bot.conversation.library import Library
from bot.library.added import Most
from bot.library.added_store import Added
from bot.storage.database import Database
from tests.conftest import MakeBot, Stage, text_of

TALK = """\
Ada Lovelace (00:00:05) The engine weaves algebraical patterns just as the loom weaves flowers and leaves.

Charles (00:00:20) I never thought anybody would put it quite like that, and I have thought about little else.

Ada Lovelace (00:00:40) It might even compose elaborate pieces of music, of any degree of complexity or extent.

Speaker 3 (00:01:10) Did you say music? I would pay a great deal to hear a machine play the violin.
"""
NAMES = "Ada Lovelace = Ada Lovelace\nCharles = Charles Babbage\nSpeaker 3 = Mary Somerville"


async def draft(stage: Stage, kim: MemberActor, text: str | bytes = TALK, title: str = "Notes on the Engine", **more):
    data = text.encode() if isinstance(text, str) else text
    return (await kim.slash(stage.channel, "library add", file=("talk.txt", data), title=title, **more)).response


async def add(stage: Stage, kim: MemberActor, *args, **more):
    drafted = await draft(stage, kim, *args, **more)
    await kim.click(drafted.message, label="Add it")
    return stage.refreshed(drafted)


async def asked(stage: Stage, words: str, who: MemberActor | None = None, channel=None) -> str:
    stage.forget_public_answers()
    return text_of((await (who or stage.mira).slash(channel or stage.channel, "quote", words=words)).response)


async def offer_library(stage: Stage) -> None:
    """Have Discord offer /library to everybody, as a server can: what is done with it is checked all the same."""
    synced = next(command for command in await stage.env.bot.tree.fetch_commands() if command.name == "library")
    stage.guild.set_command_permissions(synced, {stage.mira: True, stage.guild.default_role: True})


async def test_what_was_read_is_told_before_anybody_can_search_it(stage: Stage, kim: MemberActor):
    told = await draft(stage, kim, link="https://youtu.be/MVYrJJNdrEg", date="1843-09-01")
    text = text_of(told)
    assert told.ephemeral
    assert "Notes on the Engine" in text
    assert "Ada Lovelace 45%" in text
    assert "Speaker 3: numbers, not names" in text
    assert text.count("youtube.com/watch?v=MVYrJJNdrEg") == 2
    assert "added 0 of 200 conversations" in text
    assert "the loom" not in await asked(stage, "the engine weaves algebraical patterns")


async def test_words_that_were_left_out_and_labels_that_are_not_certain_are_told(stage: Stage, kim: MemberActor):
    file = (
        f"Written down by Dana on a wet night.\n\n{TALK}\nAudience member (00:01:20) May I ask? Remember: it is late."
    )
    text = text_of(await draft(stage, kim, file))
    assert "left out: 8 of " in text
    assert "left out, 8 words from line 1, “Written down by Dana on a wet night.”: above the first name" in text


async def test_a_transcript_without_times_is_spread_over_the_length_that_is_told(stage: Stage, kim: MemberActor):
    told = await draft(stage, kim, re.sub(r" \(\S+\)", ":", TALK), length="1:40")
    assert "1:40 long" in text_of(told)
    await kim.click(told.message, label="Add it")
    assert "times estimated" in await asked(stage, "a machine play the violin")


async def test_once_added_everyone_there_finds_it_with_its_link(stage: Stage, kim: MemberActor):
    told = await add(stage, kim, link="https://youtu.be/MVYrJJNdrEg")
    assert "Added for this server" in text_of(told)
    assert "added 1 of 200 conversations" in text_of(told)
    answer = await asked(stage, "the engine weaves algebraical patterns")
    assert "Ada Lovelace" in answer
    assert "word for word" in answer
    assert "https://www.youtube.com/watch?v=MVYrJJNdrEg" in answer
    shown = (await stage.sam.slash(stage.channel, "conversations show", conversation="Engine")).response
    assert "Ada Lovelace" in text_of(shown)
    suggested = await stage.sam.autocomplete(stage.channel, "quote", "words", "algebraical pat")
    assert "Ada: The engine weaves" in suggested[0]["name"]


async def test_what_all_servers_share_is_still_found_beside_it(stage: Stage, kim: MemberActor):
    await add(stage, kim)
    assert "Mark Zuckerberg" in await asked(stage, "the real world is this mix of the physical and the digital")
    listed = text_of((await stage.mira.slash(stage.channel, "conversations list")).response)
    assert "2 conversations" in listed


async def test_another_server_and_private_messages_never_see_it(stage: Stage, kim: MemberActor):
    await add(stage, kim)
    other = stage.env.create_guild("Elsewhere")
    channel, zoe = other.create_text_channel("quotes"), other.add_member(stage.env.create_user("zoe"))
    assert "the loom" not in await asked(stage, "the engine weaves algebraical patterns", zoe, channel)
    listed = text_of((await zoe.slash(channel, "conversations list")).response)
    assert "Engine" not in listed
    assert await zoe.autocomplete(channel, "quote", "conversation", "Engine") == []


async def test_buttons_on_it_work_after_a_restart(stage: Stage, kim: MemberActor, make_bot: MakeBot, library: Library):
    await add(stage, kim)
    answer = (await stage.mira.slash(stage.channel, "quote", words="compose elaborate pieces of music")).response
    await stage.env.restart_bot(make_bot(library))
    await stage.sam.click(answer.message, label="More context")
    assert "play the violin" in text_of(stage.refreshed(answer))


async def test_speakers_are_renamed_in_a_form(stage: Stage, kim: MemberActor):
    told = await draft(stage, kim)
    shown = await kim.click(told.message, label="Rename speakers")
    await kim.submit_modal(shown, {"names": NAMES})
    assert "Mary Somerville" in text_of(stage.refreshed(told))
    assert "numbers, not names" not in text_of(stage.refreshed(told))
    await kim.click(told.message, label="Add it")
    assert "Mary Somerville" in await asked(stage, "a machine play the violin")


async def test_names_that_are_none_are_told_of_and_what_was_typed_comes_back(stage: Stage, kim: MemberActor):
    told = await draft(stage, kim)
    shown = await kim.click(told.message, label="Rename speakers")
    answer = text_of((await kim.submit_modal(shown, {"names": "Mary Somerville, please"})).response)
    assert "Mary Somerville, please" in answer
    shown = await kim.click(told.message, label="Rename speakers")
    answer = text_of((await kim.submit_modal(shown, {"names": "Nobody = Mary"})).response)
    assert "nobody is called “Nobody”" in answer
    assert "You wrote: Nobody = Mary" in answer
    shown = await kim.click(told.message, label="Rename speakers")
    answer = text_of((await kim.submit_modal(shown, {"names": "Charles = Bo\n\nNobody = Mary"})).response)
    assert "You wrote:\nCharles = Bo\nNobody = Mary" in answer


async def test_names_typed_while_the_database_is_away_come_back(stage: Stage, kim: MemberActor, bot_database: Database):
    told = await draft(stage, kim)
    shown = await kim.click(told.message, label="Rename speakers")
    await bot_database.close()
    assert bot_database.file is not None
    bot_database.file.write_bytes(b"this is no database" * 500)
    answer = text_of((await kim.submit_modal(shown, {"names": "Charles = Charles Babbage"})).response)
    assert "nothing was changed" in answer
    assert "You wrote: Charles = Charles Babbage" in answer
    await bot_database.close()


async def test_titles_and_names_are_kept_without_what_cannot_be_shown(
    stage: Stage, kim: MemberActor, bot_database: Database
):
    told = await draft(stage, kim, title="Notes\x00 on \u202ethe Engine")
    shown = await kim.click(told.message, label="Rename speakers")
    await kim.submit_modal(shown, {"names": "Charles = Charles\x00 Bab\ud800bage\nAda Lovelace = \u202eAda"})
    await kim.click(told.message, label="Add it")
    (added,) = await Added(bot_database).listed(stage.guild.id)
    assert (added.title, *added.speakers) == ("Notes on the Engine", "Ada", "Charles Babbage", "Speaker 3")


async def test_a_name_is_renamed_though_the_file_hides_signs_in_it(stage: Stage, kim: MemberActor):
    told = await draft(stage, kim, TALK.replace("Charles", "Char\x07les"))
    shown = await kim.click(told.message, label="Rename speakers")
    await kim.submit_modal(shown, {"names": "Charles = Charles Babbage"})
    assert "Charles Babbage" in text_of(stage.refreshed(told))


@pytest.mark.parametrize("nothing", ["\x00", "\u202e \ud800"])
async def test_titles_and_names_of_nothing_that_can_be_shown_are_none(stage: Stage, kim: MemberActor, nothing: str):
    assert "title cannot be" in text_of(await draft(stage, kim, title=nothing))
    told = await draft(stage, kim)
    shown = await kim.click(told.message, label="Rename speakers")
    answer = (await kim.submit_modal(shown, {"names": f"Charles = {nothing}"})).response
    assert "is no name" in text_of(answer)


@pytest.mark.parametrize(
    ("option", "told"),
    [
        ({"link": "notalink"}, "link cannot be “notalink”; write an address such as https://"),
        ({"length": "long"}, "length cannot be “long”; write a time such as 52:10"),
        ({"date": "yesterday"}, "date cannot be “yesterday”; write a day such as 2023-09-28"),
    ],
)
async def test_options_that_are_none_are_told_as_they_are_called(
    stage: Stage, kim: MemberActor, option: dict[str, str], told: str
):
    assert told in text_of(await draft(stage, kim, **option))


async def test_a_file_of_more_words_than_a_server_can_have_is_told_so(
    stage: Stage, kim: MemberActor, make_bot: MakeBot, library: Library
):
    await stage.env.restart_bot(make_bot(library, server_most=Most(10, 30)))
    text = text_of(await draft(stage, kim))
    assert "all of a server's conversations can have 30; add a part of it" in text


async def test_names_much_like_known_ones_are_unified_when_confirmed(stage: Stage, kim: MemberActor):
    told = await draft(stage, kim, TALK.replace("Charles", "Lex Friedman"))
    assert "Is “Lex Friedman” the same as “Lex Fridman”?" in text_of(told)
    await kim.click(told.message, label="Use the known names")
    text = text_of(stage.refreshed(told))
    assert "Lex Fridman" in text
    assert "Friedman" not in text


async def test_a_cancelled_draft_is_gone(stage: Stage, kim: MemberActor):
    told = await draft(stage, kim)
    await kim.click(told.message, label="Cancel")
    assert "Not added" in text_of(stage.refreshed(told))


async def test_a_draft_a_day_old_says_so(stage: Stage, kim: MemberActor):
    told = await draft(stage, kim)
    await stage.env.advance_time(timedelta(hours=25).total_seconds())
    late = (await kim.click(told.message, label="Add it")).response
    assert "no longer here" in text_of(late)


async def test_what_was_drafted_twice_is_added_once(stage: Stage, kim: MemberActor):
    one, other = await draft(stage, kim), await draft(stage, kim)
    await kim.click(one.message, label="Add it")
    assert "another title" in text_of((await kim.click(other.message, label="Add it")).response)


async def test_adding_and_removing_are_undone(stage: Stage, kim: MemberActor):
    told = await add(stage, kim)
    await kim.click(told.message, label="Undo")
    assert "the loom" not in await asked(stage, "the engine weaves algebraical patterns")
    await kim.click(stage.refreshed(told).message, label="Undo")
    assert "the loom" in await asked(stage, "the engine weaves algebraical patterns")
    removed = (await kim.slash(stage.channel, "library remove", conversation="Engine")).response
    assert "Removed from this server: Notes on the Engine" in text_of(removed)
    assert "1 conversation" in text_of((await stage.mira.slash(stage.channel, "conversations list")).response)


async def test_only_who_manages_the_server_adds_and_removes(stage: Stage, kim: MemberActor):
    await offer_library(stage)
    assert "Manage Server" in text_of(await draft(stage, stage.mira))
    await add(stage, kim)
    refused = (await stage.mira.slash(stage.channel, "library remove", conversation="Engine")).response
    assert "Manage Server" in text_of(refused)


@pytest.mark.parametrize(
    ("options", "part"),
    [
        ({"text": b"PK\x03\x04 and more"}, "a ZIP archive"),
        ({"text": "Nothing that anybody could make a conversation of"}, "talk.txt"),
        ({"link": "https://example.org/somewhere"}, "{seconds}"),
        ({"date": "last Tuesday"}, "2023-09-28"),
        ({"length": "long"}, "1:04:28"),
        ({"title": "Mark Zuckerberg: First Interview in the Metaverse"}, "another title"),
    ],
)
async def test_what_cannot_be_added_is_told_with_what_to_do(stage: Stage, kim: MemberActor, options: dict, part: str):
    told = await draft(stage, kim, **options)
    assert part in text_of(told).replace("\\", "")
    assert told.ephemeral


async def test_a_server_adds_no_more_than_it_may(stage: Stage, kim: MemberActor, make_bot: MakeBot, library: Library):
    await stage.env.restart_bot(make_bot(library, server_most=Most(1)))
    await add(stage, kim)
    assert "A server can have 1 conversations" in text_of(await draft(stage, kim, title="Another"))
