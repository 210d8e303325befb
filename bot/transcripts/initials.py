"""Initials for people whom a file names in full elsewhere: "D:" after "DANA:"."""

import re
from collections.abc import Iterable, Mapping

from bot.transcripts.label_words import QUESTION_AND_ANSWER, tells_role, words_in

_INITIALS = re.compile(r"(?:[^\W\d_]\.?){1,3}")


def initials_of(labels: Iterable[str], names: Mapping[str, str]) -> Mapping[str, str]:
    """Return the name of the one speaker of ``names`` (by label) whom each of ``labels`` gives the initials of.

    Those that fit several people, or none, are left out; so are Q and A together, who are nobody's.
    """
    short = {label for label in labels if _INITIALS.fullmatch(label) and label == label.upper()}
    if {"Q", "A"} <= short:
        short -= {label for label in short if label.lower() in QUESTION_AND_ANSWER}
    full = {name for label, name in names.items() if label not in short and not tells_role(name)}
    return {label: fitting[0] for label in short if len(fitting := [name for name in full if _fits(label, name)]) == 1}


def _fits(initials: str, name: str) -> bool:
    letters = initials.replace(".", "").lower()
    begins = "".join(word[0] for word in words_in(name))
    return begins == letters or (len(letters) == 1 and begins.startswith(letters))
