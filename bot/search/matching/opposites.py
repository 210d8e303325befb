"""What turns a sentence round: another number, or a "not" that only one of two texts has."""

from collections.abc import Collection

_NOT = frozenset(
    [
        *("not", "no", "never", "cannot", "none", "nobody", "nothing", "neither", "nor", "without"),
        *("cant", "wont", "dont", "doesnt", "didnt", "isnt", "arent", "wasnt", "werent", "hasnt", "havent", "hadnt"),
        *("wouldnt", "couldnt", "shouldnt", "mustnt", "neednt", "aint"),
    ]
)


def numbers_missing(asked: Collection[str], said: Collection[str]) -> bool:
    """Return whether any number among the tokens ``asked`` is not among those ``said``."""
    return any(_is_number(token) and token not in said for token in asked)


def says_otherwise(asked: Collection[str], said: Collection[str]) -> bool:
    """Return whether the tokens ``said`` lack a number ``asked`` for, or only one of both has a "not"."""
    return numbers_missing(asked, said) or _NOT.isdisjoint(asked) != _NOT.isdisjoint(said)


def _is_number(token: str) -> bool:
    return token.replace(".", "", 1).isdecimal()
