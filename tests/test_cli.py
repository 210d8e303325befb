"""The command line that people script: what it prints, where, and with which exit code."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from bot.cli import main
from bot.client import VerbatimBot
from bot.settings import Settings

ROOT = Path(__file__).parents[1]
STIFF = "i get a lot of shit for my stiff face"
KEYS = ["conversation", "speaker", "start", "end", "text", "score", "label", "lines", "url"]


@pytest.fixture(autouse=True)
def settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, own_logs: None) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("DATA_FOLDER", str(ROOT / "quotes_data"))
    monkeypatch.chdir(tmp_path)


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, object]]:
    assert main(["search", *arguments, "--json"]) == 0
    shown = capsys.readouterr()
    assert shown.err == ""
    assert len(shown.out.splitlines()) == 1
    return json.loads(shown.out)


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return the one line that these arguments stop with."""
    assert main(arguments) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    (line,) = shown.err.splitlines()
    return line


def conversation(folder: Path, name: str, transcript: str, metadata: str = "") -> Path:
    (folder / name).mkdir(parents=True)
    (folder / name / "transcript.txt").write_text(transcript, "utf-8")
    (folder / name / "conversation.toml").write_text(metadata, "utf-8")
    return folder


ADA = "Ada (00:00:01) The engine weaves algebraic patterns.\nBo (00:01:00) Just as the loom weaves flowers.\n"


