"""What people type, in every option, form, search and message, is in no log at any level, on either engine."""

import asyncio
from collections.abc import AsyncIterator
from io import StringIO

import discord
import pytest
from discord import app_commands
from simcord import MemberActor
from sqlalchemy import Connection, text

from bot.logs import set_up_logs
from bot.storage.database import Database
from tests.conftest import Stage, text_of

MARK = "marmalade"
SPREAD = "nobody spreads it on toast before noon"
TALK = f"""\
Dana Reed: The {MARK} came in three jars, and nobody in the harbour knew who had sent them to us.
Ivo: Here {SPREAD}, least of all {MARK} that has been on a boat for a week.
Dana Reed: I do, and I am late for every single thing that I have promised to anyone. Aunt {MARK}: So am I.
"""
STIFF = "i get a lot of shit for my stiff face"


@pytest.fixture
def ticking() -> bool:
    return True  # so that what fetches feeds and recordings is closed by its job


@pytest.fixture
def bot_database(database: Database) -> Database:
    return database


@pytest.fixture
def debugged(own_logs: None) -> StringIO:
    stream = StringIO()
    set_up_logs("DEBUG", "json", stream=stream)
    return stream


@pytest.fixture
async def kim(stage: Stage) -> AsyncIterator[MemberActor]:
    stage.expected.extend([discord.HTTPException, app_commands.AppCommandError])
    manager = stage.guild.create_role("Managers", permissions=discord.Permissions.all())
    yield stage.guild.add_member(stage.env.create_user("kim"), roles=[manager])
    for job in stage.env.bot._jobs:
        await job.stop()


def _typed(command: app_commands.Command, parameter: app_commands.Parameter, channel: object) -> dict[str, object]:
    """Return options with marked words in ``parameter``, and something in all others that must be given."""
    fitting = {
        discord.AppCommandOptionType.string: f"{MARK} {STIFF}"[: parameter.max_value or 60],
        discord.AppCommandOptionType.integer: 5,
        discord.AppCommandOptionType.boolean: True,
        discord.AppCommandOptionType.channel: channel,
    }
    options = {
        one.name: one.choices[0].value if one.choices else fitting[one.type]
        for one in command.parameters
        if one.required and one.type in fitting
    }
    return {**options, parameter.name: fitting[parameter.type]}


async def test_no_option_of_any_command(debugged: StringIO, stage: Stage, kim: MemberActor, database: Database) -> None:
    asked = 0
    for command in stage.env.bot.tree.walk_commands():
        if not isinstance(command, app_commands.Command) or any(
            one.required and one.type is discord.AppCommandOptionType.attachment for one in command.parameters
        ):
            continue
        for parameter in command.parameters:
            if parameter.type is not discord.AppCommandOptionType.string or parameter.choices:
                continue
            if parameter.autocomplete:
                await kim.autocomplete(stage.channel, command.qualified_name, parameter.name, f"{MARK} stiff")
            await kim.slash(stage.channel, command.qualified_name, **_typed(command, parameter, stage.channel))
            asked += 1
    assert asked >= 15
    assert debugged.getvalue()
    assert MARK not in debugged.getvalue()


async def test_no_form_and_no_message(debugged: StringIO, stage: Stage, kim: MemberActor, database: Database) -> None:
    answer = (await kim.slash(stage.channel, "quote", words=STIFF)).response
    saved = (await kim.click(answer.message, label="Save")).response
    form = await kim.click(saved.message, label="Tags")
    await kim.submit_modal(form, {"tags": f"{MARK} face"})
    assert MARK in text_of((await kim.slash(stage.channel, "saved list", tag=MARK)).response)
    await kim.send(stage.channel, f"<@{stage.env.bot.user.id}> {MARK} {STIFF}")
    await stage.env.advance_time(1)
    assert MARK not in debugged.getvalue()


async def test_nothing_of_a_transcript_and_no_form_about_it(
    debugged: StringIO, stage: Stage, kim: MemberActor, database: Database
) -> None:
    file = (f"{MARK}.txt", TALK.encode())
    told = (await kim.slash(stage.channel, "library add", file=file, title=f"About {MARK}")).response
    assert MARK in text_of(told)
    for label, fields in {
        "Rename speakers": {"names": f"Ivo = Ivo {MARK}"},
        "Drop lines": {"lines": f"3 {MARK}"},
    }.items():
        form = await kim.click(stage.refreshed(told).message, label=label)
        await kim.submit_modal(form, fields)
    await kim.click(stage.refreshed(told).message, label="Add it")
    for wish, fields in {
        "mend": {"words": f"{SPREAD} {MARK}"},
        "speaker": {"name": f"Another {MARK}", "extent": ["words"]},
    }.items():
        stage.forget_public_answers()
        answer = (await kim.slash(stage.channel, "quote", words=SPREAD)).response
        assert MARK in text_of(answer)
        rows = [row["components"][0] for row in answer.components if row["type"] == 1]
        menu = next(item["custom_id"] for item in rows if ":more:" in item.get("custom_id", ""))
        form = await kim.select(answer.message, [wish], custom_id=menu)
        assert "Suggested" in text_of((await kim.submit_modal(form, fields)).response)
    message = await kim.send(stage.channel, f"{MARK} {SPREAD}", attachments=[("message.txt", MARK.encode())])
    await kim.context_menu(stage.channel, "Find this quote", message)
    assert MARK not in debugged.getvalue()


async def test_no_statement_that_fails(debugged: StringIO, database: Database) -> None:
    def fail(connection: Connection, statement: str) -> None:
        connection.execute(text(statement), {"words": MARK})
        raise RuntimeError(MARK)

    for statement in (
        "SELECT no_such_column FROM settings WHERE time_zone = :words",
        "INSERT INTO settings (server, channel, time_zone) VALUES (:words, 1, :words)",
    ):
        with pytest.raises(Exception) as told:  # noqa: PT011 - engines differ in what they raise
            await database.write(fail, statement)
        asyncio.get_running_loop().call_exception_handler({"message": "failed", "exception": told.value})
    assert "failed" in debugged.getvalue()
    assert MARK not in debugged.getvalue()
