"""What a recording is, by its first bytes: no name, and nobody's word, is believed.

FFmpeg's own guess opens playlists too, which lead it to other files and addresses; so it is told what to read.
"""

from enum import StrEnum

from bot.sound.mp3_frames import first_frame, tag_size

LOOKED_AT = 64 * 1024
"""Bytes at the start that tell what a recording is."""


class Kind(StrEnum):
    """What can be read; the value is FFmpeg's name for what reads it."""

    MP3 = "mp3"
    MP4 = "mov"
    OGG = "ogg"
    FLAC = "flac"
    WAV = "wav"
    WEBM = "matroska"


def sniffed(beginning: bytes) -> Kind | None:
    """Return what a recording that begins so is; None for anything that cannot be read.

    What stands behind a tag may lie beyond ``beginning``: behind one as large as that an MP3 is taken for granted.
    """
    if beginning[4:8] in (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip"):
        return Kind.MP4
    if beginning[:4] == b"OggS":
        return Kind.OGG
    if beginning[:4] == b"RIFF" and beginning[8:12] == b"WAVE":
        return Kind.WAV
    if beginning[:4] == b"\x1aE\xdf\xa3":
        return Kind.WEBM
    after = tag_size(beginning)
    if beginning[after : after + 4] == b"fLaC":
        return Kind.FLAC
    if after >= len(beginning) > 0 or first_frame(beginning, after) is not None:
        return Kind.MP3
    return None
