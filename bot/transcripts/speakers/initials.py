"""Initials for people whom a file names in full elsewhere: "D:" after "DANA:", "AdL:" after "Ada de Lune (AdL):"."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from bot.transcripts.speakers.label_words import tells_role, words_in

_INITIALS = re.compile(r"(?:[^\W\d_]\.?){1,3}")
_GIVEN = re.compile(r"\S\s*[(\[](?P<initials>[^\W\d_]{1,5})[)\]]$")
_MOST_NAMES = 500
"""Names of which somebody's initials are looked for; more are no people."""
_AND = frozenset({"and", "&", "und", "y", "et", "e", "en", "og", "och", "ja", "i", "и", "/"})
"""Words between the names of two who speak at once."""
PAIRS = (("Q", "A"), ("P", "R"), ("F", "A"))
"""What stands for who asks and who answers, in several languages."""


def first_names(counts: Mapping[str, int], names: Mapping[str, str]) -> Mapping[str, str]:
    """Return the full name of whom each label gives the first or last name of, who is named in full once or twice."""
    if len(names) > _MOST_NAMES:
        return {}
    full = defaultdict[str, list[str]](list)
    for label, name in names.items():
        if " " in name and counts.get(label, 0) in {1, 2} and _AND.isdisjoint(name.lower().split()):
            full[name.split()[0]].append(name)
            full[name.split()[-1]].append(name)
    return {
        label: full[label][0]
        for label, name in names.items()
        if label == name and len(full.get(label, ())) == 1 and counts.get(label, 0) > 2
    }


def initials_of(labels: Iterable[str], names: Mapping[str, str], people: Collection[str] = ()) -> Mapping[str, str]:
    """Return the name of the one speaker whom each of ``labels`` gives the initials of.

    Speakers are those of ``names``, by label, and ``people``, whom the file's settings list. Initials that fit
    several people, or none, are left out; so are those that tell who asks and who answers.
    """
    labels = set(labels)
    if len(names) > _MOST_NAMES:
        return {}
    given = {match["initials"]: name for label, name in names.items() if (match := _GIVEN.search(label))}
    short = {label for label in labels if _INITIALS.fullmatch(label) and label == label.upper()}
    full = {name for name in names.values() if not tells_role(name)} | set(people)
    longer = _by_initials(name for name in full if name not in short)
    full -= {label for label in short if longer.get(_letters(label))}
    by_initials = _by_initials(full)
    fitting = {label: [name for name in by_initials.get(_letters(label), ()) if name != label] for label in short}
    found = {
        label: fits[0] for label, fits in fitting.items() if len(fits) == 1 and not _asks_or_answers(label, fitting)
    }
    return found | {label: name for label, name in given.items() if label in labels}


def _asks_or_answers(label: str, fitting: Mapping[str, Sequence[str]]) -> bool:
    """Say whether ``label`` stands for who asks or who answers: not both are somebody's initials."""
    pairs = [pair for pair in PAIRS if label in pair and fitting.keys() >= set(pair)]
    return any(pair == PAIRS[0] or any(len(fitting[one]) != 1 for one in pair) for pair in pairs)


def _letters(initials: str) -> str:
    return initials.replace(".", "").lower()


def _by_initials(names: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """Return ``names`` by what initials they have, and by the first of those alone."""
    found = defaultdict[str, list[str]](list)
    for name in names:
        begins = "".join(part[0] for word in words_in(name) for part in word.split("-") if part)
        for letters in {begins, begins[:1]} - {""}:
            found[letters].append(name)
    return found
