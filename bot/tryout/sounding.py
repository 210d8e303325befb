"""Something to hear in the try-out: one's own recording of the talk that comes with the bot, or a short talk."""

from dataclasses import replace
from pathlib import Path

from bot.conversation.audio import Audio
from bot.conversation.library import Library
from bot.transcripts.folder.loading import load_library

SAMPLE = Path(__file__).parent / "sample"
"""A folder of conversations with one short talk, spoken by a synthesizer."""
HINT = "- Type `/quote` and `a healthy clock says the same thing twice`, and press *Hear*."
"""What to do to hear the short talk."""


def sounding(library: Library, audio: Path | None) -> Library:
    """Return ``library`` with ``audio`` as the recording of its first conversation; without, with the short talk.

    One in which something can be heard already stays as it is.
    """
    talks = list(library)
    if audio is not None:
        first = replace(talks[0], audio=Audio(str(audio.absolute())))
        return Library.of([first, *talks[1:]])
    if any(talk.audio for talk in talks):
        return library
    known = {talk.key for talk in talks}
    return Library.of([*talks, *(talk for talk in load_library(SAMPLE).library if talk.key not in known)])


def hint(library: Library) -> str:
    """Return what to do to hear something of ``library``; '' if that is not the short talk."""
    return HINT if any(talk.key in load_library(SAMPLE).library.conversations for talk in library) else ""
