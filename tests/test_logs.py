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
    client = logging.getLogger("discord.client")
    filters = client.filters[:]

    def prepare(style: Literal["auto", "console", "json"] = "json", level: str = "INFO") -> StringIO:
        stream = StringIO()
        set_up_logs(level, style, secret=SECRET, stream=stream)
        return stream

    yield prepare
    client.filters[:] = filters
    for name in ("discord.http", "discord.gateway", "discord.webhook", "discord.state"):
        logging.getLogger(name).setLevel(logging.NOTSET)


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


@pytest.mark.parametrize("name", ["discord.http", "discord.gateway", "discord.webhook.async_", "discord.state"])
def test_what_passes_between_us_and_discord_is_logged_at_no_level(set_up: SetUp, name: str):
    stream = set_up(level="DEBUG")
    logging.getLogger(name).debug("POST with %s", {"content": "what somebody asked"})
    assert stream.getvalue() == ""
    structlog.stdlib.get_logger("bot").debug("ours")
    assert [line["event"] for line in lines(stream)] == ["ours"]


def test_tracebacks_are_without_the_variables_that_hold_what_people_asked(set_up: SetUp):
    stream = set_up("console")
    words = "what somebody " + "asked"
    try:
        raise RuntimeError(len(words))
    except RuntimeError:
        structlog.stdlib.get_logger("bot").exception("failed")
    assert "RuntimeError: 19" in stream.getvalue()
    assert "somebody asked" not in stream.getvalue()


def test_that_there_is_no_voice_is_not_said_at_every_start(set_up: SetUp):
    stream = set_up()
    logging.getLogger("discord.client").warning("PyNaCl is not installed, voice will NOT be supported")
    assert stream.getvalue() == ""
