import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.model import Conversation
from bot.statistics.concordance import Concordance
from bot.statistics.spelling import likely_meant
from tests.statistics.conversations import ANY_CONVERSATION, FEW, first_conversation


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("metavrese", "metaverse"),
        ("Physcial reality", "physical reality"),
        ("incredable avatars", "incredible avatars"),
    ],
)
def test_a_slip_is_mended(words: str, meant: str) -> None:
    assert likely_meant([Concordance([first_conversation()])], words) == meant


@pytest.mark.parametrize("words", ["metaverses", "reality avatar", "xylophonist", "metavrese xylophonist", "", "?!"])
def test_what_is_said_or_like_nothing_said_is_left(words: str) -> None:
    assert likely_meant([Concordance([first_conversation()])], words) is None


@FEW
@given(st.lists(ANY_CONVERSATION, max_size=2), st.text(max_size=20))
def test_any_text_is_answered(conversations: list[Conversation], words: str) -> None:
    assert likely_meant([Concordance([each]) for each in conversations], words) != ""
