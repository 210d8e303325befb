"""What is said in lists within lists: sections of turns of blocks of text, each with its time."""

from collections.abc import Iterator, Mapping

from bot.transcripts.json_formats.segments import MILLISECONDS, SPEAKERS, STARTS, TEXTS

_PARTS = (
    "text_blocks", "textBlocks", "blocks", "sentences", "segments", "utterances", "turns", "lines", "paragraphs",
    "sections", "parts", "elements", "content", "messages", "entries", "chunks",
)  # fmt: skip
"""What programs call the list that a longer part of a talk is made of."""
_DEEPEST = 3
_TOLD = (*STARTS, *MILLISECONDS, *SPEAKERS)


def unfolded(value: object) -> list[object] | None:
    """Return the innermost parts that the list ``value`` holds, with who speaks where only the outer ones tell it.

    None if ``value`` is no list of such parts.
    """
    rows: list[object] = [*_parts(value, {}, 0)]
    return rows if rows and any(_is_told(row) for row in rows) else None


def _parts(value: object, outer: Mapping[str, object], depth: int) -> Iterator[dict[str, object]]:
    rows = [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
    for row in rows:
        if any(isinstance(row.get(name), str) for name in TEXTS):
            yield {**outer, **row} if not any(name in row for name in SPEAKERS) else row
            continue
        inner = next((row[name] for name in _PARTS if isinstance(row.get(name), list)), None)
        # Several that tell neither when nor by whom they are said are talks of their own.
        if inner is None or depth >= _DEEPEST or (len(rows) > 1 and not _is_told(row)):
            continue
        if text := _joined(inner):
            yield {**{name: member for name, member in row.items() if name not in TEXTS}, "text": text}
            continue
        told = {name: row[name] for name in SPEAKERS if name in row}
        yield from _parts(inner, {**outer, **told}, depth + 1)


def _joined(inner: list[object]) -> str:
    """Return the texts in ``inner`` as one, if none of its parts has a time or a speaker of its own."""
    texts = [text for part in inner if (text := _text(part))]
    return "" if any(isinstance(part, dict) and _is_told(part) for part in inner) else " ".join(texts)


def _text(part: object) -> str:
    if isinstance(part, str):
        return part.strip()
    texts = (part.get(name) for name in TEXTS) if isinstance(part, dict) else ()
    return next((text.strip() for text in texts if isinstance(text, str)), "")


def _is_told(row: object) -> bool:
    return isinstance(row, dict) and any(name in row for name in _TOLD)
