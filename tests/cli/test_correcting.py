"""What people suggest for shared conversations, decided on the command line while the bot may run."""

import asyncio
import re
import stat
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.cli import main
from bot.conversation.correction import Rewording
from bot.library.suggestion_store import Suggestions
from bot.storage.database import open_database
from bot.transcripts.folder.loading import load_library
from tests.storage.postgresql import drop_database, new_database, running_postgresql

MIRA = 2**60 + 101
TALK = "Ada (00:00:01) The engine weaves algae brutal patterns. Nobody knew.\nBo (00:01:00) Just as the loom does.\n"
LISTED = '# kept by hand\n[[corrections]]\nfirst = 9\nold = "the loom"\nnew = "a loom"\nby = "Ada"\ndate = 2026-11-23'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATA_FOLDER", "data")
    monkeypatch.setenv("DATABASE_URL", "sqlite:///verbatim.db")
    place = tmp_path / "data" / "engine"
    place.mkdir(parents=True)
    (place / "transcript.txt").write_text(TALK, "utf-8")
    return place


Suggest = Callable[..., tuple[int, ...]]


@pytest.fixture
def suggest(folder: Path) -> Suggest:
    return suggest_at("sqlite:///verbatim.db")


def suggest_at(url: str) -> Suggest:
    async def keep(rewordings: tuple[Rewording, ...]) -> tuple[int, ...]:
        database = await open_database(url)
        made = await Suggestions(database).suggest(rewordings, "engine", MIRA, datetime.now(UTC))
        await database.close()
        return tuple(one.number for one in made)

    return lambda *rewordings: asyncio.run(keep(tuple(Rewording(*one) for one in rewordings)))


def told(capsys: pytest.CaptureFixture[str], *arguments: object, code: int = 0) -> str:
    assert main(["corrections", *map(str, arguments)]) == code
    shown = capsys.readouterr()
    return shown.err if code else shown.out


def text(folder: Path) -> str:
    return load_library(folder.parent).library.conversations["engine"].passages[0].text


def test_suggestions_are_listed_with_their_sentence_now_and_then(suggest: Suggest, capsys) -> None:
    assert told(capsys) == "No suggestion is to be decided.\n"
    (number,) = suggest((3, "algae brutal", "algebraical"))
    assert "1 to decide" in told(capsys, "list")
    lines = told(capsys).splitlines()
    assert lines[2].startswith(f"    {number}  engine at 0:")
    assert lines[3:] == [
        "       now:  The engine weaves algae brutal patterns.",
        "       then: The engine weaves algebraical patterns.",
    ]


def test_what_is_accepted_is_in_the_file_and_nobody_by_their_id(folder: Path, suggest: Suggest, capsys) -> None:
    (number,) = suggest((3, "algae brutal", "algebraical"))
    assert "SIGHUP" in told(capsys, "accept", number)
    written = (folder / "corrections.toml").read_text("utf-8")
    assert str(MIRA) not in written
    assert f'by = "suggestion {number}"' in written
    assert text(folder) == "The engine weaves algebraical patterns. Nobody knew."
    assert (folder / "transcript.txt").read_text("utf-8") == TALK
    assert f"{number} " not in told(capsys, "accept", number, code=1).replace(f"number {number};", "")
    assert re.search(rf"{number}  engine: “algae brutal” → “algebraical”, accepted \d{{4}}-", told(capsys))
    assert [file.name for file in folder.iterdir() if file.name.startswith(".")] == []


def test_what_stands_in_the_file_stays_byte_for_byte(folder: Path, suggest: Suggest, capsys) -> None:
    file = folder / "corrections.toml"
    file.write_bytes(LISTED.replace("\n", "\r\n").encode())
    file.chmod(0o640)
    before = file.read_bytes()
    first, second = suggest((3, "algae brutal", "algebraical"), (0, "The", "This"))
    told(capsys, "accept", first)
    told(capsys, "accept", second)
    assert file.read_bytes().startswith(before)
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    (conversation,) = load_library(folder.parent).library
    assert [passage.text for passage in conversation.passages] == [
        "This engine weaves algebraical patterns. Nobody knew.",
        "Just as a loom does.",
    ]


def test_a_rejected_one_changes_nothing(folder: Path, suggest: Suggest, capsys) -> None:
    (number,) = suggest((3, "algae brutal", "algebraical"))
    assert told(capsys, "reject", number) == f"Rejected {number}.\n"
    assert not (folder / "corrections.toml").exists()
    assert "rejected" in told(capsys)
    assert "no open suggestion" in told(capsys, "reject", number, code=1)


def test_words_that_have_moved_are_found_and_those_that_are_gone_are_reported(
    folder: Path, suggest: Suggest, capsys
) -> None:
    moved, gone, unclear = suggest((3, "algae brutal", "algebraical"), (8, "Just as", "As"), (1, "knew.", "knows."))
    transcript = folder / "transcript.txt"
    edited = TALK.replace("The engine", "Well then, the engine").replace("Just as", "Like").replace("does.", "knew.")
    transcript.write_text(edited, "utf-8")
    assert told(capsys).count("can only be rejected") == 2
    told(capsys, "accept", moved)
    assert text(folder) == "Well then, the engine weaves algebraical patterns. Nobody knew."
    before = (folder / "corrections.toml").read_bytes()
    for number in (gone, unclear):
        assert "is not there (any more) in engine; nothing was changed" in told(capsys, "accept", number, code=1)
    assert (folder / "corrections.toml").read_bytes() == before
    assert "2 to decide" in told(capsys)


def test_a_part_of_what_was_accepted_before_is_gone(suggest: Suggest, capsys) -> None:
    first, second = suggest((3, "algae brutal", "algebraical"), (2, "weaves algae", "weaved alga"))
    told(capsys, "accept", first)
    assert "not there (any more)" in told(capsys, "accept", second, code=1)


@pytest.mark.parametrize("unwritable", ["corrections = []\n", "[[corrections]]\nfirst = "])
def test_a_file_that_takes_no_further_one_is_left_alone_and_the_suggestion_stays_open(
    folder: Path, suggest: Suggest, capsys, unwritable: str
) -> None:
    (number,) = suggest((3, "algae brutal", "algebraical"))
    file = folder / "corrections.toml"
    file.write_text(unwritable, "utf-8")
    assert main(["corrections", "accept", str(number)]) == 1
    assert "corrections.toml" in capsys.readouterr().err
    assert file.read_text("utf-8") == unwritable
    file.unlink()
    assert "1 to decide" in told(capsys)


def test_which_one_must_be_said(folder: Path, capsys) -> None:
    assert "python -m bot corrections accept 12" in told(capsys, "accept", code=1)
    assert "no open suggestion has the number 7" in told(capsys, "accept", 7, code=1)


def test_postgresql_serves_as_well(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    with running_postgresql() as server:
        url = asyncio.run(new_database(server))
        monkeypatch.setenv("DATABASE_URL", url)
        (number,) = suggest_at(url)((3, "algae brutal", "algebraical"))
        told(capsys, "accept", number)
        assert "accepted" in told(capsys)
        asyncio.run(drop_database(server, url))
    assert "algebraical" in text(folder)
