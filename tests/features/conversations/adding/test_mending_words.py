"""Forms that mend what a file got wrong are such as Discord takes, whatever the file calls its speakers."""

from contextlib import suppress

import pytest
from discord import ui
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.errors import TranscriptError
from bot.features.conversations.adding.mending_words import (
    also_speakers_form,
    drop_form,
    labels_named,
    not_speakers_form,
    read_lines,
    read_stretches,
)
from bot.transcripts.decisions import Decisions, Stretch
from bot.transcripts.told import Told
from tests.desk.conversations import HOSTILE_TEXT, NAMES, few

LABELS = st.lists(st.tuples(NAMES | HOSTILE_TEXT, NAMES), max_size=40, unique_by=lambda pair: pair[0])


def check_form(form: ui.Modal) -> None:
    made = form.to_dict()
    assert len(made["title"]) <= 45
    (label,) = made["components"]
    field = label["component"]
    assert len(label["label"]) <= 45
    assert len(label.get("description", "")) <= 100
    assert len(field.get("value") or "") <= 4000
    options = field.get("options", [])
    assert len({option["value"] for option in options}) == len(options) <= 25
    assert all(0 < len(option["label"]) <= 100 and 0 < len(option["value"]) <= 100 for option in options)
    assert all(len(option.get("description") or "") <= 100 for option in options)
    assert field.get("max_values", 1) <= max(1, len(options))


@few
@given(LABELS, st.lists(NAMES, max_size=200), st.dictionaries(NAMES, NAMES), st.integers(1, 9**7))
def test_every_form(labels: list[tuple[str, str]], decided: list[str], names: dict[str, str], line: int):
    told = Told({}, Decisions(tuple(decided), tuple(decided[::-1]), (Stretch(line, None),) * 200), names)
    for form in (not_speakers_form(2**53, told, labels), also_speakers_form(2**53, told), drop_form(2**53, told)):
        check_form(form)


def test_forms_of_the_longest_names():
    labels = [(f"{number:02}{'x' * 78}",) * 2 for number in range(25)]
    told = Told({}, Decisions(), {label: f"{label[:-1]}y" for label, _ in labels})
    check_form(not_speakers_form(2**53, told, labels))


@pytest.mark.parametrize(
    ("typed", "stretches"),
    [
        ("7", [Stretch(7, 7)]),
        ("1-12, 340-", [Stretch(1, 12), Stretch(340, None)]),
        (" 1 \u2013 12\n\n340 \u2014; 5 to 6 ", [Stretch(1, 12), Stretch(340, None), Stretch(5, 6)]),
        ("", []),
    ],
)
def test_lines_are_read_as_people_write_them(typed: str, stretches: list[Stretch]):
    assert list(read_stretches(typed)) == stretches


@few
@given(HOSTILE_TEXT)
def test_whatever_is_typed_is_read_or_told_of(typed: str):
    for read in (read_lines, read_stretches):
        with suppress(TranscriptError):
            read(typed)


def test_names_mean_labels_however_they_are_told_by_now():
    labels = [("SPEAKER_00", "Speaker 1"), ("SPEAKER_01", "Speaker 2"), ("Ivo", "Ivo")]
    told = Told({}, Decisions(words=("Careful",)), {"SPEAKER_01": "Dana", "Ivo": "Dana"})
    assert labels_named(["Speaker 1", "Careful", "Bo"], told, labels) == ("SPEAKER_00", "Careful", "Bo")
    assert labels_named(["Dana"], told, labels) == ("SPEAKER_01", "Ivo")
