"""Edits of the folder of conversations, taken in while the bot serves."""

import asyncio
import os
import shutil
import signal
from collections.abc import AsyncIterator
from io import StringIO
from pathlib import Path

import pytest

from bot.client import VerbatimBot
from bot.library.reloading import Reload, ReloadJob, pass_over
from bot.library.serving import Libraries
from bot.transcripts.folder.loading import load_library
from tests.conftest import MakeBot, Stage, text_of

ADA = "Ada Lovelace (00:00:05) The engine weaves algebraical patterns just as the loom weaves flowers and leaves.\n"
WORDS = "the engine weaves algebraical patterns"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one conversation."""
    folder = tmp_path / "quotes_data"
    write(folder, "ada", ADA)
    return folder


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / name / "transcript.txt").write_text(text, "utf-8")


@pytest.fixture
def reload(folder: Path) -> Reload:
    return Reload(folder, load_library(folder))


@pytest.fixture
def bot(make_bot: MakeBot, reload: Reload) -> VerbatimBot:
    return make_bot(reload.loaded.library, reload=reload)


@pytest.fixture
def ticking() -> bool:
    return True


@pytest.fixture
async def job(libraries: Libraries, reload: Reload) -> AsyncIterator[ReloadJob]:
    await libraries.share(reload.loaded.library)
    job = ReloadJob(reload, libraries)
    yield job
    await job.stop()


async def asked(stage: Stage, words: str) -> str:
    stage.forget_public_answers()
    return text_of((await stage.mira.slash(stage.channel, "quote", words=words)).response)


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="Windows has no SIGHUP")
async def test_a_signal_takes_in_what_was_added_and_old_buttons_still_work(stage: Stage, folder: Path):
    before = (await stage.mira.slash(stage.channel, "quote", words=WORDS)).response
    write(folder, "bob", "Bob (00:00:09) Nothing is quite as fine as a bridge at five in the morning.\n")
    os.kill(os.getpid(), signal.SIGHUP)
    for _ in range(100):  # it is read in a thread
        if "a bridge at five" in (found := await asked(stage, "quite as fine as a bridge")):
            break
        await asyncio.sleep(0.05)
    assert "a bridge at five" in found
    await stage.mira.click(before.message, label="Save")
    assert "the loom" in await asked(stage, WORDS)


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="Windows has no SIGHUP")
async def test_a_signal_while_nobody_listens_ends_nothing(job: ReloadJob):
    before = signal.getsignal(signal.SIGHUP)
    try:
        pass_over()
        os.kill(os.getpid(), signal.SIGHUP)
        job.start()
        await job.stop()
        os.kill(os.getpid(), signal.SIGHUP)
    finally:
        signal.signal(signal.SIGHUP, before)


async def test_a_broken_edit_keeps_the_old_version_and_tells_where_it_is(
    job: ReloadJob, libraries: Libraries, folder: Path, log: StringIO
):
    write(folder, "bob", "Bob (00:00:09) Nothing is quite as fine as a bridge at five in the morning.\n")
    (folder / "ada" / "conversation.toml").write_text('title = "Notes"\ndate = "yesterday"\n', "utf-8")
    await job.reload()
    assert set(libraries.shared.library.conversations) == {"ada", "bob"}
    assert (await libraries.shared.find(WORDS))[0].quote.speaker == "Ada Lovelace"
    assert "conversation.toml:2: error: date cannot be" in log.getvalue()
    (folder / "ada" / "conversation.toml").write_text('title = "Notes"\n', "utf-8")
    await job.reload()
    assert "Notes" in libraries.shared.titles


async def test_what_was_taken_away_is_gone(job: ReloadJob, libraries: Libraries, folder: Path):
    write(folder, "bob", "Bob (00:00:09) Nothing is quite as fine as a bridge at five in the morning.\n")
    await job.reload()
    shutil.rmtree(folder / "ada")
    await job.reload()
    assert set(libraries.shared.library.conversations) == {"bob"}


async def test_an_empty_folder_takes_nothing_away(job: ReloadJob, libraries: Libraries, folder: Path, log: StringIO):
    shutil.rmtree(folder)
    await job.reload()
    assert set(libraries.shared.library.conversations) == {"ada"}
    assert "stays as it was" in log.getvalue()
