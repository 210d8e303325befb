from collections.abc import Sequence

from bot.conversation.model import Conversation, Quote
from bot.search.match import Label, Match
from bot.statistics.concordance import Concordance
from bot.statistics.topic import SpeakerTopic, topic
from bot.statistics.word_use import word_use
from tests.statistics.conversations import talk

TALK = talk(
    ("Ada", 0, "The cat saw a cat."),
    ("Bo", 9, "It purred at you, and a"),
    ("Bo", 18, "cat does that. Then it slept."),
    ("Ada", 27, "Kittens do, too."),
    ("Cy", 36, "Whiskers and claws, claws and whiskers."),
)


def found(quote: Quote, score: float) -> Match:
    return Match(quote, score, Label.LOOSE, ())


def places(groups: Sequence[SpeakerTopic]) -> dict[str, list[tuple[str, int, float]]]:
    return {group.speaker: [(place.quote.text, place.uses, place.score) for place in group.places] for group in groups}


def asked(words: str, *matches: Match, conversation: Conversation = TALK) -> dict[str, list[tuple[str, int, float]]]:
    return places(topic(word_use([Concordance([conversation])], words), matches))


def test_uses_of_a_passage_are_one_place_and_count() -> None:
    assert asked("cats") == {"Ada": [("cat", 2, 1.0)], "Bo": [("cat", 1, 1.0)]}


def test_matches_are_further_places_by_score_after_every_use() -> None:
    kittens, whiskers, claws = Quote(TALK, 17, 20), Quote(TALK, 20, 21), Quote(TALK, 21, 24)
    assert asked("cat", found(whiskers, 0.4), found(claws, 0.6), found(kittens, 0.5)) == {
        "Ada": [("cat", 2, 1.0), ("Kittens do, too.", 0, 0.5)],
        "Bo": [("cat", 1, 1.0)],
        "Cy": [(claws.text, 0, 0.6)],
    }


def test_doubtful_matches_are_places_only_where_nothing_is_sure() -> None:
    kittens, whiskers = Quote(TALK, 17, 20), Quote(TALK, 20, 21)
    assert asked("cat", found(kittens, 0.4)) == asked("cat")
    assert asked("rats", found(kittens, 0.4), found(whiskers, 0.5)) == {"Cy": [("Whiskers", 0, 0.5)]}
    assert asked("rats", found(kittens, 0.4)) == {"Ada": [("Kittens do, too.", 0, 0.4)]}


def test_a_match_in_a_passage_with_a_use_is_no_further_place() -> None:
    assert asked("cat", found(Quote(TALK, 14, 17), 0.9)) == asked("cat")


def test_a_match_that_shares_a_word_with_a_use_is_left_out() -> None:
    assert asked("cat", found(Quote(TALK, 8, 13), 0.9)) == asked("cat")
