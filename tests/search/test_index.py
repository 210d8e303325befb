import json
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation.canonical import canonical
from bot.conversation.library import Library
from bot.conversation.model import Conversation
from bot.search.answer.labels import FOUND
from bot.search.index import Index, give_way
from bot.transcripts.folder.loading import load_library
from tests.search.conftest import QUOTES_DATA, conversation

SEED = load_library(QUOTES_DATA).library
INDEX = Index(SEED)
TALK = next(iter(SEED))
WORDS = TALK.words


def spoken(first: int, stop: int) -> list[str]:
    return [word for word in map(canonical, WORDS[first:stop]) if word]


def test_finds_words_typed_from_memory() -> None:
    best = INDEX.find("i get a lot of shit for my stiff face")[0]
    assert "I always get a lot of critique and shit for having a relatively stiff" in best.quote.text
    assert 553 <= best.quote.start <= 566
    assert best.score >= 0.5
    assert best.quote.speaker == "Mark Zuckerberg"


def test_finds_a_quote_across_turns() -> None:
    best = INDEX.find("im already forgetting youre not real. well i am real")[0]
    assert [line.speaker for line in best.quote.lines] == ["Lex Fridman", "Mark Zuckerberg"]


@pytest.mark.parametrize(
    ("words", "within"),
    [
        ("quest pro was fifteen hundred bucks", "Quest Pro last year, but it was $1,500"),
        ("most mono tone people in the meta verse", "two most monotone people are in the Metaverse"),
        ("kodak avatar unlocks in terms of applications", "Codec Avatar unlocks in terms of applications"),
        ("forty percent thinner", "40% thinner"),
        ("hollow grams walk into a room", "holograms when you walk into a room"),
    ],
)
def test_forgives_numbers_joins_and_sounds(words: str, within: str) -> None:
    text = INDEX.find(words)[0].quote.text
    assert text.strip(",.") in within or within in text


def test_equal_passages_are_all_listed_the_earlier_first() -> None:
    matches = INDEX.find("feels like we're in the same room")
    starts = [match.quote.start for match in matches if match.score == matches[0].score]
    assert len(starts) == 4
    assert starts == sorted(starts)


def test_results_are_different_places() -> None:
    matches = INDEX.find("what did he say about llama 2")
    for one, other in pairwise(matches):
        assert one.quote.stop_word <= other.quote.first_word or other.quote.stop_word <= one.quote.first_word


def test_a_pasted_passage_of_hundreds_of_words_is_found() -> None:
    best = INDEX.find(" ".join(WORDS[3000:3600]))[0]
    assert abs(best.quote.first_word - 3000) <= 2
    assert abs(best.quote.stop_word - 3600) <= 2


@pytest.mark.parametrize(
    "words", ["", " ", "?", "🙂🙂", "漢字かな", "\0", "ﷺ", "a", "**_", "<@123>", "x" * 6000, "no " * 2000, "1" * 5000]
)
def test_any_text_is_answered(words: str) -> None:
    assert len(INDEX.find(words)) <= 5
    assert len(INDEX.suggest(words)) <= 25


@settings(max_examples=100)
@given(st.text(max_size=60))
def test_noise_never_raises(words: str) -> None:
    INDEX.find(words)


@settings(max_examples=60)
@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_matches_are_slices_with_their_matched_words_inside(words: str) -> None:
    for match in INDEX.find(words):
        assert match.quote.text.split() == list(WORDS[match.quote.first_word : match.quote.stop_word])
        assert set(match.matched) <= set(range(match.quote.first_word, match.quote.stop_word))
        assert 0 <= match.score <= 1


@settings(max_examples=60)
@given(st.integers(0, TALK.word_count - 12), st.sampled_from([6, 8, 12]))
def test_exact_windows_are_found_first(first: int, size: int) -> None:
    best = INDEX.find(" ".join(WORDS[first : first + size]))[0].quote
    assert spoken(best.first_word, best.stop_word) == spoken(first, first + size)


@settings(max_examples=25)
@given(st.integers(0, TALK.word_count - 30), st.sampled_from(["xylophone", "um", "🙂", "1984"]), st.integers(1, 11))
def test_noise_inside_a_quote_does_not_hide_it(first: int, noise: str, at: int) -> None:
    words = [*WORDS[first : first + at], noise, *WORDS[first + at : first + 24]]
    best = INDEX.find(" ".join(words))[0].quote
    assert best.first_word < first + 24
    assert first < best.stop_word


def talk(key: str, *words: str) -> Conversation:
    return conversation(key, *(("Ann", word) for word in words))


