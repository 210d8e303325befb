from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.conversation.model import Conversation, Quote
from bot.search.answer.match import Label, Match
from bot.statistics.chosen import ALL, Among
from bot.statistics.concordance import Concordance
from bot.statistics.topic import By, Order, grouped, topic
from bot.statistics.word_use import WordUse, word_use
from tests.statistics.conversations import talk

TALK = talk(
    ("Ada", 0, "The cat saw a cat."),
    ("Bo", 9, "It purred at you, and a"),
    ("Bo", 18, "cat does that. Then it slept."),
    ("Ada", 27, "Kittens do, too."),
    ("Cy", 36, "Whiskers and claws, claws and whiskers."),
)
OLD = replace(talk(("Ada", 0, "A cat."), ("Bo", 9, "So many words about dogs and more dogs.")), key="old")
NEW = replace(talk(("Ada", 0, f"Cats. {'And other things. ' * 40}"), ("Cy", 90, "Cats, cats, and no more.")), key="new")
SHOW = [replace(OLD, published=date(2019, 1, 1)), replace(NEW, published=date(2021, 1, 1), series="New")]


def found(quote: Quote, score: float) -> Match:
    return Match(quote, score, Label.LOOSE, ())


def asked(words: str, *matches: Match, conversation: Conversation = TALK) -> dict[str, list[tuple[str, int, float]]]:
    use = word_use([Concordance([conversation])], words)
    places = topic(use, matches)
    return {
        group.speaker or "": [(place.quote.text, place.uses, place.score) for place in map(places.place, group.numbers)]
        for group in grouped(places, use, By.SPEAKER, Order.MOST)
    }


def used(words: str, among: Among = ALL) -> WordUse:
    return word_use([Concordance(SHOW)], words, among)


def order(by: By, first: Order, words: str = "cat") -> Sequence[str]:
    use = used(words)
    groups = grouped(topic(use, []), use, by, first)
    return [group.conversation.key if group.conversation else group.speaker or "" for group in groups]


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


def test_episodes_come_by_how_telling_how_new_or_how_much() -> None:
    assert order(By.EPISODE, Order.NEWEST) == ["new", "old"]
    assert order(By.EPISODE, Order.MOST) == ["new", "old"]
    assert order(By.EPISODE, Order.BEST) == ["old", "new"]  # one of ten words, not three of a hundred and thirty


def test_speakers_come_by_how_telling_how_new_or_how_much() -> None:
    assert order(By.SPEAKER, Order.BEST) == ["Cy", "Ada"]
    assert order(By.SPEAKER, Order.MOST) == ["Ada", "Cy"]  # as often, but in more passages


def test_what_is_narrowed_counts_only_what_is_left() -> None:
    everything = used("cat")
    assert (everything.uses, len(everything.conversations)) == (4, 2)
    newer = used("cat", Among(year=2021))
    assert newer == used("cat", Among(series="New")) == used("cat", Among(conversation="new"))
    assert [one.conversation.key for one in newer.conversations] == ["new"]
    assert [(one.speaker, one.uses) for one in newer.speakers] == [("Cy", 2), ("Ada", 1)]
    ada = used("cat", Among(speaker="Ada"))
    assert [one.speaker for one in ada.speakers] == ["Ada"]
    assert [(one.uses, one.words) for one in ada.conversations] == [(1, 2), (1, 121)]
    assert [place.text for place in ada.places] == ["cat.", "Cats."]
    assert used("cat", Among(speaker="Nobody")).uses == 0
