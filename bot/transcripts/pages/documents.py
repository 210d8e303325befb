"""The text of a transcript's file, be it text or a document: ``.docx``, ``.odt``, and by an extra ``.rtf``, ``.pdf``.

``text_in`` is the door for a path: it turns documents into text in a process of its own, within limits. Run as a
program this is that process: the document comes by standard input, its text or what is wrong by standard output.
"""

import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path

from bot.conversation.errors import TranscriptError
from bot.transcripts.captions.pasted_captions import without_empty_paragraphs
from bot.transcripts.files import decode, read_bytes
from bot.transcripts.pages.office_text import office_text
from bot.transcripts.process_limits import limit_process

LONGEST = 30
"""Seconds of computing that a document may take."""
MOST_MEMORY = 1024**3
"""Bytes of memory that it may take."""
MOST_PAGES = 2000
"""Pages of a PDF that are read: those of sixty hours of talk."""
_STARTING = 15

_KINDS = {b"PK\x03\x04": "docx", b"%PDF": "pdf", b"{\\rtf": "rtf"}
_EXTRA = "give it as text or .docx (who runs the bot can install it: pip install '.[documents]')"


def text_in(path: Path) -> str:
    """Return the text of the transcript at ``path``; raises TranscriptError if it cannot be had."""
    data = read_bytes(path)
    return _apart(data, str(path)) if _is_document(data) else decode(data, str(path))


def text_of(data: bytes, source: str) -> str:
    """Return the text of ``data``, a transcript's file, in a process that has limits already.

    Raises TranscriptError if it is no text and no document, or cannot be read.
    """
    return _document_text(data, source) if _is_document(data) else decode(data, source)


def _is_document(data: bytes) -> bool:
    """Say whether ``data`` begins as a document does."""
    return data.startswith(tuple(_KINDS))


def _document_text(data: bytes, source: str) -> str:
    """Return the text of the document ``data``; raises TranscriptError if it is none or cannot be read."""
    kind = next(kind for beginning, kind in _KINDS.items() if data.startswith(beginning))
    if kind == "docx":
        return without_empty_paragraphs(office_text(data, source))
    text = _pdf_text(data, source) if kind == "pdf" else _rtf_text(data, source)
    if not text.strip():
        raise TranscriptError(source, 0, "there is no text in this document, only pictures, perhaps", "give it as text")
    return without_empty_paragraphs(text)


def _apart(data: bytes, source: str) -> str:
    """Return ``_document_text`` of ``data``, read by a process that is ended if it takes too much time or memory.

    Raises TranscriptError as that does, and if it is ended.
    """
    try:
        done = subprocess.run(
            [sys.executable, "-m", "bot.transcripts.pages.documents"],
            input=json.dumps(source).encode() + b"\n" + data,
            capture_output=True,
            timeout=LONGEST + _STARTING,
            check=True,
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise TranscriptError(source, 0, "reading it takes too long or too much memory", "give it as text") from error
    read = json.loads(done.stdout)
    if isinstance(read, str):
        return read
    raise TranscriptError(*read)


def _pdf_text(data: bytes, source: str) -> str:
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError as error:
        raise TranscriptError(source, 0, "PDFs are read with an extra that is not here", _EXTRA) from error
    try:
        pages = PdfReader(BytesIO(data)).pages
        if len(pages) > MOST_PAGES:
            raise TranscriptError(source, 0, f"more than {MOST_PAGES:,} pages", "split it into conversations")
        return "\n".join(page.extract_text() for page in pages)
    except (
        PyPdfError,
        ArithmeticError,
        AttributeError,
        LookupError,
        OSError,
        RecursionError,
        TypeError,
        ValueError,
    ) as error:
        # What is broken in a PDF breaks its library in many ways.
        raise TranscriptError(source, 0, "this PDF is broken or locked", "give it as text or .docx") from error


def _rtf_text(data: bytes, source: str) -> str:
    try:
        from striprtf.striprtf import rtf_to_text
    except ImportError as error:
        raise TranscriptError(source, 0, "RTF is read with an extra that is not here", _EXTRA) from error
    try:
        text: str = rtf_to_text(data.decode("latin-1"), errors="replace")  # type: ignore[no-untyped-call]
    except (ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise TranscriptError(source, 0, "this RTF is broken", "give it as text or .docx") from error
    return text


def _serve() -> None:
    source, data = json.loads(sys.stdin.buffer.readline()), sys.stdin.buffer.read()
    limit_process(LONGEST, MOST_MEMORY)
    try:
        answer: object = _document_text(data, source)
    except TranscriptError as error:
        answer = (error.source, error.line, error.problem, error.mend)
    sys.stdout.buffer.write(json.dumps(answer).encode())


if __name__ == "__main__":
    _serve()
