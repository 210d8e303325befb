"""The text of a file, within bounds."""

import codecs
from pathlib import Path

from bot.conversation.errors import TranscriptError

LARGEST = 16 * 1024 * 1024
"""Bytes of a file that is read: two hundred hours of text, five of JSON that times every word."""

_OTHERS = {
    b"PK\x03\x04": "a ZIP archive or a Word document",
    b"\xd0\xcf\x11\xe0": "an old Word document",
    b"{\\rtf": "an RTF document",
    b"%PDF": "a PDF",
    b"\x1f\x8b": "a gzip archive",
    b"ID3\x02": "a sound file",
    b"ID3\x03": "a sound file",
    b"ID3\x04": "a sound file",
    b"\xff\xfb": "a sound file",
    b"\xff\xf3": "a sound file",
    b"OggS": "a sound file",
    b"fLaC": "a sound file",
    b"RIFF": "a sound or film file",
    b"\x1a\x45\xdf\xa3": "a film file",
    b"\xff\xd8\xff": "a picture",
    b"\x89PNG": "a picture",
    b"GIF8": "a picture",
}
_FILM = b"ftyp"
"""What MP4, M4A and MOV files hold from their fifth byte on."""
_BYTE_ORDERS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def read_text(path: Path) -> str:
    """Return the text of ``path``: UTF-8, or UTF-16 that says so; raises TranscriptError if it cannot be had."""
    return decode(read_bytes(path), str(path))


def read_bytes(path: Path) -> bytes:
    """Return what ``path`` holds; raises TranscriptError if it cannot be opened or is too large."""
    source = str(path)
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        mend = "check its name" if isinstance(error, FileNotFoundError) else "check the file's rights"
        raise TranscriptError(source, 0, f"cannot be opened ({reason})", mend) from error
    if len(data) > LARGEST:
        raise TranscriptError(source, 0, f"larger than {LARGEST // 1024**2} MB", "split it into conversations")
    return data


def decode(data: bytes, source: str) -> str:
    """Return ``data`` as text; raises TranscriptError if it is none."""
    if kind := _other_kind(data):
        raise TranscriptError(source, 0, f"this is {kind}", "give the transcript of it as text or captions")
    try:
        text = data.decode(_BYTE_ORDERS.get(data[:2], "utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TranscriptError(source, line, "this is not UTF-8 text", "save the file as UTF-8") from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise TranscriptError(source, line, "this is not UTF-8 text (it holds a NUL)", "save the file as UTF-8")
    return text


def _other_kind(data: bytes) -> str | None:
    if data[4:8] == _FILM:
        return "a sound or film file"
    return next((kind for beginning, kind in _OTHERS.items() if data.startswith(beginning)), None)
