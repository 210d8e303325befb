import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.model import Conversation
from bot.statistics.exchanges import handovers, interruptions
from tests.statistics.conversations import ANY_CONVERSATION, FEW, first_conversation, talk


def test_who_speaks_after_whom() -> None:
    said = talk(("Ada", 0, "a"), ("Ada", 1, "b"), ("Bo", 2, "c"), ("Ada", 3, "d"), ("Cy", 4, "e"), ("Ada", 5, "f"))
    assert [(h.speaker, h.following, h.times, h.share) for h in handovers([said])] == [
        ("Ada", "Bo", 1, 0.5),
        ("Bo", "Ada", 1, 1),
        ("Ada", "Cy", 1, 0.5),
        ("Cy", "Ada", 1, 1),
    ]


def test_nobody_speaks_after_the_end_of_a_conversation() -> None:
    assert handovers([talk(("Ada", 0, "a")), talk(("Bo", 0, "b"), key="other")]) == ()


@pytest.mark.parametrize("ending", ["so-", "so—", "so –", "so…", "so...", "“so…”"])
def test_an_unfinished_turn_is_interrupted(ending: str) -> None:
    said = talk(("Ada", 0, f"Done. It is {ending}"), ("Bo", 5, "Right. And then?"))
    (found,) = interruptions(said)
    assert (found.interrupted, found.interrupter) == ("Ada", "Bo")
    assert [line.text for line in found.quote.lines] == [f"It is {ending}", "Right."]


@pytest.mark.parametrize("ending", ["so.", "so-called", "so", "… so"])
def test_a_finished_turn_is_not(ending: str) -> None:
    assert interruptions(talk(("Ada", 0, ending), ("Bo", 5, "Right."))) == ()


def test_nobody_interrupts_themselves_or_from_beyond_the_end() -> None:
    assert interruptions(talk(("Ada", 0, "so-"), ("Ada", 5, "Right-"))) == ()


def test_the_first_conversation() -> None:
    found = interruptions(first_conversation())
    assert {(each.interrupted, each.interrupter) for each in found} == {("Lex Fridman", "Mark Zuckerberg")}
    assert [int(each.quote.start) for each in found] == [244, 1154, 1821, 3377]
    assert [line.text for line in found[2].quote.lines] == ["This really-", "Well, I am real."]
    assert [(each.speaker, each.times, each.share) for each in handovers([first_conversation()])] == [
        ("Lex Fridman", 43, 1),
        ("Mark Zuckerberg", 43, 1),
    ]


@FEW
@given(st.lists(ANY_CONVERSATION, max_size=3))
def test_any_conversation(conversations: list[Conversation]) -> None:
    found = handovers(conversations)
    assert sum(each.times for each in found) == sum(max(0, len(c.turns) - 1) for c in conversations)
    for speaker in {each.speaker for each in found}:
        assert math.isclose(sum(each.share for each in found if each.speaker == speaker), 1)
    for conversation in conversations:
        for each in interruptions(conversation):
            assert [line.speaker for line in each.quote.lines] == [each.interrupted, each.interrupter]
