"""``feeds.toml`` in the folder of conversations: the podcasts that whoever runs the bot follows for everyone::

[[feeds]]
address = "https://feeds.example.org/show.xml"
made_by = "Whisper"     # the machine that wrote its transcripts down, where it was one
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.conversation.errors import TranscriptError
from bot.transcripts.files import read_text
from bot.transcripts.folder.metadata_values import WrongValueError
from bot.transcripts.folder.metadata_values import read_text as read_short_text
from bot.transcripts.folder.toml_text import toml_table, toml_text

FEEDS = "feeds.toml"
LONGEST = 1_000_000
"""Characters of a file that is read."""
_MEND = 'write [[feeds]] on a line of its own, below it address = "https://feeds.example.org/show.xml"'


@dataclass(frozen=True, slots=True)
class ListedFeed:
    """A feed to follow; ``made_by`` is the machine that wrote its transcripts down, None where nobody told."""

    address: str
    made_by: str | None = None

    @property
    def settings(self) -> Mapping[str, Any]:
        """It as the file has it."""
        return {"address": self.address} | ({"made_by": self.made_by} if self.made_by else {})


def read_listed(folder: Path) -> tuple[ListedFeed, ...]:
    """Return the feeds in the ``feeds.toml`` of ``folder``, () without one; raises TranscriptError."""
    path = folder / FEEDS
    if not path.exists():
        return ()
    table = toml_table(read_text(path), str(path), longest=LONGEST)
    listed = table.get("feeds", [])
    if set(table) - {"feeds"} or not isinstance(listed, list):
        raise TranscriptError(str(path), 0, "there is something else in it than feeds", _MEND)
    return tuple(_feed(one, path) for one in listed)


def write_listed(folder: Path, feeds: Sequence[ListedFeed]) -> None:
    """Have the ``feeds.toml`` of ``folder`` list ``feeds``; raises TranscriptError if it cannot be written."""
    path = folder / FEEDS
    try:
        path.write_text(toml_text({"feeds": [one.settings for one in feeds]}) if feeds else "", "utf-8")
    except OSError as error:
        raise TranscriptError(str(path), 0, f"it cannot be written ({error.strerror})", "let me write there") from None


def _feed(value: object, path: Path) -> ListedFeed:
    if not isinstance(value, Mapping) or not {"address"} <= value.keys() <= {"address", "made_by"}:
        raise TranscriptError(str(path), 0, "a feed has an address, and may have made_by, and nothing else", _MEND)
    try:
        made_by = read_short_text(value["made_by"]) if "made_by" in value else None
    except WrongValueError as wrong:
        raise TranscriptError(str(path), 0, "made_by is no name", f"write {wrong.wanted}") from None
    if not isinstance(value["address"], str):
        raise TranscriptError(str(path), 0, "an address is no text", _MEND)
    return ListedFeed(value["address"], made_by)
