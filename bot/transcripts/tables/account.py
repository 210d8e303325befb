"""What of a table is not read, or read in another way than it stands there, put down while it is read."""

from collections import defaultdict
from collections.abc import Iterable

from bot.transcripts.left_out import left_out
from bot.transcripts.telling import counted
from bot.transcripts.written import LeftOut, Noticed, OddLine

_SHOWN = 40


class TableAccount:
    """Collects what is odd about a table's rows; what happens in many of them is told once."""

    def __init__(self, source: str) -> None:
        self.noticed: list[Noticed] = []
        self._source = source
        self._odd: list[OddLine] = []
        self._left_out = defaultdict[str, list[tuple[int, str]]](list)

    @property
    def odd_lines(self) -> tuple[OddLine, ...]:
        """What is odd, by line."""
        return tuple(sorted(self._odd, key=lambda odd: odd.line))

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """What is not read, all for the same reason as one stretch."""
        return tuple(
            one
            for why, texts in self._left_out.items()
            for one in left_out((text for _, text in texts), why, texts[0][0])
        )

    def leave_out(self, line: int, text: str, why: str) -> None:
        """Put down that ``text`` at ``line`` is not read."""
        self._left_out[why].append((line, text))

    def odd(self, rows: Iterable[tuple[int, str]], problem: str, mend: str) -> None:
        """Put down the ``problem`` that ``rows``, each a line and the cell in question, have in common."""
        listed = list(rows)
        if listed:
            line, cell = listed[0]
            more = f" (and {counted(len(listed) - 1, 'row more', 'rows more')})" if listed[1:] else ""
            self._odd.append(OddLine(self._source, line, f"“{cell[:_SHOWN]}” {problem}{more}", mend))

    def notice(self, line: int, text: str, times: int, taken_as: str) -> None:
        """Put down as what ``text``, first at ``line``, was taken."""
        if times:
            self.noticed.append(Noticed(line, text, times, taken_as))
