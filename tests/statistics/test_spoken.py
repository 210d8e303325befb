from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.model import Conversation
from bot.statistics.concordance import Concordance
from bot.statistics.speech import passage_seconds
from tests.statistics.conversations import ANY_CONVERSATION, FEW, first_conversation


@FEW
@given(st.lists(ANY_CONVERSATION, max_size=4))
def test_the_arrays_tell_what_the_passages_do(conversations: list[Conversation]) -> None:
    spoken = Concordance(conversations).spoken
    passages = list(chain.from_iterable(one.passages for one in conversations))
    assert [spoken.speakers[number] for number in spoken.speaker] == [passage.speaker for passage in passages]
    assert spoken.words.tolist() == [len(passage.text.split()) for passage in passages]
    assert spoken.seconds.tolist() == pytest.approx(list(chain.from_iterable(map(passage_seconds, conversations))))
    assert len(set(spoken.turn.tolist())) == sum(len(one.turns) for one in conversations)


def test_the_first_conversation() -> None:
    concordance = Concordance([first_conversation()])
    assert concordance.words_by_speaker == {"Mark Zuckerberg": 8077, "Lex Fridman": 2797}
    assert sum(concordance.spoken.seconds) == pytest.approx(sum(passage_seconds(first_conversation())))
