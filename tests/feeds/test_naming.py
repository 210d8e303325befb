import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.model import Person
from bot.feeds.naming import name_people

ADA, CHARLES = Person("Ada Lovelace"), Person("Charles Babbage", "guest")
EDITOR = Person("Ada Editor", "editor", "post-production")


@pytest.mark.parametrize(
    ("labels", "persons", "names"),
    [
        (["Ada", "Charles"], [ADA, CHARLES], {"Ada": "Ada Lovelace", "Charles": "Charles Babbage"}),
        (["ADA LOVELACE", "Dr. Babbage"], [ADA, CHARLES], {"ADA LOVELACE": ADA.name, "Dr. Babbage": CHARLES.name}),
        (["Host", "Guest"], [ADA, CHARLES], {"Host": ADA.name, "Guest": CHARLES.name}),
        (["Ada", "SPEAKER_01"], [ADA, CHARLES], {"Ada": ADA.name, "SPEAKER_01": CHARLES.name}),
        (["Ada"], [ADA, EDITOR], {"Ada": ADA.name}),
        (["Ada Lovelace"], [ADA], {}),
    ],
)
def test_who_is_meant_for_certain_is_named(labels: list[str], persons: list[Person], names: dict[str, str]):
    assert name_people(labels, persons).names == names


@pytest.mark.parametrize(
    ("labels", "persons"),
    [
        (["SPEAKER_00", "SPEAKER_01"], [ADA, CHARLES]),  # one host and one guest, but which is which?
        (["SPEAKER_00"], [ADA]),  # a host alone, or a guest whom nobody told of beside them?
        (["Ada"], [ADA, Person("Ada Yonath", "guest")]),
        (["Ada", "Lovelace"], [ADA]),  # two voices, so not both of them are she
        (["Host"], [ADA, Person("Grace Hopper", "co-host")]),
        (["Unknown"], [ADA]),
    ],
)
def test_who_is_not_certain_stays_and_is_told(labels: list[str], persons: list[Person]):
    assert name_people(labels, persons).names == {}


def test_of_whom_nobody_knows_is_told_and_a_stranger_keeps_their_name():
    named = name_people(["Ada", "Grace", "SPEAKER_02"], [ADA, CHARLES])
    assert named.names == {"Ada": ADA.name}
    assert named.open == ("SPEAKER_02",)


@given(
    st.lists(st.text(max_size=9) | st.sampled_from(["Ada", "Host", "SPEAKER_00", "A"]), max_size=5, unique=True),
    st.lists(st.builds(Person, st.text(min_size=1, max_size=9) | st.just("Ada B"), st.sampled_from(["host", "x"]))),
)
def test_no_two_voices_become_one_person(labels: list[str], persons: list[Person]):
    named = name_people(labels, persons)
    assert len(set(named.names.values())) == len(named.names)
    assert set(named.names.values()) <= {person.name for person in persons}
    assert set(named.names) <= set(labels)
