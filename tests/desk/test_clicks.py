"""Buttons that were sent once work for ever: each action has one handler, and every one is among those kept."""

import json
from pathlib import Path

import pytest

from bot.client import VerbatimBot
from bot.desk.click_ids import Click
from bot.desk.part import Part, handlers, on_click
from bot.desk.request import Request
from tests.conftest import Stage

KEPT: dict[str, list[str]] = json.loads((Path(__file__).parent / "custom_ids_v1.json").read_text("utf-8"))
ACTIONS = {Click(*held).action for held in KEPT.values()}


class Showing(Part):
    @on_click("show")
    async def show(self, request: Request) -> None:
        pass


class Telling(Part):
    @on_click("show")
    async def tell(self, request: Request) -> None:
        pass


def test_every_action_ever_sent_has_a_handler(bot: VerbatimBot):
    assert bot.actions >= ACTIONS


def test_every_action_that_has_a_handler_is_among_those_kept(bot: VerbatimBot):
    assert bot.actions <= ACTIONS, "add an id of each to tests/desk/custom_ids_v1.json; no line is ever taken away"


async def test_two_parts_that_claim_one_action_are_an_error(stage: Stage):
    desk = next(part.desk for part in stage.env.bot.cogs.values() if isinstance(part, Part))
    with pytest.raises(ValueError, match="show"):
        handlers([Showing(desk), Telling(desk)])
