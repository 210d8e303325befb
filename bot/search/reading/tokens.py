"""Words into tokens: what is compared when words are compared.

The same on both sides, transcript and query: one case, no accents, no apostrophes; hyphens and other marks
split; numbers in digits whether they were written as words or not; $ and % in words, said after the number.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.search.reading.numbers import numeral_at

_APOSTROPHES = str.maketrans("", "", "'’‘ʼ`´")
_MARKS = '.,;:!?…"“”()[]*_'
"""Marks around a word that are no part of it."""
_SINGLY = "[\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
"""Ideographs and kana, which are written without spaces: each is a token of its own, so that any part is found."""
_PIECE = re.compile(
    r"(?P<currency>[$€£])?(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)(?:(?P<scale>bn|[kmb])(?![^\W_]))?(?P<percent>%)?"
    rf"|{_SINGLY}|(?:(?!{_SINGLY})[^\W\d_])+"
)
_CURRENCIES = {"$": "dollars", "€": "euros", "£": "pounds"}
_OTHER_WORDS = {"bucks": "dollars", "buck": "dollar"}
_SCALES = {"k": 10**3, "m": 10**6, "b": 10**9, "bn": 10**9}
_ORDINALS = {
    **{"1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth", "5th": "fifth", "6th": "sixth"},
    **{"7th": "seventh", "8th": "eighth", "9th": "ninth", "10th": "tenth", "11th": "eleventh", "12th": "twelfth"},
}


class Tokens(NamedTuple):
    """The ``texts`` of tokens, and for each the number of the word that says it, or the first of those."""

    texts: list[str]
    words: list[int]


def tokenize(words: Sequence[str]) -> Tokens:
    """Return the tokens of ``words``."""
    pieces, owners = [], []
    for number, word in enumerate(words):
        for piece in pieces_of(word):
            pieces.append(piece)
            owners.append(number)
    spoken = list(_spoken(pieces))
    return Tokens([text for text, _ in spoken], [owners[first] for _, first in spoken])


def pieces_of(word: str) -> Iterator[str]:
    """Yield the parts of ``word`` that are said as words of their own: "$1,500-ish" is 1500, dollars, ish."""
    plain = word.translate(_APOSTROPHES).lower()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c)).lower()
    bare = plain.strip(_MARKS)
    if bare.isascii() and bare.isalpha():
        yield _OTHER_WORDS.get(bare, bare)
        return
    if bare in _ORDINALS:
        yield _ORDINALS[bare]
        return
    for piece in _PIECE.finditer(plain):
        if piece["number"] is None:
            yield _OTHER_WORDS.get(piece[0], piece[0])
        else:
            yield from _number_pieces(piece)


def _number_pieces(piece: re.Match[str]) -> Iterator[str]:
    digits, scale = piece["number"].replace(",", ""), piece["scale"]
    if scale and (piece["currency"] or (scale == "k" and (float(digits) >= 10 or "." in digits))):
        digits, scale = f"{float(digits) * _SCALES[scale]:.15g}", None
    yield digits
    if scale:
        yield scale
    if piece["currency"]:
        yield _CURRENCIES[piece["currency"]]
    if piece["percent"]:
        yield "percent"


def _spoken(pieces: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Yield each token with the number of its first piece: pieces that say one number together are one token."""
    at = 0
    while at < len(pieces):
        numeral = numeral_at(pieces, at)
        yield (numeral.digits if numeral else pieces[at]), at
        at = numeral.stop if numeral else at + 1
