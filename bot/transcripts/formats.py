"""The formats that can be read, told apart by what a text holds, not by its file's name."""

from collections.abc import Sequence

from bot.conversation.errors import TranscriptError
from bot.transcripts.captions.ass_text import AssText
from bot.transcripts.captions.captions import Captions
from bot.transcripts.captions.xml_text import XmlText
from bot.transcripts.json_formats.formats import JsonText
from bot.transcripts.pages.html_page import HtmlPage
from bot.transcripts.spoken.sparse_times import EXAMPLE
from bot.transcripts.spoken.text import NamesBelowTimes, SpokenText
from bot.transcripts.tables.table import TableText
from bot.transcripts.written import Reader, Reading

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
