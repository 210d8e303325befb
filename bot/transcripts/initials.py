"""Initials for people whom a file names in full elsewhere: "D:" after "DANA:", "AdL:" after "Ada de Lune (AdL):"."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from bot.transcripts.label_words import tells_role, words_in

_INITIALS = re.compile(r"(?:[^\W\d_]\.?){1,3}")
_GIVEN = re.compile(r"\S\s*[(\[](?P<initials>[^\W\d_]{1,5})[)\]]$")
PAIRS = (("Q", "A"), ("P", "R"), ("F", "A"))
"""What stands for who asks and who answers, in several languages."""


def first_names(counts: Mapping[str, int], names: Mapping[str, str]) -> Mapping[str, str]:
    """Return the full name of whom each label gives the first name of, who is named in full once or twice only."""
    full = [(label, name) for label, name in names.items() if len(name.split()) > 1 and counts.get(label, 0) in {1, 2}]
    alone = [label for label, name in names.items() if label == name and len(name.split()) == 1]
    found = {label: [name for _, name in full if name.split()[0] == label] for label in alone}
    return {label: fits[0] for label, fits in found.items() if len(fits) == 1 and counts.get(label, 0) > 2}


def initials_of(labels: Iterable[str], names: Mapping[str, str], people: Collection[str] = ()) -> Mapping[str, str]:
    """Return the name of the one speaker whom each of ``labels`` gives the initials of.

    Speakers are those of ``names``, by label, and ``people``, whom the file's settings list. Initials that fit
    several people, or none, are left out; so are those that tell who asks and who answers.
    """
    labels = set(labels)
    given = {match["initials"]: name for label, name in names.items() if (match := _GIVEN.search(label))}
    short = {label for label in labels if _INITIALS.fullmatch(label) and label == label.upper()}
    full = {name for name in names.values() if not tells_role(name)} | set(people)
    full -= {label for label in short if any(_fits(label, name) for name in full if name not in short)}
    fitting = {label: [name for name in full if name != label and _fits(label, name)] for label in short}
    found = {
        label: fits[0] for label, fits in fitting.items() if len(fits) == 1 and not _asks_or_answers(label, fitting)
    }
    return found | {label: name for label, name in given.items() if label in labels}


def _asks_or_answers(label: str, fitting: Mapping[str, Sequence[str]]) -> bool:
    """Say whether ``label`` stands for who asks or who answers: not both are somebody's initials."""
    pairs = [pair for pair in PAIRS if label in pair and fitting.keys() >= set(pair)]
    return any(pair == PAIRS[0] or any(len(fitting[one]) != 1 for one in pair) for pair in pairs)


def _fits(initials: str, name: str) -> bool:
    letters = initials.replace(".", "").lower()
    words = [part for word in words_in(name) for part in word.split("-")]
    begins = "".join(word[0] for word in words if word)
    return begins == letters or (len(letters) == 1 and begins.startswith(letters))
