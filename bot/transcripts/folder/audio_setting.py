"""``audio`` in a ``conversation.toml``: where the sound is that quotes are cut from.

It is the name of a file beside it, or an address; where times differ, a table as players have::

    audio = "talk.mp3"

    [audio]
    file = "https://example.org/398.mp3"
    offset = 12.5                    # or anchors
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from bot.conversation.audio import Audio
from bot.conversation.model import Conversation
from bot.transcripts.folder.metadata_values import WrongValueError, named, read_address, read_offset
from bot.transcripts.written import OddLine

_LONGEST_NAME = 200


def read_audio(value: object) -> Audio:
    """Return where the sound is: an address, or the bare name of a file."""
    if not isinstance(value, Mapping):
        return Audio(_place(value))
    if (
        "file" not in value
        or not value.keys() <= {"file", "offset", "anchors"}
        or {"offset", "anchors"} <= value.keys()
    ):
        raise WrongValueError(value, "file and, where times differ, offset or anchors below [audio]")
    return Audio(named("file", _place, value["file"]), read_offset(value))


def audio_in(folder: Path, audio: Audio) -> Audio:
    """Return ``audio`` with the path of its file in ``folder``."""
    return audio if audio.is_address else replace(audio, place=str((folder / audio.place).absolute()))


def missing_audio(conversation: Conversation, folder: Path) -> OddLine | None:
    """Return what to say of ``conversation`` in ``folder`` if the file of its sound isn't there."""
    audio = conversation.audio
    if audio is None or audio.is_address or Path(audio.place).is_file():
        return None
    name = Path(audio.place).name
    return OddLine(str(folder), 0, f"there is no {name} here, which audio names", "put it there, or leave audio out")


def _place(value: object) -> str:
    if isinstance(value, str) and value.lower().startswith(("http://", "https://")):
        scheme, rest = value.split(":", 1)
        return read_address(f"{scheme.lower()}:{rest}")
    if (
        isinstance(value, str)
        and 0 < len(value) <= _LONGEST_NAME
        and value.isprintable()
        and not {*"/\\:"} & {*value}
        and not value.startswith(".")
    ):
        return value
    raise WrongValueError(value, 'the name of a file beside it, or an address, in quotes, such as "talk.mp3"')
