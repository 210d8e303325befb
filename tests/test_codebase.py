import re
import subprocess
from pathlib import Path

import pytest

from bot.transcripts.loading import load_library

ROOT = Path(__file__).parents[1]
LONGEST_FILE = 250
FOREIGN = {
    "a package registry": re.compile(r"(?:files\.pythonhosted|(?:test\.)?pypi|registry\.npmjs)\.org|/simple/"),
    "a path of one machine": re.compile(r"(?<![\w.:/])/(?:home|root|Users|work|tmp|opt)/\w"),
}


def tracked_files() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("needs a git checkout")
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_no_file_of_the_bot_is_too_long() -> None:
    lengths = {file.relative_to(ROOT): file.read_text("utf-8").count("\n") for file in ROOT.glob("bot/**/*.py")}
    assert {file: length for file, length in lengths.items() if length > LONGEST_FILE} == {}


@pytest.mark.parametrize("what", FOREIGN)
def test_no_tracked_file_names(what: str) -> None:
    this = Path(__file__)
    texts = {file: file.read_bytes().decode("utf-8", "replace") for file in tracked_files() if file != this}
    assert {str(file.relative_to(ROOT)) for file, text in texts.items() if FOREIGN[what].search(text)} == set()


def test_every_conversation_that_comes_with_the_bot_is_read_without_a_fault() -> None:
    reports = load_library(ROOT / "quotes_data").reports
    assert reports
    assert [str(odd) for report in reports for odd in report.odd_lines] == []


def test_requirements_are_held_to_the_constraints() -> None:
    # pip takes no notice of "-c FILE" behind a requirement on the same line.
    assert "-c constraints.txt" in (ROOT / "requirements.txt").read_text().splitlines()
