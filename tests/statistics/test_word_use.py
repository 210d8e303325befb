from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.model import Conversation
from bot.statistics.concordance import Concordance
from bot.statistics.word_use import word_use
from tests.statistics.conversations import ANY_CONVERSATION, FEW, WORDS, first_conversation, talk

NEW = replace(talk(("Ada", 0, "Cats, cats!"), ("Bo", 9, "No.")), key="new", published=date(2024, 1, 1))
OLD = replace(talk(("Ada", 0, "A cat sat here."), ("Cy", 9, "The cat?")), key="old", published=date(2020, 1, 1))
UNDATED = talk(("Bo", 0, "Dogs"), key="undated")


def test_by_speaker() -> None:
    use = word_use([Concordance([UNDATED, NEW, OLD])], "cat")
    assert [(each.speaker, each.uses) for each in use.speakers] == [("Ada", 3), ("Cy", 1), ("Bo", 0)]
    ada, cy, bo = use.speakers
    assert (ada.per_thousand_words, cy.per_thousand_words, bo.per_thousand_words) == (500, 500, 0)
    assert ada.first is not None
    assert ada.last is not None
    assert (ada.first.conversation, ada.first.text, ada.last.conversation) == (OLD, "cat", NEW)
    assert (bo.first, bo.last) == (None, None)


def test_by_conversation_and_date() -> None:
    use = word_use([Concordance([UNDATED, NEW, OLD])], "cat")
    assert [(each.conversation.key, each.published, each.uses) for each in use.conversations] == [
        ("old", date(2020, 1, 1), 2),
        ("new", date(2024, 1, 1), 2),
        ("undated", None, 0),
    ]
    assert use.conversations[0].per_thousand_words == pytest.approx(1000 * 2 / 6)


def test_every_form_and_place() -> None:
    use = word_use([Concordance([NEW, OLD])], "CATS")
    assert (use.words, use.uses) == ("CATS", 4)
    assert use.forms == (("cat", 2), ("cats", 2))
    assert [place.text for place in use.places] == ["cat", "cat?", "Cats,", "cats!"]


@pytest.mark.parametrize(
    ("words", "mark", "lex"),
    [
        ("metaverse", 5, 7),
        ("avatar", 25, 7),
        ("Kodak", 0, 0),
        ("codec", 6, 3),
        ("Llama 2", 7, 2),
        ("quest three", 8, 1),
        ("I think", 105, 6),
        ("incredible", 0, 22),
        ("fifteen hundred dollars", 1, 0),
    ],
)
def test_the_first_conversation(words: str, mark: int, lex: int) -> None:
    uses = {each.speaker: each.uses for each in word_use([Concordance([first_conversation()])], words).speakers}
    assert uses == {"Mark Zuckerberg": mark, "Lex Fridman": lex}


def test_first_and_last_in_the_first_conversation() -> None:
    lex = word_use([Concordance([first_conversation()])], "metaverse").speakers[0]
    assert lex.first is not None
    assert lex.last is not None
    assert (int(lex.first.start), int(lex.last.start)) == (6, 3827)


@FEW
@given(st.lists(ANY_CONVERSATION, max_size=3), st.text(max_size=10))
def test_any_conversations_and_words(conversations: list[Conversation], words: str) -> None:
    use = word_use([Concordance(conversations)], words)
    assert sum(each.uses for each in use.speakers) == use.uses == len(use.places)
    assert sum(each.uses for each in use.conversations) == use.uses
    assert sum(count for _, count in use.forms) == use.uses


@FEW
@given(st.lists(ANY_CONVERSATION, max_size=2), st.lists(ANY_CONVERSATION, max_size=2), WORDS)
def test_concordances_are_asked_as_one(some: list[Conversation], others: list[Conversation], words: str) -> None:
    assert word_use([Concordance(some), Concordance(others)], words) == word_use([Concordance([*some, *others])], words)
