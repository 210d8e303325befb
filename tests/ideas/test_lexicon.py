import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.ideas.lexicon import Lexicon
from tests.ideas.topics import TopicEmbedder

WORDS = st.lists(st.sampled_from(["bread", "boat", "ice", "fee", "loaf", "ship", "snow"]), unique=True, min_size=1)


@given(st.lists(WORDS, min_size=1, max_size=5))
def test_a_word_is_embedded_once_however_many_conversations_have_it(conversations: list[list[str]]):
    lexicon, embedder = Lexicon(), TopicEmbedder()
    numbered = [lexicon.add(words, lambda new: embedder.embed(new).astype(np.float16)) for words in conversations]
    assert embedder.asked == len({word for words in conversations for word in words})
    for words, numbers in zip(conversations, numbered, strict=True):
        order = np.argsort(numbers)
        meant = TopicEmbedder().embed(words)[order]
        assert np.allclose(lexicon.vectors(numbers[order]), meant, atol=1e-3)
