"""The formats that can be read, told apart by what a text holds, not by its file's name."""

from collections.abc import Sequence

from bot.conversation.errors import TranscriptError
from bot.transcripts.ass_text import AssText
from bot.transcripts.captions import Captions
from bot.transcripts.html_page import HtmlPage
from bot.transcripts.json_text import JsonText
from bot.transcripts.sparse_times import EXAMPLE
from bot.transcripts.spoken_text import NamesBelowTimes, SpokenText
from bot.transcripts.table_text import TableText
from bot.transcripts.written import Reader, Reading
from bot.transcripts.xml_text import XmlText

READERS: tuple[Reader, ...] = (
    JsonText(),
    XmlText(),
    AssText(),
    TableText(),
    NamesBelowTimes(),
    Captions(),
    HtmlPage(),
    SpokenText(),
)
"""Every reader; the first that recognises a text reads it."""


def read_transcript(text: str, source: str) -> Reading:
    """Return what ``text`` says in whichever format it has; ``source`` names the file.

    Raises TranscriptError, and nothing else, if it has none of them or cannot be read.
    """
    for reader in _readers(source):
        if reader.recognises(text):
            return reader.read(text, source)
    raise TranscriptError(
        source,
        0,
        "no passage with a speaker or a time was found",
        EXAMPLE,
    )


def _readers(source: str) -> Sequence[Reader]:
    """Return the readers for the file called ``source``: one whose name says it is a table is never read as prose."""
    if not source.lower().endswith((".csv", ".tsv")):
        return READERS
    return [TableText(named=True) if isinstance(reader, TableText) else reader for reader in READERS]
