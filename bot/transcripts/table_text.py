"""Reads tables whose first line names their columns: Whisper's ``.tsv``, and any with times, speakers and texts."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence

from pydantic import TypeAdapter

from bot.conversation.errors import TranscriptError
from bot.transcripts.json_members import validated
from bot.transcripts.json_segments import ROW, Segment
from bot.transcripts.left_out import left_out
from bot.transcripts.lines import lines_of
from bot.transcripts.segment_reading import reading_of_segments
from bot.transcripts.written import OddLine, Reading

_HEADER = re.compile(r"\ufeff?\s*(?P<header>[^\r\n]{1,500})")
_COLUMNS = {
    "start": "start time begin from startsec startseconds in intime timecode timestamp time starttimecode tcin",
    "start_ms": "startms startmillis startmilliseconds startmsec timems",
    "end": "end stop to endsec endseconds out outtime endtimecode tcout",
    "end_ms": "endms endmillis endmilliseconds endmsec",
    "duration": "duration dur",
    "speaker": "speaker name speakername speakerlabel speakerid voice who person participant character actor",
    "text": "text transcript content sentence utterance words word caption dialogue dialog body speech said line",
}
"""What columns are called, in lower case without anything but letters."""
_NAMES = {name: column for column, names in _COLUMNS.items() for name in names.split()}
_NAMES |= {"starttime": "start", "endtime": "end"}
_DELIMITERS = ("\t", ",", ";")
WHISPER = ["start", "end", "text"]
"""The columns of Whisper's table, whose times are milliseconds; its kin add who speaks."""


class TableText:
    """The reader for tables."""

    def recognises(self, text: str) -> bool:
        """Say whether the first line names a column of texts, and one of times or speakers."""
        return _delimiter(text) is not None

    def read(self, text: str, source: str) -> Reading:
        """Return what ``text`` says; raises TranscriptError if it is broken or nobody says anything."""
        delimiter = _delimiter(text)
        assert delimiter is not None
        lines = lines_of(text.lstrip("\ufeff \r\n"), source)
        first = text[: len(text) - len(text.lstrip("\ufeff \r\n"))].count("\n")
        header = _cells(lines[0], delimiter)
        columns = _columns(header)
        rows = _Rows(source)
        listed = list(rows.of(lines, delimiter, columns, first))
        segments = validated(_SEGMENTS, listed, "a table", source)
        alike = delimiter == "\t" and [name for name in header if name != "speaker"] == WHISPER
        alike = alike and all(_is_whole(row.get("start")) for row in listed)
        reading = reading_of_segments(segments, {}, source, 1000.0 if alike else None)
        unread = [name for number, name in enumerate(header) if number not in columns]
        beside = left_out(rows.beside, f"the columns {', '.join(unread)[:100]}")
        return reading._replace(
            made_by="Whisper" if alike and header == WHISPER else None,
            odd_lines=(*rows.odd_lines, *reading.odd_lines),
            left_out=(*reading.left_out, *beside),
        )


_SEGMENTS = TypeAdapter(list[Segment])


def _delimiter(text: str) -> str | None:
    """Return what parts the columns that the first line names; None if it names none."""
    found = _HEADER.match(text)
    for delimiter in _DELIMITERS:
        columns = _columns(_cells(found["header"], delimiter)).values() if found else ()
        if "text" in columns and {"start", "start_ms", "speaker"} & set(columns):
            return delimiter
    return None


def _cells(line: str, delimiter: str) -> list[str]:
    return [cell.strip().strip('"') for cell in line.split(delimiter)]


def _columns(header: Sequence[str]) -> Mapping[int, str]:
    """Return the columns that are read, by their places; of several alike the first."""
    columns: dict[int, str] = {}
    for number, cell in enumerate(header):
        column = _NAMES.get(re.sub(r"[^a-z]", "", cell.casefold())) if len(cell) < 40 else None
        if column and column not in columns.values():
            columns[number] = column
    return columns


def _is_whole(written: object) -> bool:
    return isinstance(written, str) and written.isdecimal()


class _Rows:
    """Takes rows apart, and keeps account of what is odd about them and of words in columns that are not read."""

    def __init__(self, source: str) -> None:
        self.odd_lines: list[OddLine] = []
        self.beside: list[str] = []
        self._source = source

    def of(
        self, lines: Sequence[str], delimiter: str, columns: Mapping[int, str], first: int
    ) -> Iterator[dict[str, str]]:
        """Yield the members of each row after the header; ``first`` lines stand above it."""
        last, width = max(columns), len(_cells(lines[0], delimiter))
        texts = next(number for number, column in columns.items() if column == "text")
        for cells, number in self._parted(lines, delimiter):
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) <= last:
                problem = "this row has fewer columns than the first line names; it is left out"
                self.odd_lines.append(OddLine(self._source, number + first, problem, "give it all of them"))
                self.beside.append(" ".join(cells))
                continue
            if texts == last == width - 1:
                # Words that hold what parts the columns, as nobody has put them in quotation marks.
                cells = [*cells[:last], delimiter.join(cells[last:])]
            row = {column: cells[place].strip() for place, column in columns.items()}
            self.beside += [cell for place, cell in enumerate(cells) if place not in columns and cell[:1].isalpha()]
            told = {column: cell for column, cell in row.items() if cell or column == "text"}
            yield told | {ROW: str(number + first)}

    def _parted(self, lines: Sequence[str], delimiter: str) -> Iterator[tuple[list[str], int]]:
        """Yield the cells of each row, and the line it begins on."""
        # Whisper puts nothing in quotation marks: there they are part of what is said.
        written = (f"{line}\n" for line in lines)
        if delimiter == "\t":
            reader = csv.reader(written, delimiter=delimiter, quoting=csv.QUOTE_NONE)
        else:
            reader = csv.reader(written, delimiter=delimiter)
        begins = 1
        try:
            for number, cells in enumerate(reader):
                if number:
                    yield [cell.rstrip("\n") for cell in cells], begins
                begins = reader.line_num + 1
        except csv.Error as error:
            raise TranscriptError(
                self._source, begins, f"this table is broken ({error})", "correct it there"
            ) from error
