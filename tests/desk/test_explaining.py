"""Whatever goes wrong reaches the asker as one kind line, and the log without what was asked."""

from io import StringIO

import discord
import pytest
from discord import app_commands

from bot.library.finder import Finder
from bot.search.index import Index
from tests.conftest import Stage

STIFF = "i get a lot of shit for my stiff face"
CALLBACK = "/interactions/*/*/callback"


@pytest.fixture(autouse=True)
def refusals_are_expected(stage: Stage) -> None:
    stage.expected.extend([discord.HTTPException, RuntimeError, app_commands.CommandNotFound])


async def test_an_answer_discord_refuses_is_told_with_a_reference_that_is_in_the_log(stage: Stage, log: StringIO):
    stage.env.inject_error("POST", CALLBACK, status=400, code=50035, message="Invalid Form Body")
    answer = (await stage.mira.slash(stage.channel, "quote", words=STIFF)).response
    assert answer.ephemeral
    reference = answer.content.split("“")[1].split("”")[0]
    assert reference in log.getvalue()
    assert "stiff face" not in log.getvalue()


@pytest.mark.parametrize(("status", "code"), [(404, 10062), (400, 40060)])
async def test_what_is_late_or_answered_elsewhere_is_left_and_noted(
    stage: Stage, log: StringIO, status: int, code: int
):
    stage.env.inject_error("POST", CALLBACK, status=status, code=code, message="Unknown interaction")
    before = len(stage.env.http_requests)
    assert (await stage.mira.slash(stage.channel, "quote", words=STIFF)).response is None
    assert len(stage.env.http_requests) - before == 1
    assert f"code={code}" in log.getvalue()
    assert "Traceback" not in log.getvalue()


async def test_when_even_the_explanation_is_refused_nothing_is_raised(stage: Stage, log: StringIO):
    stage.env.inject_error("POST", CALLBACK, status=500, message="Down", times=None)
    assert (await stage.mira.slash(stage.channel, "quote", words=STIFF)).response is None
    assert "could not explain" in log.getvalue()


async def test_a_click_that_breaks_is_told_privately(stage: Stage, monkeypatch: pytest.MonkeyPatch):
    answer = (await stage.mira.slash(stage.channel, "quote", words=STIFF)).response

    def broken(*_: object) -> None:
        raise RuntimeError("nobody foresaw this")

    monkeypatch.setattr(Finder, "recover", broken)
    told = (await stage.sam.click(answer.message, label="More context")).response
    assert told.ephemeral
    assert "something broke on my side" in told.content


async def test_a_mention_that_breaks_is_answered_all_the_same(
    stage: Stage, log: StringIO, monkeypatch: pytest.MonkeyPatch
):
    def broken(*_args: object, **_options: object) -> None:
        raise RuntimeError("nobody foresaw this")

    monkeypatch.setattr(Index, "find", broken)
    await stage.mira.send(stage.channel, f"<@{stage.env.bot.user.id}> {STIFF}")
    told = [message for message in stage.channel.history() if message.author.id == stage.env.bot.user.id]
    assert "something broke on my side" in told[0].content
    assert "nobody foresaw this" in log.getvalue()
    assert "stiff face" not in log.getvalue()


async def test_a_command_as_it_was_before_an_update_is_told_of(stage: Stage):
    gone = {"name": "old", "type": 1, "description": "Gone", "options": [], "id": "77", "application_id": "1"}
    stage.env.backend.commands[None][("old", 1)] = gone
    answer = (await stage.mira.slash(stage.channel, "old")).response
    assert answer.ephemeral
    assert "has changed" in answer.content
