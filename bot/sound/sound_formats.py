"""The kinds of sound files that are made."""

from enum import StrEnum


class SoundFormat(StrEnum):
    """What a file of sound is; the value is the ending of its name."""

    OGG = "ogg"
    MP3 = "mp3"
    M4A = "m4a"
