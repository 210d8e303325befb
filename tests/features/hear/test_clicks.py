"""*Hear* answers at once, then shows the film to the asker; whoever likes it posts it; whatever fails is told."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from bot.client import VerbatimBot
from bot.conversation.audio import Audio
from bot.conversation.library import Library
from bot.features.hear import clicks as hearing
from bot.library.indexed import LibraryIndexer
from tests.conftest import MakeBot, Stage, text_of
from tests.conversation.talks import talk
from tests.sound.recordings import sounding, write_recording

WORDS = "The bell of our tower is late today, and nobody has told it why."


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    return write_recording(tmp_path / "talk.ogg", "talk.ogg", sounding())


@pytest.fixture
def library(recording: Path) -> Library:
    told = [("Ada", 2.0, WORDS), ("Ben", 7.0, "Somebody should."), ("Ada", 9.0, "Nobody will, I fear.")]
    heard = talk(*told, key="heard", audio=Audio(str(recording)))
    return Library.of([heard, replace(talk(("Cem", 0.0, "A talk that nobody recorded.")), title="Unheard")])


@pytest.fixture
def bot(library: Library, make_bot: MakeBot, tmp_path: Path) -> VerbatimBot:
    return make_bot(library, cache=tmp_path / "cache")


async def ask(stage: Stage, words: str = WORDS):
    return (await stage.mira.slash(stage.channel, "quote", words=words)).response


def labels(response) -> list[str]:
    return [
        part["label"]
        for row in response.components
        for part in (row.get("components") or ())
        if part["type"] == 2 and "label" in part
    ]


async def heard(stage: Stage, clicked):
    """What the asker has in the end."""
    return stage.refreshed(clicked.response)


@pytest.mark.process
async def test_a_quote_is_heard_then_posted_then_kept_as_sound(stage: Stage):
    answer = await ask(stage)
    clicked = await stage.mira.click(answer.message, label="Hear")
    film = await heard(stage, clicked)
    assert clicked.response.ephemeral
    (file,) = film.attachments
    assert (file.filename, file.description) == (
        "ada-the-bell-of-our-tower-is-late-today-and-nobody-has-told.mp4",
        f"Film with captions. A talk at 0:02. Ada: “{WORDS}”",
    )
    assert labels(film)[:3] == ["Post for everyone", "Upright", "Download sound"]
    posted = await stage.mira.click(film.message, label="Post for everyone")
    shown = posted.followups[-1]
    assert not shown.ephemeral
    assert "posted by mira" in text_of(shown)
    assert [one.filename for one in shown.attachments] == [file.filename]
    sound = await heard(stage, await stage.mira.click(film.message, label="Download sound"))
    assert [one.filename for one in sound.attachments] == [file.filename.replace(".mp4", ".mp3")]
    assert WORDS in text_of(sound)


async def test_only_what_has_sound_can_be_heard(stage: Stage):
    assert "Hear" in labels(await ask(stage))
    assert "Hear" not in labels(await ask(stage, "A talk that nobody recorded."))


def test_nothing_can_be_heard_where_whoever_runs_the_bot_wants_none(library: Library):
    assert [one.audio for one in LibraryIndexer(sound=False).indexed(library).library] == [None, None]


@pytest.mark.process
async def test_a_recording_that_is_gone_is_told(stage: Stage, recording: Path):
    await asyncio.to_thread(recording.unlink)
    answer = await ask(stage)
    told = await heard(stage, await stage.mira.click(answer.message, label="Hear"))
    assert "isn't where it is said to be" in text_of(told)


async def test_whoever_manages_the_server_can_switch_sound_off_and_on(stage: Stage, kim):
    answer = await ask(stage)
    await kim.slash(stage.channel, "settings", sound=False)
    told = await stage.mira.click(answer.message, label="Hear")
    assert "switched sound off" in text_of(told.response)


async def test_a_film_larger_than_may_be_attached_is_told(stage: Stage, monkeypatch: pytest.MonkeyPatch):
    async def made(*_: object) -> bytes:
        await asyncio.sleep(0)
        return b"x" * (25 * 2**20 + 1)

    monkeypatch.setattr(hearing.Studio, "film", made)
    answer = await ask(stage)
    told = await heard(stage, await stage.mira.click(answer.message, label="Hear"))
    assert "larger than the 25 MiB" in text_of(told)
