"""Speakers who may be one person spelt two ways, for whoever keeps the conversations to decide."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from bot.conversation.model import Conversation
from bot.transcripts.speakers.name_likeness import likeness, name_parts, shortens
from bot.transcripts.written import OddLine


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


def suggested_names(names: Iterable[str], known: Iterable[str]) -> Mapping[str, str]:
    """Return which of ``known`` each of a new conversation's ``names`` may be meant for, where one is likely.

    Names that are known as they stand, numbers ("Speaker 1") and roles ("Host") have no suggestion, nor has a
    name that might be two people's: a given name of which two are known. Each is worth a person's confirming.
    """
    parts = {name: name_parts(name) for name in dict.fromkeys(known)}
    found = {name: _meant(name_parts(name), parts) for name in dict.fromkeys(names) if name not in parts}
    return {name: meant for name, meant in found.items() if meant}


def _meant(name: tuple[str, ...], known: Mapping[str, tuple[str, ...]]) -> str | None:
    alike = {usual: score for usual, parts in known.items() if (score := likeness(name, parts))}
    if alike:
        return max(alike, key=alike.__getitem__)
    longer = [usual for usual, parts in known.items() if shortens(name, parts)]
    return longer[0] if len(longer) == 1 else None


def spelling_variants(conversations: Iterable[Conversation]) -> Iterator[Variant]:
    """Yield names that differ little across ``conversations``, and first names of somebody in the same one."""
    spoken = [conversation for conversation in conversations if conversation.passages]
    words = Counter[str]()
    for conversation in spoken:
        for passage in conversation.passages:
            words[passage.speaker] += len(passage.text.split())
    parts = {name: name_parts(name) for name, _ in words.most_common()}
    alike: dict[str, str] = {}
    for usual, rare in combinations(parts, 2):
        if likeness(parts[usual], parts[rare]):
            alike.setdefault(rare, usual)
    for conversation in spoken:
        for name in conversation.speakers:
            if meant := alike.get(name) or _full_name(name, conversation, parts):
                yield Variant(conversation.key, name, meant)


def _full_name(name: str, conversation: Conversation, parts: Mapping[str, tuple[str, ...]]) -> str | None:
    """Return who in ``conversation`` has ``name`` as the beginning of a longer name, if it is one person."""
    longer = [other for other in conversation.speakers if shortens(parts[name], parts[other])]
    return longer[0] if len(longer) == 1 else None
