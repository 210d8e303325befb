"""What somebody decided about a file that can be read in more than one way: its labels, and stretches to leave out.

In ``conversation.toml``, so that it is kept with the conversation and holds each time the file is read::

    drop = ["1-12", "340-"]          # lines of the file that nobody says: an advertisement, a footer

    [labels]
    speakers = ["Audience member"]   # "Audience member:" was read as words, and begins what a speaker says
    words = ["Remember"]             # "Remember:" was read as a speaker, and is words
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from bot.transcripts.folder.metadata_values import WrongValueError, named, read_text

MOST = 200
"""Labels of each kind, and stretches, that can be decided on."""

_STRETCH = re.compile(r"(?P<first>\d{1,7})?(?P<to>\s*-\s*)?(?P<last>\d{1,7})?", re.ASCII)
_LABELS = {"speakers", "words"}


class Stretch(NamedTuple):
    """Lines of a file, from 1: ``first`` up to and with ``last``; None for its end."""

    first: int
    last: int | None

    def holds(self, line: int) -> bool:
        """Say whether ``line`` is one of them."""
        return self.first <= line and (self.last is None or line <= self.last)

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last or ''}"


@dataclass(frozen=True, slots=True)
class Decisions:
    """``speakers`` are labels that were read as words, ``words`` such as were read as speakers; ``drop`` no speech."""

    speakers: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    drop: tuple[Stretch, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.speakers or self.words or self.drop)

    @property
    def settings(self) -> dict[str, Any]:
        """The settings of a conversation.toml that say so; none where nothing was decided."""
        labels = {"speakers": list(self.speakers), "words": list(self.words)}
        told: dict[str, Any] = {"drop": [str(stretch) for stretch in self.drop]} if self.drop else {}
        return told | (
            {"labels": {name: value for name, value in labels.items() if value}} if any(labels.values()) else {}
        )


def decisions_of(labels: Mapping[str, tuple[str, ...]], drop: tuple[Stretch, ...]) -> Decisions:
    """Return the decisions that ``labels`` and ``drop``, as they were read, make together."""
    return Decisions(labels.get("speakers", ()), labels.get("words", ()), drop)


def read_labels(value: object) -> Mapping[str, tuple[str, ...]]:
    """Return the labels that are speakers and those that are words."""
    if not isinstance(value, Mapping) or not value.keys() <= _LABELS:
        raise WrongValueError(
            value, '[labels] on a line of its own, below it speakers = ["Ada"] or words = ["Remember"]'
        )
    read = {name: named(name, _read_names, names) for name, names in value.items()}
    both = set(read.get("speakers", ())) & set(read.get("words", ()))
    if both:
        raise WrongValueError(min(both), "each label either under speakers or under words")
    return read


def read_drop(value: object) -> tuple[Stretch, ...]:
    """Return the stretches of lines that are left out, as they are written."""
    if not isinstance(value, list) or len(value) > MOST:
        raise WrongValueError(value, f'lines of the file in brackets, at most {MOST}, such as ["1-12", "340-"]')
    return tuple(map(read_stretch, value))


def read_stretch(value: object) -> Stretch:
    """Return one stretch of lines."""
    found = _STRETCH.fullmatch(value.strip()) if isinstance(value, str) else None
    if found and (found["first"] or found["last"]):
        first = int(found["first"] or 1)
        last = int(found["last"]) if found["last"] else None if found["to"] else first
        if first and (last is None or first <= last):
            return Stretch(first, last)
    raise WrongValueError(value, 'lines such as "1-12", "340-" to the end, or "7"')


def _read_names(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > MOST:
        raise WrongValueError(value, f'names in brackets, at most {MOST}, such as ["Audience member"]')
    return tuple(dict.fromkeys(read_label(name) for name in value))


def read_label(value: object) -> str:
    """Return a label without the colon after it."""
    label = read_text(value).rstrip(":： ")
    if not label:
        raise WrongValueError(value, 'a name in quotes, such as "Audience member"')
    return label
