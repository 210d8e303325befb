"""The quote card: the words, who says them, and where in the talk."""

from bot.conversation.colours import speaker_colour
from bot.conversation.errors import VerbatimError
from bot.conversation.model import Line, Quote
from bot.conversation.timecode import format_timecode
from bot.conversation.voices import pictured_name
from bot.pictures.card_look import PLAIN, ROOMS, CardLook, CardTheme, Shape, fits, shade_on_show, show_ground
from bot.pictures.shades import shade
from bot.pictures.sketch import Sketch, Theme
from bot.pictures.source import HEARD, source
from bot.pictures.text import cleaned, counted, described, listed, longest_word, words
from bot.search.answer.completion import shown_lines, widen
from bot.statistics.plain import Plain


class TooLongForCard(VerbatimError):
    """A quote of ``words`` words has no room on a card of its ``shape``; ``others`` are shapes that hold it."""

    def __init__(self, words: int, shape: Shape, others: tuple[Shape, ...]) -> None:
        super().__init__(words, shape)
        self.words = words
        self.shape = shape
        self.others = others

    def __str__(self) -> str:
        held = f": a card that is {listed(self.others)} holds it" if self.others else ": take fewer of its sentences"
        return f"{counted(self.words, 'word')} in whole sentences are too many for a card that is {self.shape}{held}"


class NoColour(VerbatimError):
    """A card was to stand on the colour of a show that has none; ``title`` is the conversation's."""

    def __init__(self, title: str) -> None:
        super().__init__(f'{title} has no colour of its own: write colour = "#0b5fff" into its conversation.toml')
        self.title = title


def quote_card(quote: Quote, look: CardLook = PLAIN) -> Sketch:
    """Return a card of the whole sentences of ``quote``; raises TooLongForCard and NoColour.

    A card is never cut; a sentence that is too long to be shown whole anywhere is marked where it is cut.
    """
    quote = widen(quote)
    conversation = quote.conversation
    ground = show_ground(conversation) if look.theme is CardTheme.SHOW else None
    if look.theme is CardTheme.SHOW and ground is None:
        raise NoColour(conversation.title)
    lines = _lines(quote)
    if not fits(lines, look.shape):
        others = tuple(shape for shape in Shape if fits(lines, shape))
        raise TooLongForCard(quote.stop_word - quote.first_word, look.shape, others)
    said = [words(line.text) for line in lines]
    duration = max(conversation.duration, quote.end)
    values: dict[str, Plain] = {
        "lines": [
            {"speaker": words(line.speaker), "colour": colour, "words": text}
            for line, text, colour in zip(lines, said, _colours(quote, look), strict=True)
        ],
        "longest": longest_word(str(text["text"]) for text in said),
        "colour": str(ground["ink"]) if ground else _colours(quote, look)[0],
        "time": _time(quote),
        "duration": format_timecode(duration),
        "progress": quote.start / duration if duration else 0.0,
        "source": source(conversation),
        "shape": look.shape,
        **ROOMS[look.shape].plain,
        **({"ground": ground} if ground else {}),
    }
    theme = Theme.DARK if look.theme is CardTheme.DARK else Theme.LIGHT
    return Sketch.of("card", theme, _description(quote), values, image=conversation.image)


def has_room(quote: Quote, shape: Shape) -> bool:
    """Return whether the whole sentences of ``quote`` have room on a card of that ``shape``."""
    return fits(_lines(widen(quote)), shape)


def _lines(quote: Quote) -> list[Line]:
    return [Line(pictured_name(quote.conversation, speaker), cleaned(text)) for speaker, text in shown_lines(quote)]


def _colours(quote: Quote, look: CardLook) -> list[str]:
    """Return the colour of who speaks in each line."""
    conversation = quote.conversation
    speakers = [line.speaker for line in quote.lines]
    if look.theme is CardTheme.SHOW:
        return [shade_on_show(speaker_colour(conversation, speaker), conversation) for speaker in speakers]
    theme = Theme.DARK if look.theme is CardTheme.DARK else Theme.LIGHT
    return [shade(conversation, speaker, theme) for speaker in speakers]


def _time(quote: Quote) -> str:
    return f"{'' if quote.conversation.timed else 'about '}{format_timecode(quote.start)}"


def _description(quote: Quote) -> str:
    where = f"{quote.conversation.title} at {_time(quote)}"
    said = ((pictured_name(quote.conversation, speaker), text) for speaker, text in shown_lines(quote))
    says = " ".join(f"{speaker}: “{text}”" for speaker, text in said)
    heard = f", {HEARD.lower()}" if quote.conversation.made_by else ""
    return described(f"Quote card{heard}. {where}.", says)
