"""The cards that links to pages unfurl with: of each passage the sentences from its beginning that a card holds."""

from hashlib import blake2b
from typing import NamedTuple

from bot.conversation.model import Conversation, Quote
from bot.conversation.sentences import ends_sentence
from bot.pictures.card import has_room, quote_card
from bot.pictures.card_look import CardLook, CardTheme, Shape
from bot.pictures.sketch import Sketch

SHAPES = (Shape.WIDE, Shape.SQUARE, Shape.UPRIGHT)
"""Those tried, the first that holds at least the first sentence is taken: previews are wide."""
_ENOUGH = 8
"""Words from which on a passage's beginning says something."""


class SiteCard(NamedTuple):
    """What a passage's card shows, and the name of its file, which tells whether it has been painted before."""

    sketch: Sketch
    file_name: str


def passage_card(conversation: Conversation, number: int) -> SiteCard | None:
    """Return the card of passage ``number``; None where even its first sentence is too long for one."""
    theme = CardTheme.SHOW if conversation.colour is not None else CardTheme.LIGHT
    for shape in SHAPES:
        if quote := _beginning(conversation, number, shape):
            sketch = quote_card(quote, CardLook(theme, shape))
            digest = blake2b(f"{sketch.values}{sketch.image}".encode(), digest_size=6).hexdigest()
            return SiteCard(sketch, f"card-{digest}.png")
    return None


def _beginning(conversation: Conversation, number: int, shape: Shape) -> Quote | None:
    """Return as many whole sentences from the beginning of passage ``number`` as a card of ``shape`` holds."""
    whole = conversation.quote_passages(number, number + 1)
    words = conversation.words_from(whole.first_word, whole.stop_word)
    inner = [at for at in range(1, len(words)) if ends_sentence(words[at - 1], words[at])]
    best: Quote | None = None
    for stop in (*inner, len(words)):
        quote = Quote(conversation, whole.first_word, whole.first_word + stop)
        if not has_room(quote, shape):
            break
        best = quote
    if best and (best.stop_word - best.first_word >= _ENOUGH or best == whole or shape is SHAPES[-1]):
        return best
    return None
