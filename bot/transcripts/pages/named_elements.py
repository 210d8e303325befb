"""Names that a page has in an element of their own, whatever the element is called, before what each person says."""

from collections import defaultdict
from collections.abc import Sequence

from bot.transcripts.pages.page_pieces import NAME, SAID, TIME, Piece
from bot.transcripts.speakers.label_words import is_name_like
from bot.transcripts.spoken.lines import is_name

_FEWEST = 4
"""Names from which an element can hold them."""
_LONGEST = 5
"""Words of a name."""
_MOST = 0.95
"""The share of an element's texts that are names before something said."""
_AGAIN = 0.6
"""The share of them that, at most, are different: whoever talks speaks again."""


def with_named_elements(pieces: Sequence[Piece]) -> list[Piece]:
    """Return ``pieces``; what elements of one kind hold are names if nearly all can be, come again and stand above.

    A page that marks its names in another way is left as it is.
    """
    if any(piece.kind == NAME for piece in pieces):
        return list(pieces)
    places: dict[str, list[int]] = defaultdict(list)
    for place, piece in enumerate(pieces):
        if piece.kind == SAID and piece.element:
            places[piece.element].append(place)
    named = {place for of in places.values() if _are_names(pieces, of) for place in of if _above(pieces, place)}
    return [piece._replace(kind=NAME) if place in named else piece for place, piece in enumerate(pieces)]


def _are_names(pieces: Sequence[Piece], places: Sequence[int]) -> bool:
    names = [name for place in places if _is_name(name := pieces[place].text.rstrip(": "))]
    if len(names) < _FEWEST or len(names) < _MOST * len(places) or not 2 <= len(set(names)) <= _AGAIN * len(names):
        return False
    return sum(_above(pieces, place) for place in places) >= _MOST * len(places)


def _is_name(text: str) -> bool:
    return len(text.split()) <= _LONGEST and is_name(text) and is_name_like(text)


def _above(pieces: Sequence[Piece], place: int) -> bool:
    """Say whether what follows the name at ``place``, behind its time, is said in another element."""
    following = next((piece for piece in pieces[place + 1 : place + 3] if piece.kind != TIME), None)
    return following is not None and following.kind == SAID and following.element != pieces[place].element
