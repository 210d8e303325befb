"""What of a file is not in its passages, or could be read otherwise, put down while it is read."""

from dataclasses import dataclass, field

from bot.transcripts.written import LeftOut, Noticed

_SHOWN = 80
"""Characters of a stretch that are shown."""


@dataclass(slots=True)
class Account:
    """Collects the stretches left out and the marks noticed; marks of one kind are counted together."""

    left_out: list[LeftOut] = field(default_factory=list)
    _noticed: dict[tuple[str, str], Noticed] = field(default_factory=dict)

    def leave_out(self, line: int, text: str, why: str) -> None:
        """Put down that ``text`` at ``line`` is not read; it goes on a stretch left out right before, if any."""
        words = len(text.split())
        if self.left_out and self.left_out[-1].why == why:
            last = self.left_out[-1]
            shown = f"{last.text} {text}" if len(last.text) < _SHOWN else last.text
            self.left_out[-1] = last._replace(words=last.words + words, text=_beginning(shown))
        else:
            self.left_out.append(LeftOut(line, words, _beginning(text), why))

    def notice(self, line: int, text: str, taken_as: str, *, kind: str = "") -> None:
        """Put down as what ``text`` at ``line`` was taken; all of one ``kind``, or of one text, are one."""
        key = (kind or text, taken_as)
        before = self._noticed.get(key)
        self._noticed[key] = (
            before._replace(times=before.times + 1) if before else Noticed(line, _beginning(text), 1, taken_as)
        )

    @property
    def noticed(self) -> tuple[Noticed, ...]:
        """All marks, by their first lines."""
        return tuple(sorted(self._noticed.values()))


def _beginning(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"