@settings(max_examples=25)
@given(
    st.lists(st.lists(st.sampled_from(["one car", "two cars", "the sea", "it is"]), max_size=3), max_size=5), st.data()
)
def test_an_index_grown_from_another_is_the_index_built_at_once(said: list[list[str]], data: st.DataObject) -> None:
    conversations = [talk(f"c{number}", *words) for number, words in enumerate(said)]
    before = [c for c in conversations if data.draw(st.booleans())]
    changed = [talk(c.key, "something else") if data.draw(st.booleans()) else c for c in before]
    grown = Index(Library.of(conversations), known=Index(Library.of(changed)))
    whole = Index(Library.of(conversations))
    for words in ("car", "the sea it is", "something"):
        assert grown.find(words) == whole.find(words)


def test_a_search_in_slices_pauses_after_every_word_and_finds_the_same() -> None:
    pauses: list[None] = []
    words = "i get a lot of shit for my stiff face"
    assert INDEX.find(words, pause=lambda: pauses.append(None)) == INDEX.find(words, pause=give_way)
    assert len(pauses) >= 2 * len(set(words.split()))


def test_only_short_searches_of_small_libraries_are_quick() -> None:
    assert INDEX.is_quick("stiff face")
    assert not INDEX.is_quick("stiff " * 1000)


def test_an_empty_library_has_no_answer() -> None:
    assert Index(Library.of([])).find("anything") == []


def test_a_library_of_silence_has_no_answer() -> None:
    assert Index(Library.of([conversation("c", ("A", "…"))])).find("anything") == []


@pytest.mark.parametrize("typed", ["stiff exp", "snoop dogg is the dun", "photoreal"])
def test_suggestions_follow_a_begun_word(typed: str) -> None:
    last = typed.split()[-1]
    assert any(word.lower().startswith(last) for word in INDEX.suggest(typed)[0].quote.text.split())


def test_suggestions_are_different_places() -> None:
    spans = sorted((m.quote.first_word, m.quote.stop_word) for m in INDEX.suggest("metaverse"))
    assert len(spans) > 5
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_labels_and_scores_can_be_printed_as_json() -> None:
    best = INDEX.find("stiff expression")[0]
    assert json.loads(json.dumps([best.score, best.label])) == [best.score, "word for word"]


def test_a_few_key_words_are_found_where_all_of_them_come_up_together(index: Index):
    best = index.find("stiff smile")[0]
    assert best.score >= FOUND
    assert 555 <= best.quote.start <= 571


@pytest.mark.parametrize("words", ["crypto wallet", "dead people avatars", "neural interface"])
def test_key_words_of_which_one_is_missing_are_not_found(index: Index, words: str):
    assert all(match.score < FOUND for match in index.find(words))


@pytest.mark.parametrize("words", ["zzzz", "qqqq", "elon"])
def test_a_word_that_only_sounds_alike_is_not_found(index: Index, words: str):
    assert all(match.score < FOUND for match in index.find(words))


@pytest.mark.parametrize(("words", "said"), [("latancy", "latency"), ("metavrese", "metaverse"), ("lama", "llama")])
def test_a_single_misspelt_word_is_found(index: Index, words: str, said: str):
    best = index.find(words)[0]
    assert best.score >= FOUND
    assert said in best.quote.text.lower()


@pytest.mark.parametrize("words", ["锅炉比市政厅", "自行车打气筒", "打气筒知道吗"])
def test_any_part_of_a_sentence_written_without_spaces_is_found(words: str) -> None:
    said = [(f"Wang{number}", f"今天我们谈第{chr(0x4E00 + 37 * number)}件事情。") for number in range(40)]
    talk = conversation(
        "mill", *said, ("Li", "这口锅炉比市政厅还要老三十年。"), ("Wang", "市议会自行车打气筒知道吗？我们靠耐心活着。")
    )
    best = Index(Library.of([talk])).find(words)[0]
    assert words in best.quote.text
    assert best.score >= FOUND


HABITS = Index(
    Library.of(
        [
            talk(
                "mat", "My knees gave up, so I left the jiu jitsu club.", "A broken shoe lace cost me the final round."
            ),
            talk(
                "gym", "Nobody warned me that jujitsu ruins your ears.", "It took two and a half years to get a belt."
            ),
        ]
    )
)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("left the jujitsu club", "left the jiu jitsu club"),
        ("jiu jitsu ruins your ears", "jujitsu ruins your ears"),
        ("jiujitsu ruins your ears", "jujitsu ruins your ears"),
        ("broken shoelace cost me the final", "shoe lace cost me the final"),
        ("it took 2.5 years to get a belt", "two and a half years"),
        ("it took 2 and a half years to get a belt", "two and a half years"),
    ],
)
def test_words_in_one_or_in_two_and_halves_are_found_either_way(words: str, said: str) -> None:
    best = HABITS.find(words)[0]
    assert said in best.quote.text
    assert best.score >= FOUND
