import asyncio
import threading
from collections.abc import AsyncIterator

import pytest

from bot.pictures.card import quote_card
from bot.pictures.painter import Painter
from bot.pictures.rendering import PaintingFailed, Renderer
from bot.pictures.sketch import Sketch
from tests.pictures.talks import said


def card(text: str) -> Sketch:
    return quote_card(said(("Ada", text)))


class Counting(Renderer):
    """Keeps what it is asked for, and waits to be let go."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Sketch] = []
        self.begun = threading.Event()
        self.let_go = threading.Event()
        self.let_go.set()

    def render(self, sketch: Sketch) -> bytes:
        self.asked.append(sketch)
        self.begun.set()
        self.let_go.wait(10)
        return super().render(sketch)


@pytest.fixture
def counting() -> Counting:
    return Counting()


@pytest.fixture
async def painter(counting: Counting) -> AsyncIterator[Painter]:
    painter = Painter(counting)
    yield painter
    counting.let_go.set()
    await painter.close()


async def test_a_picture_is_painted_once(painter: Painter, counting: Counting) -> None:
    first = await painter.paint(card("Yes."))
    assert first.startswith(b"\x89PNG")
    assert await painter.paint(card("Yes.")) is first
    assert len(counting.asked) == 1


async def test_those_who_ask_at_the_same_time_share_one_painting(painter: Painter, counting: Counting) -> None:
    one, two, other = await asyncio.gather(*map(painter.paint, (card("Yes."), card("Yes."), card("No."))))
    assert one is two
    assert one != other
    assert len(counting.asked) == 2


async def test_who_gives_up_takes_the_picture_from_nobody(painter: Painter, counting: Counting) -> None:
    counting.let_go.clear()
    impatient, patient = (asyncio.create_task(painter.paint(card("Yes."))) for _ in range(2))
    await asyncio.sleep(0)
    impatient.cancel()
    await asyncio.gather(impatient, return_exceptions=True)
    counting.let_go.set()
    assert (await patient).startswith(b"\x89PNG")
    assert len(counting.asked) == 1


async def test_a_failure_is_told_to_all_and_not_remembered(painter: Painter, counting: Counting) -> None:
    broken = Sketch("no-such-template", "{}", "", "")
    results = await asyncio.gather(painter.paint(broken), painter.paint(broken), return_exceptions=True)
    assert [type(result) for result in results] == [PaintingFailed, PaintingFailed]
    with pytest.raises(PaintingFailed):
        await painter.paint(broken)
    assert len(counting.asked) == 2
    assert await painter.paint(card("Yes."))


async def test_the_oldest_pictures_are_forgotten_when_there_are_too_many_bytes(counting: Counting) -> None:
    size = len(Renderer().render(card("Yes.")))
    painter = Painter(counting, most_bytes=2 * size + size // 2)
    for text in ("Yes.", "Yea.", "Yes.", "Yet.", "Yes.", "Yea."):
        await painter.paint(card(text))
    await painter.close()
    assert counting.asked == [card("Yes."), card("Yea."), card("Yet."), card("Yea.")]


async def test_closing_finishes_what_is_begun_and_fails_what_waits(counting: Counting) -> None:
    painter = Painter(counting, threads=1)
    counting.let_go.clear()
    begun, waiting = (asyncio.create_task(painter.paint(card(text))) for text in ("Yes.", "No."))
    await asyncio.to_thread(counting.begun.wait, 10)
    closing = asyncio.create_task(painter.close())
    await asyncio.sleep(0.01)
    counting.let_go.set()
    await closing
    assert (await begun).startswith(b"\x89PNG")
    with pytest.raises(PaintingFailed):
        await waiting
    with pytest.raises(PaintingFailed):
        await painter.paint(card("Maybe."))


async def test_painting_leaves_the_event_loop_free(painter: Painter, counting: Counting) -> None:
    counting.let_go.clear()
    painting = asyncio.create_task(painter.paint(card("Yes.")))
    await asyncio.sleep(0.01)
    assert not painting.done()
    counting.let_go.set()
    await painting
