"""Which of many conversations figures are about."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.conversation.errors import NothingPublished, UnknownConversation
from bot.conversation.model import Conversation


def chosen(conversations: Sequence[Conversation], series: str | None, year: int | None) -> NDArray[np.bool_]:
    """Return which of ``conversations`` are of ``series`` and ``year``; None is no limit.

    Raises NothingPublished if none is, and UnknownConversation if there are no conversations at all.
    """
    if not conversations:
        raise UnknownConversation("")
    of_series = np.array([series in (None, one.series) for one in conversations], bool)
    if year is None:
        return of_series
    years = np.array([one.published.year if one.published else 0 for one in conversations])
    kept: NDArray[np.bool_] = of_series & (years == year)
    if not kept.any():
        raise NothingPublished(year, sorted({*years[of_series].tolist()} - {0}))
    return kept
