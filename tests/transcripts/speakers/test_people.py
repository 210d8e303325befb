"""One person, one name, across conversations: decided in speakers.toml, suggested by check, undone by a line less."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.transcripts.folder.loading import load_library
from bot.transcripts.speakers.people import one_name_each, read_people
from tests.conversation.talks import talk


def write(folder: Path, name: str, *speakers: str) -> None:
    (folder / name).mkdir()
    lines = [f"{who} (0:{number:02}): The boiler was green, said {who}." for number, who in enumerate(speakers, 5)]
    (folder / name / "transcript.txt").write_text("\n\n".join(lines), "utf-8")


def test_who_is_told_as_somebody_is_that_person_everywhere_and_again_not(tmp_path: Path) -> None:
    write(tmp_path, "one", "Lenny", "Ada Reed")
    write(tmp_path, "two", "Lenny Rachel", "Ben Cole")
    (tmp_path / "speakers.toml").write_text('"Lenny" = "Lenny Rachel"\n', "utf-8")
    joined = load_library(tmp_path)
    assert joined.library.speakers == ("Lenny Rachel", "Ada Reed", "Ben Cole")
    assert "said Lenny." in joined.library.conversations["one"].passages[0].text
    (tmp_path / "speakers.toml").write_text("", "utf-8")
    assert "Lenny" in load_library(tmp_path, joined).library.speakers


def test_what_is_wrong_is_told_and_all_is_served(tmp_path: Path) -> None:
    write(tmp_path, "one", "Lenny", "Ada Reed")
    (tmp_path / "speakers.toml").write_text('"Lenny" = 3\n', "utf-8")
    loaded = load_library(tmp_path)
    assert loaded.library.speakers == ("Lenny", "Ada Reed")
    assert any(report.failed and report.source.endswith("speakers.toml") for report in loaded.reports)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('A = "B"\nB = "C"\n', {"A": "C", "B": "C"}),
        ('A = "B"\nB = "A"\n', {"A": "A", "B": "B"}),
        ('A = " B  Reed "\n', {"A": "B Reed"}),
    ],
)
def test_a_name_is_told_as_what_it_is_in_the_end(tmp_path: Path, text: str, told: dict[str, str]) -> None:
    (tmp_path / "speakers.toml").write_text(text, "utf-8")
    assert read_people(tmp_path) == told


def test_a_shorter_name_is_suggested_only_where_it_can_be_one_person() -> None:
    def of(key: str, *speakers: str, series: str = "Show"):
        return replace(talk(*((who, 0.0, "Well.") for who in speakers)), key=key, series=series)

    suggested = [*one_name_each([of("a", "Lenny", "Ada"), of("b", "Lenny"), of("c", "Lenny Rachel", "Ben")])]
    assert [(one.name, one.usual, one.conversations) for one in suggested] == [("Lenny", "Lenny Rachel", 2)]
    assert 'write in speakers.toml: "Lenny" = "Lenny Rachel"' in str(suggested[0])
    assert not [*one_name_each([of("a", "Lenny", "Lenny Rachel")])]
    assert not [*one_name_each([of("a", "Lenny"), of("b", "Lenny Rachel"), of("c", "Lenny Kay")])]
    assert not [*one_name_each([of("a", "Lenny"), of("b", "Lenny Rachel", series="Other")])]
