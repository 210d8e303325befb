from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation.library import Library
from bot.search.index import Index
from tests.search.conftest import conversation

SAID = (
    ("Ann", "We built the first headset in a garage, and it was terrible. Nobody wanted the headset."),
    ("Ben", "The headset was terrible? I liked it."),
    ("Ann", "You liked the garage, and the coffee. The headset was heavy."),
    ("Ben", "Heavy, yes. A heavy headset in a cold garage."),
)
INDEX = Index(Library.of([conversation("one", *SAID), conversation("two", *SAID[::-1])]))
WORDS = st.lists(
    st.sampled_from(
        [
            "headset",
            "garage",
            "terrible",
            "heavy",
            "the",
            "was",
            "in",
            "a",
            "coffee",
            "what",
            "did",
            "ann",
            "say",
            "about",
        ]
    )
)


@given(WORDS, st.sampled_from(["Ann", "Ben", "Nobody"]))
def test_a_speaker_filter_never_leaks(words: list[str], speaker: str) -> None:
    for match in INDEX.find(" ".join(words), speaker=speaker):
        assert {line.speaker for line in match.quote.lines} == {speaker}


@given(WORDS, st.sampled_from(["one", "two", "three"]))
def test_a_conversation_filter_never_leaks(words: list[str], key: str) -> None:
    assert {match.quote.conversation.key for match in INDEX.find(" ".join(words), conversation=key)} <= {key}


@settings(max_examples=50)
@given(WORDS, st.tuples(st.integers(0, 40), st.integers(0, 40)))
def test_a_time_filter_never_leaks(words: list[str], between: tuple[int, int]) -> None:
    for match in INDEX.find(" ".join(words), between=between):
        assert between[0] <= match.quote.start
        assert match.quote.end <= between[1]


def test_filters_are_met_together() -> None:
    matches = INDEX.find("headset", speaker="Ann", conversation="two", between=(0, 25))
    assert [match.quote.text for match in matches] == ["headset"]
    assert matches[0].quote.speaker == "Ann"


def test_everything_is_found_where_nothing_limits() -> None:
    assert {match.quote.conversation.key for match in INDEX.find("cold garage")} == {"one", "two"}
