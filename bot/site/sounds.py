"""The sound that a page can play: a recording that the web has, or a file that goes beside the page."""

import re
from pathlib import Path
from typing import NamedTuple

from bot.conversation.model import Conversation

_SOUND = re.compile(
    r"(?P<file>https?://[^#]+\.(?:aac|flac|m4a|mp3|oga|ogg|opus|wav)(?:\?[^#]*)?)#t=\{seconds\}", re.IGNORECASE
)
"""The address of a player that a browser plays by itself."""


class Sound(NamedTuple):
    """``address`` as a page takes it, ``offset`` seconds later there than in the transcript, and the file to copy."""

    address: str
    offset: float
    file: Path | None = None


def sound_of(conversation: Conversation) -> Sound | None:
    """Return the sound of ``conversation`` for its page; None where there is none that a browser plays."""
    if (audio := conversation.audio) is not None:
        if audio.is_address:
            return Sound(audio.place, audio.offset)
        file = Path(audio.place)
        return Sound(f"sound{file.suffix.lower()}", audio.offset, file)
    for player in conversation.players:
        if found := _SOUND.fullmatch(player.address):
            return Sound(found["file"], player.offset)
    return None
