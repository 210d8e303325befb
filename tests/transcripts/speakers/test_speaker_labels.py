"""Which labels of a file are speakers: by how often they come, where, and what follows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.transcripts.speakers.label_candidates import candidate_of
from bot.transcripts.speakers.speaker_labels import labels_of
from bot.transcripts.written import Noticed

TALK = [
    "Ada Lovelace: We might weave patterns.",
    "Charles Babbage: Might we?",
    "Ada Lovelace: Of numbers, yes.",
    "Charles Babbage: Why not of notes?",
]


def labels(*lines):
    return labels_of(enumerate([*TALK, *lines], 1))


@pytest.mark.parametrize(
    ("line", "name", "text"),
    [
        ("Audience member: How?", "Audience member", "How?"),
        ("Miembro del público: ¿Cómo?", "Miembro del público", "¿Cómo?"),
        ("Ada Lovelace (she/her): So.", "Ada Lovelace", "So."),
        ("Ada Lovelace, Analytical Engines: So.", "Ada Lovelace", "So."),
        ("Dr. M. Somerville, PhD: So.", "Dr. M. Somerville", "So."),
        ("BOARDROOM-2 | Lower Valley: So.", "BOARDROOM-2", "So."),
        ("Mary & Annabella: So.", "Mary & Annabella", "So."),
        ("María del Carmen Ruiz de la Fuente: So.", "María del Carmen Ruiz de la Fuente", "So."),
        ("**Mary Somerville**: So.", "Mary Somerville", "So."),
        ("**Mary Somerville:** So.", "Mary Somerville", "So."),
        ("[Mary Somerville]: So.", "Mary Somerville", "So."),
        (">> Mary Somerville: So.", "Mary Somerville", "So."),
        ("王小明：大家好。", "王小明", "大家好。"),
        ("სალომე: გამარჯობა.", "სალომე", "გამარჯობა."),
        ("سارة: مرحبا.", "سارة", "مرحبا."),
    ],
)
def test_people_are_named_in_many_ways(line, name, text):
    labelled = labels(line, TALK[0], line).of(line)
    assert labelled is not None
    assert (labelled.name, labelled.text) == (name, text)


@pytest.mark.parametrize(
    "line",
    [
        "Remember: never open the lower valve.",
        "Question: who pays?",
        "Subscribe: at all places.",
        "Location: Leeds",
        "Transcript By: Annabella",
        "Fun fact: It weaves.",
        "See: https://example.org",
        "It works. Mostly: not.",
        "Is it? Ada: no",
    ],
)
def test_one_off_colons_are_words(line):
    assert labels(line).of(line) is None


def test_what_was_taken_for_words_or_shown_otherwise_is_told_with_how_often():
    told = labels("Remember: never.", "Audience member: How?", "Audience member: Why?", "A: Well.").noticed
    assert told == (
        Noticed(5, "Remember:", 1, "words"),
        Noticed(6, "Audience member:", 2, "a speaker"),
        Noticed(8, "A:", 1, "Ada Lovelace, a speaker"),
    )


def test_initials_of_two_people_are_neithers():
    assert labels("Augustus Morgan: So.", "Augustus Morgan: So.", "A: Hm.", "A: Well.").of("A: Hm.").name == "A"


def test_those_whom_only_their_company_tells_apart_stay_apart():
    lines = [f"Kim, Boilers of {place}: So." for place in ("Leeds", "York")] + ["Kim (Leeds): So.", "Kim (York): So."]
    names = {labels(*lines, *lines).of(line).name for line in lines[2:]}
    assert names == {"Kim (Leeds)", "Kim (York)"}


def test_brackets_name_somebody_only_where_most_lines_begin_with_them():
    assert labels("[Nodding] Yes.").of("[Nodding] Yes.") is None
    lines = ["[Ada] Hello.", "[Bob] Hi.", "[Ada] So.", "[applause] Thanks.", "[Bob] Oh."]
    read = labels_of(enumerate(lines, 1))
    assert [found.name if (found := read.of(line)) else None for line in lines] == ["Ada", "Bob", "Ada", None, "Bob"]


@given(st.text(max_size=300))
def test_a_label_and_the_text_after_it_are_of_the_line(line):
    found = candidate_of(line)
    assert found is None or (found.label in line and found.text in line and len(found.text) < len(line))


@given(st.lists(st.text("aAbB:*_[]() .王：", max_size=30), max_size=20))
def test_every_label_is_a_speaker_or_told(lines):
    read = labels_of(enumerate(lines, 1))
    for line in lines:
        found = candidate_of(line)
        if found and line and read.of(line) is None and found.form.value in {"colon", "bold"}:
            assert any(one.text == f"{found.label}:" and one.taken_as == "words" for one in read.noticed)


def test_initials_that_stand_in_brackets_or_fit_whom_the_settings_list_are_theirs():
    lines = ["Ada de Lune (AdL): So.", "AdL: Well.", "AdL: Hm.", "CB: Oh.", "CB: No."]
    read = labels_of(enumerate([*TALK, *lines], 1))
    assert [read.of(line).name for line in lines] == ["Ada de Lune"] * 3 + ["Charles Babbage"] * 2


def test_what_is_shown_is_nobody():
    lines = [f"Slide title: Number {number}" for number in range(9)]
    assert labels(*lines).of(lines[0]) is None


def test_names_as_short_as_initials_are_names():
    lines = ["ADA: So.", "BOB: Well.", "ADA: Hm.", "BOB: Oh.", "A: Yes.", "B: No."]
    read = labels_of(enumerate(lines, 1))
    assert [read.of(line).name for line in lines] == ["ADA", "BOB", "ADA", "BOB", "ADA", "BOB"]
