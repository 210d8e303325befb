"""``speakers.toml`` in the folder of conversations: one person, one name, across all of them::

"Ada" = "Ada Lovelace"

The transcripts stay as they are: who takes a line away has the former name back.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from bot.conversation.errors import TranscriptError
from bot.conversation.model import Conversation
from bot.transcripts.files import read_text
from bot.transcripts.folder.toml_text import quoted, toml_table
from bot.transcripts.speakers.name_likeness import name_parts, shortens
from bot.transcripts.speakers.naming import LONGEST_NAME, renamed

SPEAKERS = "speakers.toml"
LONGEST = 1_000_000
"""Characters of a file that is read."""
_MEND = 'write a line for each name, such as "Ada" = "Ada Lovelace"'


class OneName(NamedTuple):
    """``name`` may be the person who is called ``usual`` elsewhere; how many conversations each speaks in."""

    name: str
    usual: str
    conversations: int
    usual_conversations: int

    def __str__(self) -> str:
        here, there = (_counted(count) for count in (self.conversations, self.usual_conversations))
        return (
            f"“{self.name}” (in {here}) may be “{self.usual}” (in {there}); "
            f"if so, write in {SPEAKERS}: {quoted(self.name)} = {quoted(self.usual)}"
        )


def read_people(folder: Path) -> Mapping[str, str]:
    """Return the name that each name in ``folder``'s ``speakers.toml`` is told as; {} without one.

    A name that is told as another is told as that one's name in the end. Raises TranscriptError.
    """
    path = folder / SPEAKERS
    if not path.exists():
        return {}
    table = toml_table(read_text(path), str(path), longest=LONGEST)
    for name, told in table.items():
        if not isinstance(told, str) or not told.strip() or len(told) > LONGEST_NAME:
            raise TranscriptError(str(path), 0, f"“{name[:30]}” is told as no name", _MEND)
    return {name: _in_the_end(name, table) for name in table}


def with_people(conversation: Conversation, people: Mapping[str, str]) -> Conversation:
    """Return ``conversation`` with its speakers told as ``people`` has them."""
    names = {name: people[name] for name in conversation.speakers if name in people}
    return renamed(conversation, names) if names else conversation


def one_name_each(conversations: Iterable[Conversation]) -> Iterator[OneName]:
    """Yield the names that shorten just one other name of the same show and never stand beside it.

    They are worth a person's deciding: two people may share a given name.
    """
    within: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for one in conversations:
        for name in one.speakers:
            within[one.series or ""][name].add(one.key)
    for speakers in within.values():
        parts = {name: name_parts(name) for name in speakers}
        for name, keys in speakers.items():
            longer = [other for other in speakers if shortens(parts[name], parts[other])]
            if len(longer) == 1 and keys.isdisjoint(speakers[longer[0]]):
                yield OneName(name, longer[0], len(keys), len(speakers[longer[0]]))


def _in_the_end(name: str, table: Mapping[str, str]) -> str:
    """Return what ``name`` is told as, over as many names as it takes; of names in a circle the last before it."""
    seen = {name}
    told = " ".join(table[name].split())
    while told in table and told not in seen:
        seen.add(told)
        told = " ".join(table[told].split())
    return told


def _counted(conversations: int) -> str:
    return "1 conversation" if conversations == 1 else f"{conversations:,} conversations"
