"""Small conversations, written out or random."""

from hypothesis import strategies as st

from bot.conversation.model import Conversation, Passage


def talk(*passages, key="talk", **details):
    """Return a conversation of (speaker, start, text) triples."""
    return Conversation(key, "A talk", None, tuple(Passage(*passage) for passage in passages), **details)


PASSAGES = st.builds(
    Passage,
    st.sampled_from(["Ada", "Bob", "Cem"]),
    st.integers(0, 100).map(float),
    st.text(st.sampled_from("ab’é…. \u00a0\t字"), max_size=12),
)
CONVERSATIONS = st.lists(PASSAGES, max_size=6).map(lambda passages: Conversation("talk", "A", None, tuple(passages)))
SPOKEN = CONVERSATIONS.filter(lambda conversation: conversation.word_count > 0)


@st.composite
def spans(draw):
    """Draw a conversation and a span of its words."""
    conversation = draw(SPOKEN)
    first = draw(st.integers(0, conversation.word_count - 1))
    return conversation, first, draw(st.integers(first + 1, conversation.word_count))
