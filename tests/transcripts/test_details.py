"""Titles, numbers and days out of front matter and file names: what is certain, and where it was taken from."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cli import main
from bot.transcripts.folder.file_names import read_file_name
from bot.transcripts.folder.loading import load_library
from bot.transcripts.spoken.front_matter import FrontMatter, read_front_matter
from bot.transcripts.written import Details

DAY = date(2023, 9, 28)
TALK = "Dana (0:01) The tide mill turned whenever the moon allowed it.\n\nIvo (0:07) Nobody kept any other hours.\n"
FRONT = """---
title: "The Mill: a beginning"
podcast: Water & Work # the show
episode: 012
date: 2023-09-28T10:00:00Z
guests:
  - Dana Whitfield
  - name: Ivo Brandt
hosts: [Mira Okafor]
odd: : line: of: colons
youtube: https://youtu.be/MVYrJJNdrEg
---

"""
WORDS = st.text("abcdefgh XYZ", min_size=1, max_size=20).map(lambda text: f"a{' '.join(text.split())}b")


@pytest.mark.parametrize(
    ("name", "details"),
    [
        ("Show Name - 012 - Title (2023-09-28)", Details("Title", "Show Name", 12, DAY)),
        ("2023-09-28-the-tide-mill", Details("The tide mill", published=DAY)),
        ("2023_09_28 The Mill", Details("The Mill", published=DAY)),
        ("ep-12_title", Details("title", number=12)),
        ("S02E03 The Mill", Details("The Mill", number=3)),
        ("Water & Work #398 - The Mill", Details("The Mill", "Water & Work", 398)),
        ("Water & Work - Episode 7 - The Mill", Details("The Mill", "Water & Work", 7)),
        ("Show - 2023-09-28 - Title", Details("Title", "Show", published=DAY)),
        ("2023-09-28", Details(published=DAY)),
        ("lex-398", Details()),
        ("Lecture 2023", Details()),
        ("Show - 2023 - Title", Details()),
        ("012 - Title", Details()),
        ("step 12 of 3", Details()),
        ("2023-02-30-title", Details()),
        ("from 2023-01-01 to 2024-01-01", Details()),
        ("talk", Details()),
    ],
)
def test_a_files_name_says_what_is_certain_and_nothing_else(name, details):
    assert read_file_name(name) == details


@given(WORDS, st.integers(0, 1899), WORDS, st.dates(date(1990, 1, 1), date(2030, 1, 1)))
def test_the_full_form_is_read_whatever_it_is_called(show, number, title, day):
    assert read_file_name(f"{show} - {number:03} - {title} ({day})") == Details(title, show, number, day)


@given(st.text(max_size=60))
def test_any_name_and_any_text_are_read(text):
    details = read_file_name(text)
    assert details.title is None or details.title.strip()
    assert read_front_matter(text) == read_front_matter(f"---\n{text}") == FrontMatter()
    assert isinstance(read_front_matter(f"---\n{text}\n---\n").details, Details)


def test_front_matter_is_read_line_by_line():
    front = read_front_matter(FRONT + TALK)
    assert front.details == Details("The Mill: a beginning", "Water & Work", 12, DAY)
    assert front.link == "https://youtu.be/MVYrJJNdrEg"
    assert read_front_matter(TALK + FRONT).details == Details()


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATA_FOLDER", "data")
    return tmp_path


def test_import_takes_what_options_do_not_say_and_tells_where_from(folder, capsys):
    (folder / "Other - 99 - Elsewhere (2020-01-01).md").write_text(FRONT + TALK)
    assert main(["import", "Other - 99 - Elsewhere (2020-01-01).md", "--date", "2024-05-03"]) == 0
    assert "title, series, number and link from the file's front matter" in capsys.readouterr().out
    (read,) = load_library(folder / "data").library
    assert (read.title, read.series, read.number) == ("The Mill: a beginning", "Water & Work", 12)
    assert read.published == date(2024, 5, 3)
    assert read.players[0].name == "YouTube"


def test_import_takes_the_rest_from_the_name(folder, capsys):
    (folder / "Water & Work - 012 - The Mill (2023-09-28).txt").write_text(TALK)
    assert main(["import", "Water & Work - 012 - The Mill (2023-09-28).txt"]) == 0
    assert "title, series, number and date from the file's name" in capsys.readouterr().out
    (read,) = load_library(folder / "data").library
    assert (read.key, read.title, read.published) == ("the-mill", "The Mill", DAY)
