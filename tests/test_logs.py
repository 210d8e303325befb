import asyncio
import json
import logging
from collections.abc import Callable, Iterator
from io import StringIO
from typing import Literal

import pytest
import structlog

from bot.logs import set_up_logs

SECRET = "MTIz.Abc-d_e.f"
SetUp = Callable[..., StringIO]


@pytest.fixture
def set_up(own_logs: None) -> Iterator[SetUp]:
    filtered = {name: logging.getLogger(name).filters[:] for name in ("discord.client", "asyncio")}

    def prepare(style: Literal["auto", "console", "json"] = "json", level: str = "INFO") -> StringIO:
        stream = StringIO()
        set_up_logs(level, style, secret=SECRET, stream=stream)
        return stream

    yield prepare
    for name, filters in filtered.items():
        logging.getLogger(name).filters[:] = filters
    logging.getLogger("bot").setLevel(logging.NOTSET)


def lines(stream: StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_lines_of_ours_and_of_discord_py_have_one_form(set_up: SetUp):
    stream = set_up()
    structlog.stdlib.get_logger("bot.client").info("ready", servers=3)
    logging.getLogger("discord.client").info("logging in using %s", "a token")
    ours, theirs = lines(stream)
    assert (ours["event"], ours["servers"], ours["logger"], ours["level"]) == ("ready", 3, "bot.client", "info")
    assert (theirs["event"], theirs["logger"]) == ("logging in using a token", "discord.client")
    assert ours.keys() - {"servers"} == theirs.keys()


def test_for_people_a_line_is_a_line(set_up: SetUp):
    stream = set_up("console")
    structlog.stdlib.get_logger("bot").warning("slow", seconds=2)
    logging.getLogger("discord").error("lost")
    first, second = stream.getvalue().splitlines()
    assert "slow" in first
    assert "seconds=2" in first
    assert "lost" in second
    assert "\x1b" not in stream.getvalue()


def test_a_stream_that_is_no_terminal_gets_json_of_itself(set_up: SetUp):
    stream = set_up("auto")
    logging.getLogger("bot").error("x")
    assert lines(stream)[0]["event"] == "x"


def test_less_severe_lines_are_left_out(set_up: SetUp):
    stream = set_up(level="WARNING")
    structlog.stdlib.get_logger("bot").info("no")
    logging.getLogger("discord").info("no")
    logging.getLogger("discord").warning("yes")
    assert [line["event"] for line in lines(stream)] == ["yes"]


def test_setting_up_twice_writes_each_line_once(set_up: SetUp):
    set_up()
    stream = set_up()
    logging.getLogger("bot").error("x")
    assert len(lines(stream)) == 1


@pytest.mark.parametrize("style", ["console", "json"])
def test_the_secret_is_nowhere_in_a_line(set_up: SetUp, style: str):
    stream = set_up(style)
    ours, theirs = structlog.stdlib.get_logger("bot"), logging.getLogger("aiohttp")
    ours.error(f"with {SECRET}", token=SECRET, nested={"headers": [SECRET]})
    theirs.error("with %s", SECRET, extra={"token": SECRET})
    try:
        try:
            raise KeyError(SECRET)
        except KeyError as cause:
            raise RuntimeError(f"refused: {SECRET}") from cause
    except RuntimeError:
        ours.exception("failed")
        theirs.exception("failed")
        theirs.error("failed", stack_info=True, exc_info=True)
    assert stream.getvalue().count("RuntimeError") >= 3
    assert "[secret]" in stream.getvalue()
    assert SECRET not in stream.getvalue()


LIBRARIES = [
    "discord.http", "discord.gateway", "discord.webhook.async_", "discord.state", "discord.client",
    "asyncpg", "sqlalchemy.engine.Engine", "sqlalchemy.pool", "aiohttp.client", "asyncio", "alembic", "any.other",
]  # fmt: skip


@pytest.mark.parametrize("name", LIBRARIES)
def test_what_libraries_are_given_is_logged_at_no_level(set_up: SetUp, name: str):
    stream = set_up(level="DEBUG")
    logging.getLogger(name).debug("POST with %s", {"content": "what somebody asked"})
    assert stream.getvalue() == ""
    structlog.stdlib.get_logger("bot").debug("ours")
    assert [line["event"] for line in lines(stream)] == ["ours"]


@pytest.mark.parametrize("style", ["console", "json"])
def test_tracebacks_are_without_variables_and_messages_that_hold_what_people_asked(set_up: SetUp, style: str):
    stream = set_up(style, "DEBUG")
    words = "what somebody " + "asked"
    try:
        try:
            int(words)
        except ValueError as cause:
            raise ExceptionGroup(words, [KeyError(words), OSError(28, "No space left", words)]) from cause
    except ExceptionGroup as error:
        structlog.stdlib.get_logger("bot").exception("failed")
        logging.getLogger("discord.client").error("Ignoring", exc_info=error)
    for told in ("builtins.ValueError", "builtins.KeyError", "builtins.OSError: No space left", "test_logs.py"):
        assert stream.getvalue().count(told) >= 2
    assert "somebody asked" not in stream.getvalue()


@pytest.mark.parametrize("debug", [False, True])
def test_what_asyncio_tells_of_tasks_and_slow_calls_is_without_what_they_were_given(set_up: SetUp, debug: bool):
    stream = set_up(level="DEBUG")
    words = "what somebody " + "asked"

    async def fail() -> None:
        raise ValueError(words)

    async def run() -> None:
        loop = asyncio.get_running_loop()
        loop.slow_callback_duration = 0
        loop.call_soon(len, words)
        task = asyncio.create_task(fail(), name=words)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        del task
        loop.call_exception_handler({"message": "lost", "asked": words})

    asyncio.run(run(), debug=debug)
    told = [str(line["event"]) for line in lines(stream)]
    assert "lost" in told
    assert any(line.startswith("Task exception was never retrieved") for line in told)
    assert not debug or any(line.startswith("Executing <...> took") for line in told)
    assert "somebody asked" not in stream.getvalue()


def test_that_there_is_no_voice_is_not_said_at_every_start(set_up: SetUp):
    stream = set_up()
    logging.getLogger("discord.client").warning("PyNaCl is not installed, voice will NOT be supported")
    assert stream.getvalue() == ""
