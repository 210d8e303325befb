import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.model import Conversation, Passage
from bot.transcripts.speakers.spellings import Variant, spelling_variants, suggested_names


def talk(key, *speakers):
    return Conversation(key, key, None, tuple(Passage(name, 0.0, "one two " * count) for name, count in speakers))


def test_names_that_differ_little_are_suggested_towards_the_one_who_says_more():
    talks = [
        talk("one", ("Lex Fridman", 9), ("Ada", 1)),
        talk("two", ("Lex Friedman", 1)),
        talk("three", ("LEX FRIDMAN", 2)),
    ]
    assert set(spelling_variants(talks)) == {
        Variant("two", "Lex Friedman", "Lex Fridman"),
        Variant("three", "LEX FRIDMAN", "Lex Fridman"),
    }


def test_a_first_name_is_suggested_only_beside_its_full_name():
    talks = [talk("one", ("Bekah Weigel", 1), ("Bekah", 9)), talk("two", ("Bekah", 1)), talk("three", ("Dan Ott", 1))]
    assert list(spelling_variants(talks)) == [Variant("one", "Bekah", "Bekah Weigel")]


def test_numbers_and_nobody_are_no_variants():
    talks = [
        talk("one", ("Speaker 1", 1), ("Speaker 2", 1)),
        talk("two", ("Unknown speaker", 1), ("Unknown speakers", 1)),
    ]
    assert list(spelling_variants(talks)) == []


def test_the_suggestion_says_what_to_write():
    odd = Variant("one", "Bekah", "Bekah Weigel").odd_line
    assert str(odd) == (
        "one: warning: “Bekah” may be “Bekah Weigel”; if so, write [speakers] and below it "
        '"Bekah" = "Bekah Weigel" in its conversation.toml'
    )


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Lex Friedman", "Lex Fridman"),
        ("LEX FRIDMAN", "Lex Fridman"),
        ("Jon Smith", "John Smith"),
        ("Steven Pinker", "Stephen Pinker"),
        ("Micheal Faraday", "Michael Faraday"),
        ("Dr. Ada Lovelace", "Ada Lovelace"),
        ("Ada K. Lovelace", "Ada King Lovelace"),
        ("A. Lovelace", "Ada Lovelace"),
        ("Mark Zuckerburg", "Mark Zuckerberg"),
        ("Zoë Müller", "Zoe Mueller"),
        ("Ada", "Ada Lovelace"),
        ("Sara", "Sarah"),
        ("Conan OBrien", "Conan O’Brien"),
    ],
)
def test_a_name_spelt_otherwise_is_suggested(name, known):
    assert suggested_names([name], ["Grace Hopper", known]) == {name: known}


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Ian Brown", "Dan Brown"),
        ("Mary Johnson", "Mark Johnson"),
        ("Roberta Smith", "Robert Smith"),
        ("Hannah Arendt", "Anna Arendt"),
        ("John Smith", "Joan Smith"),
        ("Martin Gaye", "Marvin Gaye"),
        ("Michelle Obama", "Michael Obama"),
        ("John Smith", "John Small"),
        ("John Fitzgerald Smith", "John Adam Smith"),
        ("Smith", "John Smith"),
        ("Speaker 1", "Speaker 2"),
        ("Speaker 1", "Speaker"),
        ("Speaker", "Speaker Pelosi"),
        ("Hosts", "Host"),
        ("Unknown speaker", "Unknown speakers"),
        ("???", "!!!"),
        ("李明", "李鸣"),
    ],
)
def test_two_people_are_not_suggested_as_one(name, known):
    assert suggested_names([name], [known]) == suggested_names([known], [name]) == {}


def test_who_is_known_already_has_no_suggestion():
    assert suggested_names(["Jon Smith", "John Smith"], ["John Smith", "Jon Smith"]) == {}


def test_a_given_name_of_two_who_are_known_is_nobodys():
    assert suggested_names(["Ada"], ["Ada Lovelace", "Ada Yonath"]) == {}


def test_the_likest_of_those_known_is_suggested():
    assert suggested_names(["Lex Friedmann"], ["Lex Fridman", "Lex Friedman"]) == {"Lex Friedmann": "Lex Friedman"}


@given(st.lists(st.text()), st.lists(st.text()))
def test_any_names_are_taken_and_only_new_ones_get_one_that_is_known(names, known):
    suggested = suggested_names(names, known)
    assert set(suggested) <= set(names) - set(known)
    assert set(suggested.values()) <= set(known)
