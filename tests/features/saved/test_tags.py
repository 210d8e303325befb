import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.saved.errors import BadTag, TooManyTags
from bot.features.saved.tags import LONGEST_TAG, normal_tag, read_tags


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("sea, calm", ("sea", "calm")),
        ("#Sea#calm", ("sea", "calm")),
        ("Deep_Thoughts deep-thoughts", ("deep-thoughts",)),
        ("Straße ÉTÉ", ("strasse", "été")),
        ("ＡＩ 2026", ("ai", "2026")),
        ("हिन्दी", ("हिन्दी",)),
        ("`code` **bold**", ("code", "bold")),
        ("", ()),
        (" , ", ()),
    ],
)
def test_tags_are_written_one_way(text: str, tags: tuple[str, ...]) -> None:
    assert read_tags(text) == tags


@given(st.text(max_size=60))
def test_a_tag_stays_as_it_is_when_it_is_read_again(text: str) -> None:
    try:
        tag = normal_tag(text)
    except BadTag:
        return
    assert normal_tag(tag) == tag
    assert 1 <= len(tag) <= LONGEST_TAG
    assert not set(tag) & set(" \"'\\`*_#,%@<>\0")


def test_what_holds_no_letter_is_no_tag() -> None:
    with pytest.raises(BadTag) as bad:
        read_tags("sea !!!")
    assert bad.value.text == "!!!"


def test_a_sixth_tag_is_refused() -> None:
    assert len(read_tags("a b c d e a")) == 5
    with pytest.raises(TooManyTags):
        read_tags("a b c d e f")
