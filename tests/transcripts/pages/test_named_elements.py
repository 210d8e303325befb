"""Pages whose names stand in elements of their own, and pages on which nobody speaks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.errors import TranscriptError
from bot.transcripts.formats import read_transcript

PEOPLE = ("Mira Okafor", "Tomas Brook", "Ms. Vale")
TURNS = [(PEOPLE[number % 3], f"This is what was said of the boiler in turn {number}.") for number in range(9)]


def read(text):
    return read_transcript(text, "page")


def said(text):
    return [(passage.speaker, passage.text) for passage in read(text).passages]


def page(turns, before, after, between="<p>{}</p>"):
    body = "".join(f"<section>{before}{who}{after}{between.format(words)}</section>" for who, words in turns)
    return f"<!doctype html><html><body><h1>The boiler</h1>{body}</body></html>"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<who>", "</who>"),
        ('<div class="x7">', "</div>"),
        ("<bubble><by>", ":</by></bubble>"),
        ("<h9 id='1'>", "</h9>"),
    ],
)
def test_an_element_of_short_texts_that_come_again_holds_names(before, after):
    assert said(page(TURNS, before, after)) == TURNS


def test_what_they_say_may_be_in_several_paragraphs():
    turns = [(who, f"{words}</p><p>And more.") for who, words in TURNS]
    assert {who for who, _ in said(page(turns, "<who>", "</who>"))} == set(PEOPLE)


@given(st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=12))
def test_no_word_of_a_page_changes_hands_or_is_lost(people):
    turns = [(who, f"This is what was said of the boiler in turn {number}.") for number, who in enumerate(people)]
    try:
        reading = read(page(turns, "<who>", "</who>"))
    except TranscriptError:
        return
    texts = " ".join(passage.text for passage in reading.passages)
    for who, words in turns:
        assert words in texts
        named = [passage.speaker for passage in reading.passages if words in passage.text]
        assert set(named) <= {who, "Unknown speaker"}


def test_paragraphs_that_are_short_and_differ_are_no_names():
    words = [f"Boiler number {number} was painted green and nobody knew by whom." for number in range(20)]
    text = "".join(f"<div class='s'>Place {chr(65 + n)}</div><p>{line}</p>" for n, line in enumerate(words))
    reading = read(f"<!doctype html><html><body>{text}</body></html>")
    assert {passage.speaker for passage in reading.passages} == {"Unknown speaker"}


def test_a_page_of_grades_is_refused():
    rows = "".join(
        f"<tr><td>Course {number}</td><td>{grade}</td><td>1.00</td></tr>"
        for number, grade in enumerate(["A", "A+", "B-", "C", "A-", "B"] * 4)
    )
    with pytest.raises(TranscriptError, match="this page gives 24 grades, and nobody speaks in it"):
        read(f"<!doctype html><html><body><h1>Transcript</h1><p>Credits: 24.00</p><table>{rows}</table></body></html>")


def test_answers_called_a_are_no_grades():
    rows = "".join(f"<tr><td>{'QA'[n % 2]}</td><td>Was boiler {n} green, as you say?</td></tr>" for n in range(40))
    people = [who for who, _ in said(f"<!doctype html><html><body><table>{rows}</table></body></html>")]
    assert people == ["Q", "A"] * 20


def test_the_page_of_an_app_is_refused():
    form = '<p>Paste it here</p><input name="a"><select><option>JSON</option></select><textarea></textarea>'
    text = "<p>This converts a transcript into another one, with its paragraphs split wherever somebody paused.</p>"
    with pytest.raises(TranscriptError, match="the page of an app"):
        read(f"<!doctype html><html><body><h1>Converter</h1>{form}{text * 2}</body></html>")


def test_a_page_with_a_form_and_a_talk_is_read():
    form = '<input name="a"><input name="b"><select><option>en</option></select><textarea></textarea>'
    assert said(page(TURNS, "<cite>", "</cite>").replace("<h1>", f"{form}<h1>")) == TURNS
