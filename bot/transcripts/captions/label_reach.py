"""How far a label reaches in a file of short pieces: to the next label, or no further than its own piece."""

from collections.abc import Mapping

_SHARE = 0.01
"""The share of pieces with labels from which they are how the file tells who speaks."""
_OFTEN = 3
"""Times from which who is named at all, or each of two people in a file of long answers, tells that."""
_FEW = 20
"""Pieces of a file for each of one or two labels in it that can be that."""


def labels_go_on(counts: Mapping[str, int], pieces: int) -> bool:
    """Say whether pieces without a label are said by whom the last one names.

    ``counts`` tells how often each label begins one of the file's ``pieces``. One colon in a whole film is a sign
    or a sentence; who speaks is named again and again.
    """
    total = sum(counts.values())
    if total < _OFTEN:
        return pieces <= _FEW * total
    often = sum(count >= _OFTEN for count in counts.values())
    return total >= _SHARE * pieces or often > 1
