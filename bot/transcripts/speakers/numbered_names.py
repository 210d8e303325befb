"""Speakers who have numbers, not names: "Speaker 1", "SPEAKER_02", "Pembicara 3", in whatever language."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable

_NUMBERED = re.compile(
    r"(?:speaker|spk|participant|voice|sprecher|person|orador|locutor|hablante|falante|intervenant|spreker|relatore"
    r"|pembicara|konuşmacı|mówca|спикер|участник|говорящий|发言人|说话人|講者|話者|화자)"
    r"[\s_#-]*(?:\d{1,4}|[A-Z])",
    re.IGNORECASE,
)
_WITH_NUMBER = re.compile(r"(?P<stem>[^\W\d](?:[^\W\d]|[ _#-]){1,30}?)[ _#-]{0,2}\d{1,4}")
_FEWEST = 4
"""Numbers that a word must come with before colons to be what speakers are called by."""


def is_numbered(label: str) -> bool:
    """Say whether ``label`` is a number for a speaker by its own words."""
    return bool(_NUMBERED.fullmatch(label))


def numbered_alike(labels: Iterable[str]) -> Collection[str]:
    """Return those of ``labels`` that are one word with many numbers, as those of speakers in any language are."""
    by_stem = defaultdict[str, set[str]](set)
    for label in labels:
        if found := _WITH_NUMBER.fullmatch(label):
            by_stem[found["stem"].casefold()].add(label)
    return frozenset(label for alike in by_stem.values() if len(alike) >= _FEWEST for label in alike)