def test_run_refuses_a_newer_schema_with_one_line(
    empty_database: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    async def begin(self: VerbatimBot, _token: str) -> None:
        await self.setup_hook()

    shutil.copyfile(empty_database, "verbatim.db")
    with closing(sqlite3.connect("verbatim.db")) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    monkeypatch.setenv("DISCORD_TOKEN", "MTIz.Abc-d_e.f")
    monkeypatch.setattr(VerbatimBot, "start", begin)
    assert "a newer version of the bot has been here (schema 9999)" in refused(capsys, "run")


def test_backup_copies_the_database_to_a_new_file_and_never_over_one(
    empty_database: Path, capsys: pytest.CaptureFixture[str]
):
    assert "there is no database" in refused(capsys, "backup", "copy.db")
    shutil.copyfile(empty_database, "verbatim.db")
    assert main(["backup", "copy.db"]) == 0
    assert "copy.db" in capsys.readouterr().out
    with closing(sqlite3.connect("copy.db")) as copy:
        assert copy.execute("SELECT count(*) FROM saved_quotes").fetchone() == (0,)
    assert "not overwritten" in refused(capsys, "backup", "copy.db")


def test_what_backup_says_of_going_back_is_what_restores_it(empty_database: Path, capsys: pytest.CaptureFixture[str]):
    shutil.copyfile(empty_database, "verbatim.db")
    assert main(["backup", "copy.db"]) == 0
    said = capsys.readouterr().out
    assert "stop the bot, then: python -m bot restore copy.db" in said
    with closing(sqlite3.connect("verbatim.db")) as connection, connection:
        connection.execute("DROP TABLE saved_quotes")
    assert main(["restore", "copy.db"]) == 0
    assert "is kept as" in capsys.readouterr().out
    with closing(sqlite3.connect("verbatim.db")) as restored:
        assert restored.execute("SELECT count(*) FROM saved_quotes").fetchone() == (0,)
    assert "there is no file" in refused(capsys, "restore", "nothing.db")


def test_search_prints_the_contracts_fields_best_first(capsys: pytest.CaptureFixture[str]):
    matches = answer(capsys, STIFF)
    assert 1 <= len(matches) <= 5
    assert all(list(match) == KEYS for match in matches)
    assert [match["score"] for match in matches] == sorted((match["score"] for match in matches), reverse=True)
    assert all(0.1 <= match["score"] <= 1 for match in matches)
    best = matches[0]
    assert best["conversation"] == "lex-398"
    assert best["speaker"] == "Mark Zuckerberg"
    assert best["lines"] == [{"speaker": "Mark Zuckerberg", "text": best["text"]}]
    assert best["start"] < best["end"]
    address, _, seconds = best["url"].removesuffix("s").partition("&t=")
    assert address == "https://www.youtube.com/watch?v=MVYrJJNdrEg"
    assert 3 <= best["start"] - int(seconds) <= 4.01


def test_the_speaker_of_a_dialogue_is_its_first(capsys: pytest.CaptureFixture[str]):
    best = answer(capsys, "im already forgetting youre not real. well i am real")[0]
    assert [line["speaker"] for line in best["lines"]] == ["Lex Fridman", "Mark Zuckerberg"]
    assert best["speaker"] == "Lex Fridman"


def test_what_nobody_said_is_an_empty_array(capsys: pytest.CaptureFixture[str]):
    assert answer(capsys, "zebra xylophone quagmire", "--no-ideas") == []
    assert answer(capsys, "") == []


def test_limit_speaker_and_conversation_narrow_the_matches(capsys: pytest.CaptureFixture[str]):
    assert len(answer(capsys, "virtual reality", "--limit", "1")) == 1
    by_lex = answer(capsys, "virtual reality", "--speaker", "lex fridmann", "--conversation", "398")
    assert {match["speaker"] for match in by_lex} == {"Lex Fridman"}


def test_without_a_player_the_address_is_null(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.setenv("DATA_FOLDER", str(conversation(tmp_path, "ada", ADA)))
    assert answer(capsys, "weaves algebraic patterns")[0]["url"] is None
    assert main(["search", "weaves algebraic patterns"]) == 0
    assert "None" not in capsys.readouterr().out


def test_for_people_matches_are_told_in_lines(capsys: pytest.CaptureFixture[str]):
    assert main(["search", STIFF, "--limit", "1"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("9:")
    assert "Mark Zuckerberg (" in first
    assert second.strip().startswith("https://www.youtube.com/")
    assert main(["search", "zebra xylophone quagmire", "--no-ideas"]) == 0
    assert "Nobody said" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["--speaker", "Xq Vw"], "verbatim: no speaker is called 'Xq Vw'"),
        (["--conversation", "qqqq"], "verbatim: no conversation is called 'qqqq'"),
    ],
)
def test_an_unknown_name_is_one_line(capsys: pytest.CaptureFixture[str], arguments: list[str], line: str):
    assert refused(capsys, "search", "x", *arguments).startswith(line)


@pytest.mark.parametrize("limit", ["0", "-1", "many", "1.5", "²"])
def test_a_limit_is_a_number_from_1_up(capsys: pytest.CaptureFixture[str], limit: str):
    with pytest.raises(SystemExit, match="2"):
        main(["search", "x", f"--limit={limit}"])
    assert "is not a number from 1 up" in capsys.readouterr().err


@pytest.mark.parametrize("words", ["nul\0byte", "half \udcff a letter", "x" * 6000, "**_`", "🤖"])
def test_any_words_are_answered(capsys: pytest.CaptureFixture[str], words: str):
    assert isinstance(answer(capsys, words), list)


@pytest.mark.parametrize("command", ["search x", "stats", "try", "run"])
@pytest.mark.parametrize("folder", ["", "not-there"])
def test_with_no_conversation_to_serve_commands_say_so_and_stop(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: str, folder: str
):
    monkeypatch.setenv("DATA_FOLDER", str(tmp_path / folder))
    monkeypatch.setenv("DISCORD_TOKEN", "abc")
    assert main(command.split()) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.splitlines()[-1].startswith("verbatim: DATA_FOLDER: no conversation in ")


def test_a_bad_conversation_does_not_stop_the_others(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    folder = conversation(conversation(tmp_path, "ada", ADA), "bad", ADA, "number = 'x'\n")
    monkeypatch.setenv("DATA_FOLDER", str(folder))
    assert main(["search", "weaves algebraic patterns", "--json"]) == 0
    shown = capsys.readouterr()
    assert json.loads(shown.out)[0]["conversation"] == "ada"
    assert f"{folder / 'bad' / 'conversation.toml'}:1: " in shown.err


def test_check_reports_and_exits_by_what_it_found(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    assert main(["check"]) == 0
    report = capsys.readouterr().out
    for figure in ("130 passages", "87 turns", "10,907 words", "10,874 without the 33", "8,077", "2,797"):
        assert figure in report
    folder = conversation(conversation(tmp_path, "ada", ADA), "bad", ADA, "number = 'x'\n")
    assert main(["check", str(folder)]) == 1
    report = capsys.readouterr().out
    assert f"{folder / 'bad' / 'conversation.toml'}:1: error: " in report
    assert "1 of 2 conversations can be served" in report


def test_stats_count_repeated_words_once(capsys: pytest.CaptureFixture[str]):
    assert main(["stats", "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)["lex-398"]
    assert {one["speaker"]: one["words"] for one in figures["speakers"]} == {
        "Mark Zuckerberg": 8077,
        "Lex Fridman": 2797,
    }
    assert figures["all"]["words"] == 10874
    assert main(["stats"]) == 0
    assert "Mark Zuckerberg: 8,077 words (74%)" in capsys.readouterr().out


def test_a_wrong_setting_is_one_line_that_names_it(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("LOG_LEVEL", "loud")
    assert refused(capsys, "stats").startswith("verbatim: LOG_LEVEL: ")


def test_run_without_a_token_says_what_to_do(capsys: pytest.CaptureFixture[str]):
    assert refused(capsys, "run").startswith("verbatim: DISCORD_TOKEN is not set")


def test_bytes_that_are_no_text_are_read_past(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    lines = b"stiff\x00 smile\n\xff\xfe\n\r\n" + STIFF.encode()
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(lines), encoding="ascii"))
    assert main(["search", "-", "--json", "--limit", "1"]) == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(answers) == 4
    assert "stiff" in answers[-1][0]["text"]


def process(*arguments: str, **options: object) -> "subprocess.Popen[str]":
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C", **options.pop("env", {})}
    streams = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    command = [sys.executable, "-m", "bot", *arguments]
    return subprocess.Popen(command, env=environment, text=True, encoding="utf-8", **streams, **options)


@pytest.mark.process
def test_each_line_is_answered_before_the_next_is_written():
    with process("search", "-", "--json", "--limit", "1") as verbatim:
        for words in (STIFF, "reality"):
            verbatim.stdin.write(f"{words}\n")
            verbatim.stdin.flush()
            assert isinstance(json.loads(verbatim.stdout.readline()), list)
        verbatim.stdin.close()
        assert verbatim.wait() == 0
        assert verbatim.stderr.read() == ""


@pytest.mark.process
def test_a_reader_who_has_enough_ends_it_without_complaint():
    with process("search", "-") as verbatim:
        verbatim.stdout.close()
        verbatim.stdin.write(f"{STIFF}\n" * 3)
        verbatim.stdin.close()
        assert verbatim.wait() == 0
        assert verbatim.stderr.read() == ""


@pytest.mark.process
def test_ctrl_c_ends_it_without_complaint():
    with process("search", "-", "--json", "--limit", "1") as verbatim:
        verbatim.stdin.write(f"{STIFF}\n")
        verbatim.stdin.flush()
        verbatim.stdout.readline()
        verbatim.send_signal(signal.SIGINT)
        assert verbatim.wait() == 0
        assert verbatim.stderr.read() == ""


@pytest.mark.process
def test_no_secret_is_in_what_a_process_says():
    with process("run", env={"DISCORD_TOKEN": "Bot se.cr-et", "SHARD_IDS": "0"}) as verbatim:
        said = "".join(verbatim.communicate())
    assert verbatim.returncode == 1
    assert said.startswith("verbatim: ")
    assert len(said.splitlines()) == 1
    assert "se.cr-et" not in said
