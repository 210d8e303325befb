"""The text of a file, within bounds."""

from pathlib import Path

from bot.conversation.errors import TranscriptError

LARGEST = 8 * 1024 * 1024
"""Bytes of a file that is read: a hundred hours of talk."""


def read_text(path: Path) -> str:
    """Return the text of ``path``, which must be UTF-8; raises TranscriptError if it cannot be had."""
    source = str(path)
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise TranscriptError(source, 0, f"cannot be opened ({reason})", "check the file's rights") from error
    if len(data) > LARGEST:
        raise TranscriptError(source, 0, f"larger than {LARGEST // 1024**2} MB", "split it into conversations")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TranscriptError(source, line, "this is not UTF-8 text", "save the file as UTF-8") from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise TranscriptError(source, line, "this is not text (it holds a NUL)", "give the transcript as text")
    return text
