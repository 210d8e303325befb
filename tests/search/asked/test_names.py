from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.errors import AmbiguousSpeaker, UnknownConversation, UnknownSpeaker
from bot.conversation.library import Library
from bot.search.asked.conversation_names import match_conversation
from bot.search.asked.names import match_speaker

SPEAKERS = ("Lex Fridman", "Mark Zuckerberg", "Célia Núñez")


@pytest.mark.parametrize(
    ("name", "speaker"),
    [
        ("Mark Zuckerberg", "Mark Zuckerberg"),
        ("mark", "Mark Zuckerberg"),
        ("zuck", "Mark Zuckerberg"),
        ("Zuckerburg", "Mark Zuckerberg"),
        ("zukerberg mark", "Mark Zuckerberg"),
        ("fridman", "Lex Fridman"),
        ("Friedman", "Lex Fridman"),
        ("  LEX ", "Lex Fridman"),
        ("celia nunez", "Célia Núñez"),
    ],
)
def test_part_of_a_name_or_a_misspelling_is_enough(name: str, speaker: str) -> None:
    assert match_speaker(name, SPEAKERS) == speaker


def test_an_unknown_speaker_is_told_with_the_nearest() -> None:
    with pytest.raises(UnknownSpeaker) as caught:
        match_speaker("Marcus Aurelius", SPEAKERS)
    assert caught.value.nearest[:1] == ("Mark Zuckerberg",)


@pytest.mark.parametrize(
    "name", ["398", "#398", "lex-398", "metaverse", "zuckerberg", "first interview in the metavers"]
)
def test_a_conversation_by_number_key_or_title(name: str, library: Library) -> None:
    assert match_conversation(name, library).key == "lex-398"


@pytest.mark.parametrize("name", ["", "399", "cooking with fire"])
def test_an_unknown_conversation_is_told(name: str, library: Library) -> None:
    with pytest.raises(UnknownConversation):
        match_conversation(name, library)


@given(st.text(), st.lists(st.text(), max_size=4))
def test_any_name_is_matched_or_told(name: str, speakers: list[str]) -> None:
    try:
        found = [match_speaker(name, speakers)]
    except UnknownSpeaker as error:
        found = list(error.nearest)
    except AmbiguousSpeaker as error:
        found = list(error.speakers)
    assert set(found) <= set(speakers)


def test_who_may_be_meant_as_well_is_asked_about() -> None:
    assert match_speaker("Ada", ("Ada Lovelace", "Ada")) == "Ada"
    for name, speakers in (("ada", ("Ada Lovelace", "Ada")), ("chris", ("Chris Moss", "Bo", "Chris Vale"))):
        with pytest.raises(AmbiguousSpeaker) as caught:
            match_speaker(name, speakers)
        assert caught.value.speakers == tuple(one for one in speakers if one != "Bo")
    assert match_speaker("chris val", ("Chris Moss", "Bo", "Chris Vale")) == "Chris Vale"


def test_a_title_that_is_just_what_was_asked_for_comes_before_longer_ones_with_it(library: Library) -> None:
    talks = [replace(library.conversations["lex-398"], key=key, title=key) for key in ("music and math", "music")]
    assert match_conversation("Music ", Library.of(talks)).key == "music"
