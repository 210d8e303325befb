"""``search`` where nothing is found by its words."""

import json
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from bot.cli import main
from bot.settings import Settings

SAID = """\
Ada (00:00:01) Tell me about the place where you grew up, and what it was like to live there.
Bo (00:00:20) My father was out in his boat before dawn. The harbour smelled of tar and of rotten fish.
Ada (00:00:40) And what did your mother do all day, when he was away?
Bo (00:01:00) She kept the oven going. There was always dough under a cloth somewhere, rising, and we stole it.
Ada (00:01:20) It must have been a hard place to live for half of the year.
Bo (00:01:40) There was frost on the inside of the windows, and we slept four to a bed.
"""
BREAD = "his mum was baking bread the whole time"
SURE = "the harbour smelled of tar"


@pytest.fixture(autouse=True)
def settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, own_logs: None) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    (tmp_path / "talks" / "town").mkdir(parents=True)
    (tmp_path / "talks" / "town" / "transcript.txt").write_text(SAID, "utf-8")
    monkeypatch.setenv("DATA_FOLDER", str(tmp_path / "talks"))
    monkeypatch.chdir(tmp_path)


def search(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["search", *arguments]) == 0
    return capsys.readouterr().out


def test_a_similar_idea_has_the_fields_of_a_match_and_a_score_that_counts_as_not_found(
    capsys: pytest.CaptureFixture[str],
):
    answers = json.loads(search(capsys, BREAD, "--json"))
    sure = json.loads(search(capsys, SURE, "--json"))
    ideas = [answer for answer in answers if answer["label"] == "similar idea"]
    assert any("dough" in idea["text"] or "oven" in idea["text"] for idea in ideas)
    assert all(idea.keys() == sure[0].keys() and idea["score"] < 0.5 for idea in ideas)
    scores = [answer["score"] for answer in answers]
    assert scores == sorted(scores, reverse=True)
    assert len(answers) <= 5


def test_what_is_found_by_its_words_needs_no_ideas(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    assert "similar idea" not in search(capsys, SURE)
    assert not (tmp_path / ".cache" / "ideas").exists()


@pytest.mark.parametrize("how", [("IDEAS", "off"), ("IDEAS_MODEL", "off"), None])
def test_ideas_can_be_left_out(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, how):
    if how:
        monkeypatch.setenv(*how)
    assert "similar idea" not in search(capsys, BREAD, *([] if how else ["--no-ideas"]))


def test_ideas_keep_to_the_speaker_and_the_limit(capsys: pytest.CaptureFixture[str]):
    answers = json.loads(search(capsys, "life was icy and poor back then", "--json", "--speaker", "bo", "--limit", "2"))
    assert 0 < len(answers) <= 2
    assert {answer["speaker"] for answer in answers} == {"Bo"}


def test_vectors_are_kept_for_the_next_search(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    first = search(capsys, BREAD)
    kept = {file: file.read_bytes() for file in (tmp_path / ".cache" / "ideas").iterdir()}
    assert kept
    assert search(capsys, BREAD) == first
    assert {file: file.read_bytes() for file in (tmp_path / ".cache" / "ideas").iterdir()} == kept


def test_each_query_is_named_among_many(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(f"{SURE}\n\n{BREAD}\n".encode()), "utf-8"))
    lines = search(capsys, "-").splitlines()
    assert [line for line in lines if line.startswith(">")] == [f"> {SURE}", "> ", f"> {BREAD}"]
