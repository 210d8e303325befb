"""Pictures of several servers, painted in turns."""

import asyncio
import threading
from collections.abc import AsyncIterator

import pytest

from bot.desk.pictured import PictureSender
from bot.desk.send import Sender
from bot.pictures.card import quote_card
from bot.pictures.painter import Painter
from bot.pictures.rendering import Renderer
from bot.pictures.sketch import Sketch
from bot.storage.owner import Owner
from tests.pictures.talks import said

MANY, ONE = Owner(1), Owner(2)


def card(text: str) -> Sketch:
    return quote_card(said(("Ada", text)))


class Held(Renderer):
    """Paints what says *Wait* only once it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.begun: list[Sketch] = []
        self.let_go = threading.Event()

    def render(self, sketch: Sketch) -> bytes:
        self.begun.append(sketch)
        if "Wait" in sketch.description:
            self.let_go.wait(10)
        return super().render(sketch)


@pytest.fixture
def held() -> Held:
    return Held()


@pytest.fixture
async def pictures(held: Held) -> AsyncIterator[PictureSender]:
    painter = Painter(held)
    yield PictureSender(Sender(), painter)
    held.let_go.set()
    await painter.close()


async def test_a_picture_is_painted_while_another_server_has_ten_waiting(pictures: PictureSender, held: Held) -> None:
    waiting = [asyncio.create_task(pictures.picture(card(f"Wait {number}."), MANY)) for number in range(10)]
    await asyncio.sleep(0)
    shown = await pictures.picture(card("Yes."), ONE)
    assert shown.png.startswith(b"\x89PNG")
    assert not any(task.done() for task in waiting)
    assert held.begun == [card("Wait 0."), card("Yes.")]
    held.let_go.set()
    assert all(picture.png.startswith(b"\x89PNG") for picture in await asyncio.gather(*waiting))


async def test_what_has_been_painted_before_waits_for_no_turn(pictures: PictureSender) -> None:
    first = await pictures.picture(card("Yes."), MANY)
    waiting = asyncio.create_task(pictures.picture(card("Wait."), MANY))
    await asyncio.sleep(0)
    assert await pictures.picture(card("Yes."), MANY) == first
    assert not waiting.done()
