"""What a word is derived from and what it sounds like, each as a key that related words share."""

import re

_ENDINGS = re.compile(r"(?:ations?|ings?|edly|ers?|est|ies|ied|ed|es|ly|s|e|y)$")

_SOUNDS = tuple(
    (re.compile(spelling), sound)
    for spelling, sound in (
        (r"^kn|^gn|^pn", "n"),
        (r"^wr", "r"),
        (r"^wh", "w"),
        (r"mb$", "m"),
        (r"ph", "f"),
        (r"gh", ""),
        (r"tch|ch|sh|tio|sio|cia", "C"),
        (r"dg", "j"),
        (r"sc(?=[eiy])|c(?=[eiy])|z", "s"),
        (r"[ckq]+", "k"),
        (r"x", "ks"),
    )
)
_SILENT = re.compile(r"[aeiouywh]")
_DOUBLED = re.compile(r"(.)\1+")


def stem(word: str) -> str:
    """Return ``word`` without its ending: "scanning" and "scanned" share "scann", "emote" and "emotes" "emot"."""
    rest = _ENDINGS.sub("", word)
    return rest if len(rest) > 2 else word


def sound(word: str) -> str:
    """Return the consonants one hears: "kodak" and "codec" are both "kdk", "llama" and "lama" both "lm".

    A coarse Soundex: English spellings of one sound become one letter, vowels after the first letter are dropped.
    """
    for spelling, heard in _SOUNDS:
        word = spelling.sub(heard, word)
    opening = "A" if word[:1] in tuple("aeiouy") else word[:1]
    return _DOUBLED.sub(r"\1", opening + _SILENT.sub("", word[1:]))
