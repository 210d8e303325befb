import pytest

from bot.conversation.library import Library
from tests.conversation.talks import talk


def test_conversations_keep_their_order_and_speakers_come_once():
    first, second = talk(("Bob", 0.0, "a"), ("Ada", 1.0, "b"), key="z"), talk(("Ada", 0.0, "c"), key="a")
    library = Library.of([first, second])
    assert list(library) == [first, second]
    assert len(library) == 2
    assert library.speakers == ("Bob", "Ada")


def test_two_conversations_cannot_share_a_key():
    with pytest.raises(ValueError, match="talk"):
        Library.of([talk(), talk(("Ada", 0.0, "a"))])


def test_a_library_cannot_be_changed():
    with pytest.raises(TypeError):
        Library.of([]).conversations["a"] = talk()
