"""Speakers who may be one person spelt two ways, for whoever keeps the conversations to decide."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from rapidfuzz import fuzz

from bot.conversation.canonical import canonical
from bot.conversation.model import Conversation
from bot.transcripts.written import UNKNOWN_SPEAKER, OddLine

ALIKE = 88.0
"""Likeness (0 to 100, ``rapidfuzz.fuzz.ratio``) from which two names may be one: "Lex Friedman", "Lex Fridman"."""


class Variant(NamedTuple):
    """In the conversation of ``key``, ``name`` may be meant for ``usual``, which more words are said under."""

    key: str
    name: str
    usual: str

    @property
    def odd_line(self) -> OddLine:
        """The suggestion, as the report on the conversation has it."""
        mend = f'if so, write [speakers] and below it "{self.name}" = "{self.usual}" in its conversation.toml'
        return OddLine(self.key, 0, f"“{self.name}” may be “{self.usual}”", mend)


def spelling_variants(conversations: Iterable[Conversation]) -> Iterator[Variant]:
    """Yield names that differ little across ``conversations``, and first names of somebody in the same one."""
    spoken = [conversation for conversation in conversations if conversation.passages]
    words = Counter[str]()
    for conversation in spoken:
        for passage in conversation.passages:
            words[passage.speaker] += len(passage.text.split())
    names = [name for name, _ in words.most_common() if name != UNKNOWN_SPEAKER and not any(map(str.isdigit, name))]
    alike: dict[str, str] = {}
    for usual, rare in combinations(names, 2):
        if _alike(usual, rare):
            alike.setdefault(rare, usual)
    for conversation in spoken:
        for name in conversation.speakers:
            if meant := alike.get(name) or _full_name(name, conversation):
                yield Variant(conversation.key, name, meant)


def _alike(one: str, other: str) -> bool:
    return fuzz.ratio(_plain(one), _plain(other), score_cutoff=ALIKE) > 0


def _full_name(name: str, conversation: Conversation) -> str | None:
    """Return who in ``conversation`` has ``name`` as the beginning of a longer name, if it is one person."""
    longer = [other for other in conversation.speakers if other.startswith(f"{name} ")]
    return longer[0] if len(longer) == 1 else None


def _plain(name: str) -> str:
    return " ".join(map(canonical, name.split()))
