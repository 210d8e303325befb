"""Which columns of a table hold times, speakers and what is said: by their names, else by what is in them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from bot.transcripts.speakers.label_words import is_name_like
from bot.transcripts.tables.cells import Moment, moment_of
from bot.transcripts.tables.names import column_called, column_called_about

_MOST = 0.5
"""The share of a column's cells from which it is of their kind."""
_NEARLY_ALL = 0.9
_WORDY = 8
"""Letters that cells hold on average, at least, in a column of what is said whose name does not tell so."""
_LONGEST_NAME = 40
_COUNTED = frozenset({"line", "lines", "segment", "sentence", "utterance"})
"""Names of columns of texts that may as well hold numbers of them."""


@dataclass(frozen=True, slots=True)
class Columns:
    """What is read from which place of a row; ``guessed`` are the places that no name tells, with what they hold."""

    places: Mapping[int, str]
    guessed: Mapping[int, str] = field(default_factory=dict)

    @property
    def said(self) -> int | None:
        """The place of what is said; None if no column holds it."""
        return next((place for place, column in self.places.items() if column == "text"), None)


class _Column:
    """What the cells of one column are like."""

    def __init__(self, place: int, cells: Sequence[str]) -> None:
        self.place = place
        self.cells = [cell for cell in cells if cell]

    @cached_property
    def moments(self) -> Sequence[Moment]:
        return [moment for cell in self.cells if (moment := moment_of(cell)).start is not None]

    @cached_property
    def letters(self) -> int:
        return sum(sum(map(str.isalpha, cell)) for cell in self.cells)

    @property
    def is_worded(self) -> bool:
        """Whether most cells hold letters and are no times."""
        worded = sum(any(map(str.isalpha, cell)) for cell in self.cells)
        return worded > _MOST * len(self.cells) and not self.are_times

    @property
    def are_times(self) -> bool:
        return bool(self.cells) and len(self.moments) >= _MOST * len(self.cells)

    @property
    def rises(self) -> bool:
        """Whether nearly all cells are times, each later than the one before, and no mere numbers of rows."""
        starts = [one.start for one in self.moments if one.start is not None]
        if len(starts) < max(2, _NEARLY_ALL * len(self.cells)):
            return False
        steps = [after - before for before, after in pairwise(starts)]
        counted = all(step in {0, 1} for step in steps) and not any(one.clock for one in self.moments)
        return sum(step >= 0 for step in steps) >= _NEARLY_ALL * len(steps) and sum(steps) > 0 and not counted

    @property
    def is_timed_surely(self) -> bool:
        """Whether cells are written as times: with colons, arrows or fractions."""
        return any(one.clock or one.end is not None or not (one.start or 0.0).is_integer() for one in self.moments)

    @property
    def names_people(self) -> bool:
        """Whether cells are names that come again."""
        counts = Counter(self.cells)
        like = sum(is_name_like(cell.rstrip(":： ")) and len(cell) <= _LONGEST_NAME for cell in self.cells)
        return 1 < len(counts) <= max(2, len(self.cells) // 2) and like >= _NEARLY_ALL * len(self.cells)

    @property
    def ends_in_colons(self) -> bool:
        """Whether most cells are short and end in a colon."""
        ending = sum(cell.endswith((":", "：")) and len(cell) <= _LONGEST_NAME for cell in self.cells)
        return len(self.cells) > 1 and ending > _MOST * len(self.cells)


def columns_called(header: Sequence[str]) -> Mapping[int, str]:
    """Return what the names in ``header`` tell of the columns, by their places."""
    called = {place: column_called(name) for place, name in enumerate(header)}
    return {place: column for place, column in called.items() if column}


def names_a_table(header: Sequence[str]) -> bool:
    """Say whether ``header`` names a column of texts, and one of times or speakers."""
    columns = set(columns_called(header).values())
    return "text" in columns and not columns.isdisjoint({"start", "start_ms", "speaker"})


def chosen(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Columns:
    """Return which columns of ``rows`` are read, if ``header`` names them thus; '' for each name if nothing does."""
    width = max(len(header), *map(len, rows), 0) if rows else len(header)
    columns = [_Column(place, [row[place] for row in rows if place < len(row)]) for place in range(width)]
    called = columns_called(header)
    places = dict(_best(called, columns))
    about = {
        place: one for place, name in enumerate(header) if place not in called if (one := column_called_about(name))
    }
    for place, column in _best(about, columns):
        if column not in places.values() and place not in places:
            places[place] = column
    guessed = dict(_guessed(places, columns, named=bool(header)))
    if "text" not in {*places.values(), *guessed.values()}:
        # Nothing but numbers is said, unless the numbers are those of lines.
        sure = [place for place, kind in called.items() if kind == "text" and header[place].lower() not in _COUNTED]
        places |= dict.fromkeys(sure[:1], "text")
    return Columns(dict(sorted((places | guessed).items())), guessed)


def _best(called: Mapping[int, str], columns: Sequence[_Column]) -> Iterator[tuple[int, str]]:
    """Yield the best place for each kind of column among those that are ``called`` so."""
    for kind in dict.fromkeys(called.values()):
        alike = [columns[place] for place, column in called.items() if column == kind]
        if kind == "text":
            alike = sorted((one for one in alike if one.is_worded or not one.cells), key=lambda one: -one.letters)
        elif kind == "speaker":
            alike = sorted(alike, key=lambda one: not one.is_worded)
        else:
            alike = sorted(alike, key=lambda one: not one.are_times)
        if alike:
            yield alike[0].place, kind


def _guessed(places: Mapping[int, str], columns: Sequence[_Column], *, named: bool) -> Iterator[tuple[int, str]]:
    """Yield the columns whose names tell nothing, by what their cells are like."""
    kinds = set(places.values())
    left = [one for one in columns if one.place not in places and one.cells]
    times = _times(left) if kinds.isdisjoint({"start", "start_ms"}) else []
    speakers = [one for one in left if one.ends_in_colons]
    texts = sorted((one for one in left if one.is_worded and one not in speakers), key=lambda one: -one.letters)
    said = next((one for one in columns if places.get(one.place) == "text"), None)
    known = bool(times or speakers or kinds & {"start", "start_ms", "speaker"})
    if said is None and texts and known and texts[0].letters >= _WORDY * len(texts[0].cells):
        said = texts[0]
        yield said.place, "text"
    if said is None:
        return
    for column, kind in zip(times, ("start", "end"), strict=False):
        yield column.place, kind
    if "speaker" not in kinds:
        people = [one for one in left if one is not said and one.names_people and one.place < said.place]
        likely = speakers or (people if len(people) == 1 and (not named or times) else [])
        yield from ((one.place, "speaker") for one in likely[:1])


def _times(columns: Sequence[_Column]) -> list[_Column]:
    """Return the column of times that rise, or the two of beginnings and ends; none if it may be of other numbers."""
    rising = [one for one in columns if one.rises]
    sure = [one for one in rising if one.is_timed_surely]
    for first, second in pairwise(rising):
        pairs = list(zip(first.moments, second.moments, strict=False))
        if sum((one.start or 0.0) <= (two.start or 0.0) for one, two in pairs) >= _NEARLY_ALL * len(pairs):
            return [first, second]
    return sure[:1]
