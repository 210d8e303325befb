from bot.conversation.library import Library
from bot.search.index import Index
from bot.search.joined import JoinedIndex
from tests.conversation.talks import talk

ENGINE = talk(
    ("Ada", 5, "The engine weaves algebraical patterns just as the loom weaves flowers and leaves."),
    ("Bob", 20, "I have not seen a loom in years."),
    key="engine",
)
BRIDGE = talk(("Cem", 3, "A bridge at five in the morning weaves the two halves of a city together."), key="bridge")


def joined() -> JoinedIndex:
    return JoinedIndex([Index(Library.of([ENGINE])), Index(Library.of([BRIDGE]))])


def test_the_better_match_comes_first_whichever_part_it_is_in():
    for words, key in (("a bridge at five in the morning", "bridge"), ("just as the loom weaves flowers", "engine")):
        matches = joined().find(words)
        assert matches[0].quote.conversation.key == key
        assert [match.score for match in matches] == sorted((match.score for match in matches), reverse=True)


def test_a_match_scores_what_it_scores_in_its_own_part():
    alone = Index(Library.of([ENGINE])).find("just as the loom weaves flowers")[0]
    assert joined().find("just as the loom weaves flowers")[0] == alone


def test_speakers_and_conversations_narrow_it():
    assert {match.quote.conversation.key for match in joined().find("weaves", conversation="bridge")} == {"bridge"}
    assert {match.quote.speaker for match in joined().find("weaves", speaker="Ada")} == {"Ada"}
    assert joined().find("weaves", conversation="nowhere") == []


def test_suggestions_come_from_all_parts_up_to_the_limit():
    keys = {match.quote.conversation.key for match in joined().suggest("weav")}
    assert keys == {"engine", "bridge"}
    assert len(joined().suggest("weav", limit=1)) == 1


def test_the_library_is_that_of_all_parts_in_their_order():
    assert list(joined().library.conversations) == ["engine", "bridge"]
    assert joined().is_quick("loom")


def test_how_often_words_were_said_exactly_so_is_counted_in_all_parts():
    said = {words: joined().said(words) for words in ["Weaves the two halves!", "weaves", "the two weaves", ""]}
    assert {words: (one.uses, len(one.firsts)) for words, one in said.items()} == {
        "Weaves the two halves!": (1, 1),
        "weaves": (3, 2),
        "the two weaves": (0, 0),
        "": (0, 0),
    }


def test_how_often_words_were_said_is_counted_too_while_the_last_of_them_is_begun():
    typed = ["the two hal", "wea", "the loo", "the loom", "the two weav", "zz", "twozz", ""]
    said = {words: joined().said(words, begun=True) for words in typed}
    assert {words: (one.uses, len(one.firsts)) for words, one in said.items()} == {
        "the two hal": (1, 1),
        "wea": (3, 2),
        "the loo": (1, 1),
        "the loom": (1, 1),
        "the two weav": (0, 0),
        "zz": (0, 0),
        "twozz": (0, 0),
        "": (0, 0),
    }
    assert [quote.text for quote in said["the two hal"].firsts] == ["the two halves"]
