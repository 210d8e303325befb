import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from bot.transcripts.folder.loading import load_library

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


def test_tests_over_real_sockets_are_kept_out_of_the_inner_loop() -> None:
    files = [*ROOT.glob("tests/sockets/test_*.py")]
    assert files
    assert [file.name for file in files if "pytest.mark.process" not in file.read_text("utf-8")] == []


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


def test_every_dependency_is_pinned_within_what_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    declared = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    declared += [text for extra in project["project"]["optional-dependencies"].values() for text in extra]
    pins = [Requirement(line) for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines()]
    for wanted in map(Requirement, declared):
        pinned = [pin for pin in pins if canonicalize_name(pin.name) == canonicalize_name(wanted.name)]
        assert pinned, f"constraints.txt lacks {wanted.name}: run make constraints"
        assert all(wanted.specifier.contains(str(pin.specifier).removeprefix("==")) for pin in pinned), wanted
