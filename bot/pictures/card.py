"""The quote card: the words, who says them, and where in the talk."""

from bot.conversation.model import Line, Quote
from bot.conversation.timecode import format_timecode
from bot.conversation.voices import pictured_name
from bot.pictures.shades import shade
from bot.pictures.sketch import Sketch, Theme
from bot.pictures.source import HEARD, source
from bot.pictures.text import cleaned, described, longest_word, words
from bot.search.completion import shown_lines
from bot.statistics.plain import Plain

MOST_WORDS = 120
"""Words that a card holds at a size that reads on a phone."""

MOST_CHARACTERS = 900
"""The same in characters, for scripts that write no spaces and for endless words."""


def quote_card(quote: Quote, theme: Theme = Theme.LIGHT) -> Sketch:
    """Return a card of ``quote``; what is longer than ``MOST_WORDS`` ends in an ellipsis."""
    conversation = quote.conversation
    lines = _shortened(quote)
    said = [words(line.text) for line in lines]
    duration = max(conversation.duration, quote.end)
    values: dict[str, Plain] = {
        "lines": [
            {
                "speaker": words(pictured_name(conversation, line.speaker)),
                "colour": shade(conversation, line.speaker, theme),
                "words": text,
            }
            for line, text in zip(lines, said, strict=True)
        ],
        "longest": longest_word(str(text["text"]) for text in said),
        "colour": shade(conversation, quote.speaker, theme),
        "time": _time(quote),
        "duration": format_timecode(duration),
        "progress": quote.start / duration if duration else 0.0,
        "source": source(conversation),
    }
    return Sketch.of("card", theme, _description(quote), values)


def _shortened(quote: Quote) -> list[Line]:
    """Return the lines of ``quote`` up to the most words and characters a card holds."""
    lines: list[Line] = []
    words_left, characters_left = MOST_WORDS, MOST_CHARACTERS
    for speaker, text in shown_lines(quote):
        if words_left <= 0 or characters_left <= 0:
            lines[-1] = Line(lines[-1].speaker, _unfinished(lines[-1].text))
            return lines
        whole = cleaned(text)
        kept = _beginning(whole, words_left, characters_left)
        if kept != whole:
            return [*lines, Line(speaker, _unfinished(kept))]
        lines.append(Line(speaker, kept))
        words_left -= len(kept.split())
        characters_left -= len(kept)
    return lines


def _beginning(text: str, most_words: int, most_characters: int) -> str:
    """Return the first words of ``text``; of a single word with too many characters, its beginning."""
    some = " ".join(text.split()[:most_words])
    if len(some) <= most_characters:
        return some
    return some[: most_characters + 1].rpartition(" ")[0] or some[:most_characters]


def _time(quote: Quote) -> str:
    return f"{'' if quote.conversation.timed else 'about '}{format_timecode(quote.start)}"


def _unfinished(text: str) -> str:
    return text.rstrip(",;:–—-… ") + "…"


def _description(quote: Quote) -> str:
    where = f"{quote.conversation.title} at {_time(quote)}"
    said = ((pictured_name(quote.conversation, speaker), text) for speaker, text in shown_lines(quote))
    says = " ".join(f"{speaker}: “{text}”" for speaker, text in said)
    heard = f", {HEARD.lower()}" if quote.conversation.made_by else ""
    return described(f"Quote card{heard}. {where}.", says)
