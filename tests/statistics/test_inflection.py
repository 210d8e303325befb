import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.statistics.inflection import bases, forms_among
from tests.statistics.forms import are_forms


@pytest.mark.parametrize(
    "forms",
    [
        "avatar avatars",
        "use uses used using",
        "hope hopes hoped hoping",
        "hop hops hopped hopping",
        "family families",
        "movie movies",
        "study studies studied studying",
        "box boxes boxed boxing",
        "bus buses",
        "watch watches watched watching",
        "agree agrees agreed agreeing",
        "control controls controlled controlling",
        "go goes going",
        "be being",
        "ai ais",
        "what whats",
    ],
)
def test_forms_of_one_word(forms: str) -> None:
    word, *others = forms.split()
    assert all(are_forms(word, other) for other in others)


@pytest.mark.parametrize(
    "words",
    [
        "man many",
        "ever every",
        "the thing",
        "us uses",
        "new news",
        "it its",
        "hop hoping",
        "see seed",
        "ad added",
        "bas bass",
        "hi his",
        "experience experiment",
        "read ready",
        "princes princess",
    ],
)
def test_words_that_only_look_alike(words: str) -> None:
    word, other = words.split()
    assert not are_forms(word, other)


@given(st.text())
def test_any_word_is_a_form_of_itself(word: str) -> None:
    assert word in bases(word)
    assert "" not in bases(word) - {word}


ENDINGS = st.sampled_from(["", "s", "es", "ies", "ied", "eed", "ed", "ing"])
ENDED = st.builds(str.__add__, st.text("abehy", max_size=4), ENDINGS)


@given(st.lists(ENDED, unique=True).map(sorted), ENDED)
def test_all_forms_are_found_in_a_vocabulary(vocabulary: list[str], word: str) -> None:
    found = [vocabulary[number] for number in forms_among(vocabulary, word)]
    assert found == [other for other in vocabulary if are_forms(word, other)]
