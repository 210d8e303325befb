"""The text of Word's ``.docx`` and LibreOffice's ``.odt``: a paragraph a line, a table's row a line.

Both are archives of XML, which the standard library opens; what a document may unpack to is bounded. A name that
begins a paragraph in bold is marked as Markdown has it, as readers of text know it.
"""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from bot.conversation.errors import TranscriptError
from bot.transcripts.captions.xml_tree import Element, parsed
from bot.transcripts.clock import CLOCK
from bot.transcripts.zip_errors import BROKEN_ZIP

MOST_UNPACKED = 48 * 1024 * 1024
"""Bytes a document's text may have with all its markup: those of fifty hours of talk."""

_WORD, _OPEN = "word/document.xml", "content.xml"
_OTHERS = {"xl/workbook.xml": "a spreadsheet", "ppt/presentation.xml": "a presentation"}
_UNSEEN = frozenset(
    {"Fallback", "annotation", "del", "delText", "forms", "instrText", "moveFrom", "note", "sequence-decls",
     "tracked-changes", "pPr", "rPr", "sectPr", "tblPr"}
)  # fmt: skip
_HEADER = frozenset({"end", "name", "speaker", "start", "text", "time", "timecode", "timestamp", "transcript"})
_TIME = re.compile(rf"[\[(]?({CLOCK})[\])]?", re.ASCII)


def office_text(data: bytes, source: str) -> str:
    """Return the text of the document that ``data`` is; raises TranscriptError if it is another archive, or broken."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            part = next((name for name in (_WORD, _OPEN) if name in names), None)
            if part is None:
                kind = next((kind for name, kind in _OTHERS.items() if name in names), "a ZIP archive")
                raise TranscriptError(source, 0, f"this is {kind}", "give the transcript of it as text or captions")
            with archive.open(part) as packed:
                written = packed.read(MOST_UNPACKED + 1)
    except BROKEN_ZIP as error:
        problem = "this is a ZIP archive or a document that is broken or locked"
        raise TranscriptError(source, 0, problem, "save it anew, or as text") from error
    if len(written) > MOST_UNPACKED:
        raise TranscriptError(source, 0, f"it unpacks to more than {MOST_UNPACKED // 1024**2} MB", "save it as text")
    try:
        root = parsed(written.decode("utf-8-sig"), source)
    except UnicodeDecodeError as error:
        raise TranscriptError(source, 0, "this document is broken", "save it anew, or as text") from error
    bold = _bold_styles(root)
    return "\n".join(line for block in _blocks(root) for line in _lines(block, bold))


def _bold_styles(root: Element) -> frozenset[str]:
    """Return the styles of LibreOffice's that are bold."""
    return frozenset(
        style.attributes.get("name", "")
        for style in root.elements("style")
        if any(text.attributes.get("font-weight") == "bold" for text in style.elements("text-properties"))
    )


def _blocks(element: Element) -> Iterator[Element]:
    """Yield the paragraphs and the rows of tables in ``element``, in the order they are read."""
    for child in element.children:
        if isinstance(child, Element) and child.name not in _UNSEEN:
            if child.name in {"p", "h", "tr", "table-row"}:
                yield child
            else:
                yield from _blocks(child)


def _lines(block: Element, bold: frozenset[str]) -> list[str]:
    if block.name in {"p", "h"}:
        return _paragraph(block, bold).split("\n")
    cells = [
        " ".join(" ".join(_paragraph(one, frozenset()) for one in _blocks_of(cell)).split())
        for cell in block.children
        if isinstance(cell, Element) and cell.name in {"tc", "table-cell"}
    ]
    return [_row([cell for cell in cells if cell])]


def _blocks_of(cell: Element) -> Iterator[Element]:
    for block in _blocks(cell):
        if block.name in {"p", "h"}:
            yield block
        else:
            yield from _blocks_of(block)


def _row(cells: list[str]) -> str:
    """Return a row as a line of spoken text: who, when and what, in whichever order the first two stand."""
    if all(cell.casefold() in _HEADER for cell in cells):
        return ""
    times = [cell for cell in cells[:-1] if _TIME.fullmatch(cell)]
    names = [cell.rstrip(":") for cell in cells[:-1] if not _TIME.fullmatch(cell)]
    clock = f"[{times[0].strip('[]()')}] " if times else ""
    return f"{clock}{names[0]}: {cells[-1]}" if len(names) == 1 else clock + " ".join((*names, *cells[-1:]))


def _paragraph(paragraph: Element, bold: frozenset[str]) -> str:
    """Return the text of ``paragraph``; what it begins with in bold stands between asterisks, if more follows."""
    pieces = [piece for piece in _runs(paragraph, bold, False) if piece[0]]
    count = next((number for number, (text, marked) in enumerate(pieces) if text.strip() and not marked), len(pieces))
    name, rest = ("".join(text for text, _ in part) for part in (pieces[:count], pieces[count:]))
    if name.strip() and rest.strip() and "\n" not in name and "*" not in name:
        return f"**{name.strip()}**{' ' if name[-1:].isspace() else ''}{rest}"
    return name + rest


def _runs(element: Element, bold: frozenset[str], marked: bool) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of text in ``element``, each with whether it is bold."""
    marked = marked or element.attributes.get("style-name") in bold or _is_bold(element)
    for child in element.children:
        if isinstance(child, str):
            # Word's text stands in elements of its own; white space between others is the file's.
            if element.name in {"t", "p", "h", "span", "a"} and (
                element.name == "t" or child.strip() or "\n" not in child
            ):
                yield child, marked
        elif child.name in {"br", "cr", "line-break"}:
            yield "\n", marked
        elif child.name in {"tab", "s", "noBreakHyphen"}:
            yield "-" if child.name == "noBreakHyphen" else " ", marked
        elif child.name not in _UNSEEN:
            yield from _runs(child, bold, marked)


def _is_bold(run: Element) -> bool:
    if run.name != "r":
        return False
    properties = next((child for child in run.children if isinstance(child, Element) and child.name == "rPr"), None)
    marks = [] if properties is None else [child for child in properties.children if isinstance(child, Element)]
    return any(mark.name == "b" and mark.attributes.get("val", "1") not in {"0", "false", "off"} for mark in marks)
