"""Words into tokens: what is compared when words are compared.

The same on both sides, transcript and query: one case, no accents, no apostrophes; hyphens and other marks
split; numbers in digits whether they were written as words or not; $ and % in words, said after the number.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.search.numbers import NUMBER_WORDS, numeral_at

_APOSTROPHES = str.maketrans("", "", "'’‘ʼ`´")
_PIECE = re.compile(
    r"(?P<currency>[$€£])?(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)(?:(?P<scale>bn|[kmb])(?![^\W_]))?(?P<percent>%)?"
    r"|[^\W\d_]+"
)
_CURRENCIES = {"$": "dollars", "€": "euros", "£": "pounds"}
_SCALES = {"k": 10**3, "m": 10**6, "b": 10**9, "bn": 10**9}
_ORDINAL_NAMES = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_ORDINALS = {
    f"{number}{'st' if number == 1 else 'nd' if number == 2 else 'rd' if number == 3 else 'th'}": name
    for number, name in enumerate(_ORDINAL_NAMES, start=1)
}


class Token(NamedTuple):
    """One token and the words, ``first`` up to, not including, ``stop``, that say it."""

    text: str
    first: int
    stop: int


class PieceMemo(dict[str, tuple[str, ...]]):
    """The pieces of every word met so far; transcripts repeat themselves, so this is most of the speed."""

    def __missing__(self, word: str) -> tuple[str, ...]:
        pieces = self[word] = tuple(pieces_of(word))
        return pieces


def tokenize(words: Sequence[str]) -> list[Token]:
    """Return the tokens of ``words``, with the numbers of the words that say them."""
    pieces, owners = [], []
    for number, word in enumerate(words):
        for piece in pieces_of(word):
            pieces.append(piece)
            owners.append(number)
    return [Token(text, owners[first], owners[stop - 1] + 1) for text, first, stop in _spoken(pieces)]


def token_texts(words: Sequence[str], memo: PieceMemo) -> list[str]:
    """Return the texts of ``tokenize(words)``, many times faster over a long transcript."""
    pieces = [piece for word in words for piece in memo[word]]
    if NUMBER_WORDS.isdisjoint(pieces):
        return pieces
    return [text for text, _, _ in _spoken(pieces)]


def pieces_of(word: str) -> Iterator[str]:
    """Yield the parts of ``word`` that are said as words of their own: "$1,500-ish" is 1500, dollars, ish."""
    plain = word.translate(_APOSTROPHES).lower()
    if not plain.isascii():
        plain = "".join(
            c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c)
        ).lower()
    if plain.isascii() and plain.isalpha():
        yield plain
        return
    if plain.strip(".,;:!?") in _ORDINALS:
        yield _ORDINALS[plain.strip(".,;:!?")]
        return
    for piece in _PIECE.finditer(plain):
        if piece["number"] is None:
            yield piece[0]
        else:
            yield from _number_pieces(piece)


def _number_pieces(piece: re.Match[str]) -> Iterator[str]:
    digits, scale = piece["number"].replace(",", ""), piece["scale"]
    if scale and (piece["currency"] or (scale == "k" and float(digits) >= 10)):
        digits, scale = f"{float(digits) * _SCALES[scale]:.15g}", None
    yield digits
    if scale:
        yield scale
    if piece["currency"]:
        yield _CURRENCIES[piece["currency"]]
    if piece["percent"]:
        yield "percent"


def _spoken(pieces: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Yield each token with the pieces it is made of: one, or all that say one number."""
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        may_be_number = piece in NUMBER_WORDS or (pieces[at + 1 : at + 2] and pieces[at + 1] in NUMBER_WORDS)
        numeral = numeral_at(pieces, at) if may_be_number else None
        if numeral is None:
            yield piece, at, at + 1
            at += 1
        else:
            yield numeral.digits, at, numeral.stop
            at = numeral.stop
