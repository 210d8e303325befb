"""The formats that can be read, told apart by what a text holds, not by its file's name."""

from bot.conversation.errors import TranscriptError
from bot.transcripts.spoken_text import SpokenText
from bot.transcripts.written import Reader, Reading

READERS: tuple[Reader, ...] = (SpokenText(),)
"""Every reader; the first that recognises a text reads it."""

MOST_LINES = 100_000
"""Lines that are read: the longest of 400 public transcripts has some 6,500."""


def read_transcript(text: str, source: str) -> Reading:
    """Return what ``text`` says in whichever format it has; ``source`` names the file.

    Raises TranscriptError if it has none of them or too many lines.
    """
    if max(text.count("\n"), text.count("\r")) > MOST_LINES:
        raise TranscriptError(source, 0, f"more than {MOST_LINES:,} lines", "split it into conversations")
    for reader in READERS:
        if reader.recognises(text):
            return reader.read(text, source)
    raise TranscriptError(
        source,
        0,
        "no passage with a speaker and a time was found",
        "begin each passage like this: Ada Lovelace (00:01:16) What she says.",
    )
