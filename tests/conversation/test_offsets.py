import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.offsets import MOST_APART, Anchor, AnchorsDisagree, Offset, offset_of

SECONDS = st.integers(0, 10**5).map(float)


def test_the_offset_is_the_median():
    assert offset_of([Anchor(10, 550), Anchor(100, 641), Anchor(1000, 1544)]) == Offset(541, 4)


def test_anchors_with_something_between_them_give_no_offset():
    with pytest.raises(AnchorsDisagree, match="disagree by 35 s"):
        offset_of([Anchor(10, 550), Anchor(1000, 1575)])


@given(st.lists(st.builds(Anchor, SECONDS, SECONDS), min_size=1))
def test_no_anchor_is_further_from_the_offset_than_anchors_may_be_apart(anchors):
    offsets = [there - here for here, there in anchors]
    if max(offsets) - min(offsets) > MOST_APART:
        with pytest.raises(AnchorsDisagree):
            offset_of(anchors)
    else:
        offset = offset_of(anchors)
        assert all(abs(apart - offset.seconds) <= offset.spread for apart in offsets)
