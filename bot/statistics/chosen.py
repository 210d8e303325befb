"""Which of many conversations figures are about, and whose words in them."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.conversation.errors import NothingPublished, UnknownConversation
from bot.conversation.model import Conversation


class Among(NamedTuple):
    """Conversations of one ``series`` and one ``year``, or the one with this key; what one ``speaker`` says there.

    None is no limit.
    """

    series: str | None = None
    year: int | None = None
    conversation: str | None = None
    speaker: str | None = None

    def holds(self, one: Conversation) -> bool:
        """Say whether ``one`` is among the conversations."""
        return (
            self.series in (None, one.series)
            and self.conversation in (None, one.key)
            and (self.year is None or (one.published is not None and one.published.year == self.year))
        )


ALL = Among()


def chosen(conversations: Sequence[Conversation], series: str | None, year: int | None) -> NDArray[np.bool_]:
    """Return which of ``conversations`` are of ``series`` and ``year``; None is no limit.

    Raises NothingPublished if none is, and UnknownConversation if there are no conversations at all.
    """
    if not conversations:
        raise UnknownConversation("")
    of_series = np.array([Among(series).holds(one) for one in conversations], bool)
    if year is None:
        return of_series
    kept = np.array([Among(series, year).holds(one) for one in conversations], bool)
    if not kept.any():
        years = {one.published.year for one in conversations if one.published and Among(series).holds(one)}
        raise NothingPublished(year, sorted(years))
    return kept
