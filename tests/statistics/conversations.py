"""Conversations for the tests: by hand, at random, and the first one of the library."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st

from bot.conversation.model import Chapter, Conversation, Passage
from bot.transcripts.folder.loading import load_library

QUOTES_DATA = Path(__file__).parents[2] / "quotes_data"


def talk(*passages: tuple[str, float, str], key: str = "talk", chapters: Sequence[Chapter] = ()) -> Conversation:
    return Conversation(key, "A talk", None, tuple(Passage(*each) for each in passages), chapters=tuple(chapters))


@cache
def first_conversation() -> Conversation:
    return load_library(QUOTES_DATA).library.conversations["lex-398"]


def archive(count: int) -> list[Conversation]:
    """Return ``count`` short episodes of two shows, a year apart from ten to ten: Ada and Bo ask, others are guests."""
    return [
        Conversation(
            f"episode-{number}",
            f"Episode {number}",
            None if number % 10 == 9 else date(2015 + number // 10 % 12, 1 + number % 12, 1),
            (
                Passage("Ada" if number % 2 else "Bo", 0.0, f"Hello, what is a {'loom' if number % 2 else 'kiln'}?"),
                Passage(f"Guest {number % 7}", 10.0, "A shared word, and a loom is a loom." if number % 2 else "Clay."),
            ),
            series="Weaving" if number % 2 else "Pottery",
            number=number,
            recorded=30.0,
        )
        for number in range(count)
    ]


FEW = settings(max_examples=30)
"""For properties of any conversation: making one up takes longer than looking at it."""

WORDS = st.sampled_from(
    [
        "so",
        "So",
        "you",
        "know",
        "avatars",
        "avatar",
        "it’s",
        "Really?",
        "what?!?",
        "Yes.",
        "stop…",
        "wait-",
        "–",
        "…",
    ]
)
TEXTS = st.one_of(st.lists(WORDS, min_size=1, max_size=12).map(" ".join), st.text(max_size=20))
STAMPS = st.one_of(st.integers(0, 60).map(float), st.floats(0, 5000))
PASSAGES = st.builds(Passage, speaker=st.sampled_from(["Ada", "Bo", "Cy"]), start=STAMPS, text=TEXTS)
CHAPTERS = st.lists(st.builds(Chapter, start=STAMPS, title=st.text(max_size=5)), max_size=3).map(
    lambda chapters: tuple(sorted(chapters, key=lambda chapter: chapter.start))
)
ANY_CONVERSATION = st.builds(
    Conversation,
    key=st.sampled_from(["a", "b"]),
    title=st.just("Any"),
    published=st.one_of(st.none(), st.dates()),
    passages=st.lists(PASSAGES, max_size=8).map(tuple),
    chapters=CHAPTERS,
)
