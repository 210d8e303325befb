"""Conversations and texts as hostile as anybody may write them."""

from datetime import date

from hypothesis import settings
from hypothesis import strategies as st

from bot.conversation.model import Chapter, Conversation, Passage, Player, Quote

few = settings(max_examples=12, deadline=None)
"""For properties that build whole messages."""

_SIGNS = "* ** _ __ ~~ || ` ``` \\ [ ]( ) < > @everyone @here <@1> <@&2> <#3> </a:4> <:b:5> <t:6> :tada: discord.gg/a"
_LINES = ["> ", ">>> ", "# ", "-# ", "- ", "1. ", "https://evil.example/x"]
_ODD = ["\n", "\x00", "\x1c", "\x85", "\u2028", "\u202e", "\u200f", "\u0301", "שלום", "日本語", "👩\u200d👧", "🤖"]
MARKS = st.sampled_from([*_SIGNS.split(), *_LINES, *_ODD])
WORDS = st.one_of(st.sampled_from(["stiff", "face.", "I", "don’t", "well,"]), st.text(min_size=1, max_size=8))
HOSTILE_TEXT = st.one_of(
    st.text(max_size=60),
    st.lists(st.one_of(MARKS, WORDS), max_size=30).map(" ".join),
    st.lists(st.one_of(MARKS, WORDS), max_size=30).map("".join),
    st.integers(1, 300).map("x".__mul__),
)


def _said(text: str) -> str:
    return text if text.split() else "Well."


SHORT = HOSTILE_TEXT.map(_said)
LONG = st.one_of(
    st.integers(100, 6000).map("word ".__mul__).map(lambda text: text[:6000]),
    st.integers(100, 6000).map("x".__mul__),
    st.integers(100, 3000).map("**".__mul__),
    st.integers(100, 1000).map("[_`] ".__mul__),
)
NAMES = st.one_of(
    st.sampled_from(
        ["Mark Zuckerberg", "", "A" * 10_000, "*" * 10_000, "two words " * 500, "日本語", "a\nb", "\x00", "`c`"]
    ),
    HOSTILE_TEXT,
)
TITLES = st.one_of(st.sampled_from(["A talk", "", "Title " * 170, "_" * 1000]), HOSTILE_TEXT)
PLAYERS = st.one_of(
    st.just(()),
    st.just((Player("YouTube", "https://www.youtube.com/watch?v=MVYrJJNdrEg&t={seconds}s"),)),
    st.just(
        (
            Player("N" * 200, "https://example.org/?t={seconds}"),
            Player("Far", "https://example.org/" + "p" * 470 + "?t={seconds}"),
            Player("Third", "https://example.org/3?t={seconds}"),
        )
    ),
    st.just((Player("N" * 200, "https://example.org/?t={seconds}", 30.0, approximate=True),) * 2),
)


@st.composite
def conversations(draw: st.DrawFn) -> Conversation:
    speakers = draw(st.lists(NAMES, min_size=1, max_size=4))
    texts = draw(st.lists(st.one_of(SHORT, SHORT, SHORT, LONG), min_size=1, max_size=14))
    passages = tuple(Passage(draw(st.sampled_from(speakers)), 7.5 * number, text) for number, text in enumerate(texts))
    chapters = draw(st.integers(0, 30))
    title = draw(TITLES)
    return Conversation(
        key="k" * draw(st.integers(1, 24)),
        title=title,
        published=draw(st.sampled_from([None, date(2023, 9, 28), date(1, 1, 1)])),
        passages=passages,
        players=draw(PLAYERS),
        chapters=tuple(Chapter(3.0 * number, title) for number in range(chapters)),
        series=draw(st.one_of(st.none(), TITLES)),
        number=draw(st.sampled_from([None, 0, 398, 10**15])),
        timed=draw(st.booleans()),
    )


@st.composite
def quotes(draw: st.DrawFn) -> Quote:
    conversation = draw(conversations())
    first = draw(st.integers(0, conversation.word_count - 1))
    return Quote(conversation, first, draw(st.integers(first + 1, conversation.word_count)))
