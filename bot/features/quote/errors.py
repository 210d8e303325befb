"""What can be wrong with a quote's card, and what is said of it."""

from bot.desk.error_words import ErrorWords
from bot.desk.markdown import cut, plain
from bot.pictures.card import NoColour, TooLongForCard


def _too_long(error: TooLongForCard) -> str:
    if error.others:
        return f"{error.words} words are too many for a card of that shape: choose another shape."
    return f"{error.words} words, in whole sentences, are too many for a card. Share posts them as text."


WORDS: ErrorWords = {
    TooLongForCard: _too_long,
    NoColour: lambda error: f"{plain(cut(error.title, 100))} has no colour of its own any more: choose light or dark.",
}
