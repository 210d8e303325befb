"""Reads tables of what is said: Whisper's ``.tsv``, and any with a column of texts and one of times or speakers."""

import re
from collections.abc import Iterator, Sequence

from pydantic import TypeAdapter

from bot.conversation.errors import TranscriptError
from bot.transcripts.captions.blocks import has_timing
from bot.transcripts.json_formats.members import validated
from bot.transcripts.json_formats.segment_reading import reading_of_segments
from bot.transcripts.json_formats.segments import Segment
from bot.transcripts.left_out import left_out
from bot.transcripts.lines import lines_of
from bot.transcripts.tables.account import TableAccount
from bot.transcripts.tables.columns import Columns, chosen
from bot.transcripts.tables.layout import Layout, layout_of
from bot.transcripts.tables.members import fitting, members_of
from bot.transcripts.tables.rows import LOOKED_AT, Row, rows_of
from bot.transcripts.tables.speakers import named
from bot.transcripts.tables.timing import timing_of
from bot.transcripts.written import Noticed, Reading

WHISPER = ["start", "end", "text"]
"""The columns of Whisper's table, whose times are milliseconds; its kin add who speaks."""

_END = re.compile(r"\r\n?|\n")
_MEANT = {"text": "what is said", "start": "when it begins", "end": "when it ends", "speaker": "who speaks"}
_SEGMENTS = TypeAdapter(list[Segment])


class TableText:
    """The reader for tables; ``named`` ones are those whose file's name says so, which are never read as prose."""

    def __init__(self, *, named: bool = False) -> None:
        self._named = named

    def recognises(self, text: str) -> bool:
        """Say whether a line near the first names the columns, or the rows are alike; always in a ``named`` file."""
        if self._named:
            return not has_timing(text)
        return layout_of(_END.split(text.removeprefix("\ufeff"), LOOKED_AT), named=False) is not None

    def read(self, text: str, source: str) -> Reading:
        """Return what ``text`` says; raises TranscriptError if it is broken or nobody says anything."""
        lines = lines_of(text, source)
        layout = layout_of(lines, named=self._named)
        if layout is None:
            raise TranscriptError(source, 0, "this is no table of what is said", _mend())
        rows = list(rows_of(lines[layout.above :], layout.delimiter, source, layout.above))
        header = rows.pop(0).cells if layout.header and rows else ()
        columns = chosen(header, [row.cells for row in rows[:LOOKED_AT]])
        if columns.said is None:
            raise TranscriptError(source, 0, _unknown(layout, rows), _mend())
        return _reading(rows, layout, columns, source, lines[: layout.above])


def _reading(rows: Sequence[Row], layout: Layout, columns: Columns, source: str, above: Sequence[str]) -> Reading:
    account = TableAccount(source)
    whole = list(fitting(rows, layout, columns, account))
    timing = timing_of(whole, columns.places, account)
    members = named(members_of(whole, layout, columns, account), account)
    told = [member | dict(times) for member, times in zip(members, timing.members, strict=True)]
    segments = validated(_SEGMENTS, told, "a table", source)
    whisper = layout.delimiter == "\t" and [name for name in layout.header if name != "speaker"] == WHISPER
    whisper = whisper and timing.whole
    reading = reading_of_segments(segments, {}, source, 1000.0 if whisper else 1.0 if timing.clocks else None)
    return reading._replace(
        made_by="Whisper" if whisper and list(layout.header) == WHISPER else None,
        odd_lines=(*account.odd_lines, *reading.odd_lines),
        left_out=(*left_out(above, "above the table", 1), *reading.left_out, *account.left_out),
        noticed=(*reading.noticed, *_guesses(layout, columns), *account.noticed),
    )


def _guesses(layout: Layout, columns: Columns) -> Iterator[Noticed]:
    for place, kind in columns.guessed.items():
        name = layout.header[place] if place < len(layout.header) else ""
        yield Noticed(layout.above + 1, name or f"column {place + 1}", 1, f"the column that tells {_MEANT[kind]}")


def _unknown(layout: Layout, rows: Sequence[Row]) -> str:
    if layout.header:
        return f"this is a table of {', '.join(layout.header)[:200]}, and none of these columns tells what is said"
    width = max(len(row.cells) for row in rows)
    return f"this is a table of {width} columns that no line names, and none of them is sure to tell what is said"


def _mend() -> str:
    return "name its columns in the first line: start, end, speaker, text; those of speakers or times may be missing"
