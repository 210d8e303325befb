"""Who the people in a transcript are, of those that the feed names: told only where there is no doubt."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bot.feeds.model import Person

_NUMBERED = re.compile(r"(?:(?:speaker|spk|person|voice|sprecher|locuteur)[ _-]?)?(?:\d{1,4}|[a-z])", re.IGNORECASE)
_UNKNOWN = re.compile(r"(?:unknown|unidentified)(?: speaker)?|", re.IGNORECASE)
_TITLES = {"dr", "dr.", "prof", "prof.", "professor", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "sir", "dame"}
_ROLES = {
    "host": "host",
    "interviewer": "host",
    "moderator": "host",
    "guest": "guest",
    "interviewee": "guest",
}


class Named(NamedTuple):
    """``names`` by the labels that they are meant by for certain, and the ``open`` labels of which nobody knows."""

    names: Mapping[str, str]
    open: tuple[str, ...]


def name_people(labels: Sequence[str], persons: Sequence[Person]) -> Named:
    """Return who is meant by the ``labels`` of a transcript, of the ``persons`` who take part.

    A label names a person if it is their name or a part of it that nobody else has, or a role that only they have,
    and no other label may be meant for them. Where all others are named so, one label without a name is the one
    person that is left. A label that is a name of somebody the feed doesn't know stays as it is.
    """
    speaking = tuple(dict.fromkeys(person.name for person in persons if person.speaks))
    roles = {person.name: person.role for person in persons if person.speaks}
    meant = {label: _meant(label, speaking, roles) for label in labels}
    times = Counter(name for name in meant.values() if name is not None)
    names = {label: name for label, name in meant.items() if name is not None and times[name] == 1}
    left = [name for name in speaking if name not in times]
    nameless = [label for label in labels if _is_nameless(label)]
    if len(nameless) == len(left) == 1 and names and len(names) + 1 == len(labels):
        names[nameless[0]] = left[0]
    still = tuple(label for label in labels if label not in names and (_is_nameless(label) or meant[label] is not None))
    return Named({label: name for label, name in names.items() if label != name}, still)


def _meant(label: str, speaking: Sequence[str], roles: Mapping[str, str]) -> str | None:
    """Return whom ``label`` means, if it can mean one person only."""
    words = _words(label)
    if role := _ROLES.get(" ".join(words)):
        having = [name for name in speaking if roles[name].replace("-", "").removeprefix("co") == role]
        return having[0] if len(having) == 1 else None
    if not words or _is_nameless(label):
        return None
    same = [name for name in speaking if _words(name) == words]
    parts = same or [name for name in speaking if _is_part(words, _words(name))]
    return parts[0] if len(parts) == 1 else None


def _words(name: str) -> list[str]:
    words = [word for word in name.casefold().replace(",", " ").split() if word not in _TITLES]
    return words or name.casefold().split()


def _is_part(words: Sequence[str], whole: Sequence[str]) -> bool:
    """Say whether ``words`` are the first name, the last name, or both without those between."""
    ends = ([whole[0]], [whole[-1]], [whole[0], whole[-1]]) if whole else ()
    return list(words) in ends


def _is_nameless(label: str) -> bool:
    return bool(_NUMBERED.fullmatch(label.strip()) or _UNKNOWN.fullmatch(label.strip()))
