"""A quote as lines of Markdown: who speaks, when, the words, and dimmed what was said around them."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from bot.conversation.links import play_link
from bot.conversation.model import Conversation, Quote
from bot.conversation.timecode import format_timecode
from bot.replies.markdown import cut, cut_start, link, plain

LONGEST_QUOTE = 2000
"""Characters of Markdown a quote may take of the 4,000 a layout holds."""
LONGEST_CONTEXT = (150, 400, 750)
"""Characters of context on each side, by how far it was widened."""
WIDEST = len(LONGEST_CONTEXT) - 1


class _Piece(NamedTuple):
    speaker: str
    start: float
    text: str
    matched: bool


def moment_link(conversation: Conversation, seconds: float) -> str:
    """Return ``9:20``, as a link that plays it where the conversation has a player."""
    address = play_link(conversation, seconds)
    shown = format_timecode(seconds)
    return link(shown, address) if address else shown


def spoken(whole: Quote, matched: Quote | None = None, *, lead: str = "") -> str:
    """Return ``whole`` as block quotes under their speakers' names and times, the words of ``matched`` in bold.

    ``lead`` is a line of Markdown to put between the first name and its words.

    At most ``LONGEST_QUOTE`` characters and ten lines of dialogue; what is left out is counted.
    """
    blocks: list[str] = []
    room, left_out = LONGEST_QUOTE, 0
    turns = [(speaker, list(group)) for speaker, group in groupby(_pieces(whole, matched), lambda p: p.speaker)]
    for number, (speaker, pieces) in enumerate(turns):
        heading = f"**{plain(speaker)}** · {moment_link(whole.conversation, pieces[0].start)}"
        words = _bold(pieces)
        room -= len(heading)
        if room < 40 or number >= 10:
            left_out += sum(len(piece.text.split()) for piece in pieces)
            continue
        shown = _cut_bold(pieces, room) if len(words) > room else words
        left_out += len(words.split()) - len(shown.split()) if shown != words else 0
        blocks.append("\n".join(filter(None, [heading, "" if blocks else lead, f"> {shown}"])))
        room -= len(shown)
    if left_out:
        blocks.append(f"-# … and {left_out:,} more word{'s' if left_out > 1 else ''}: choose Read on")
    return "\n".join(blocks)


def before(quote: Quote, width: int) -> str:
    """Return what was said before ``quote``, dimmed, cut at ``LONGEST_CONTEXT[width]``; '' at the very beginning."""
    conversation = quote.conversation
    first = max(0, conversation.passage_of(quote.first_word) - width)
    begin = conversation.first_words[first]
    if begin == quote.first_word:
        return ""
    said = _named(Quote(conversation, begin, quote.first_word), named=width > 0)
    return f"-# {cut_start(said, LONGEST_CONTEXT[width])}"


def after(quote: Quote, width: int) -> str:
    """Return what was said after ``quote``, dimmed, cut at ``LONGEST_CONTEXT[width]``; '' at the very end."""
    conversation = quote.conversation
    ends = (*conversation.first_words[1:], conversation.word_count)
    stop = ends[min(len(ends) - 1, conversation.passage_of(quote.stop_word - 1) + width)]
    if stop == quote.stop_word:
        return ""
    said = _named(Quote(conversation, quote.stop_word, stop), named=width > 0)
    return f"-# {cut(said, LONGEST_CONTEXT[width])}"


def source(conversation: Conversation) -> str:
    """Return where it is from: title, series and number, date; plain Markdown."""
    parts = [plain(conversation.title)]
    if conversation.series:
        parts.append(plain(conversation.series) + (f" #{conversation.number}" if conversation.number else ""))
    if published := conversation.published:
        parts.append(f"{published.day} {published:%b %Y}")
    return " · ".join(parts)


def _named(quote: Quote, *, named: bool) -> str:
    return " ".join(f"{plain(line.speaker)}: {plain(line.text)}" if named else plain(line.text) for line in quote.lines)


def _pieces(whole: Quote, matched: Quote | None) -> Iterator[_Piece]:
    inner = matched or whole
    edges = (whole.first_word, max(whole.first_word, inner.first_word), min(whole.stop_word, inner.stop_word))
    spans = (
        (edges[0], edges[1], False),
        (edges[1], edges[2], matched is not None),
        (edges[2], whole.stop_word, False),
    )
    for first, stop, bold in spans:
        if first < stop:
            part = Quote(whole.conversation, first, stop)
            start = part.start
            for passage, text in part.slices:
                yield _Piece(passage.speaker, max(start, passage.start), text, bold)


def _bold(pieces: list[_Piece]) -> str:
    return " ".join(f"**{plain(piece.text)}**" if piece.matched else plain(piece.text) for piece in pieces)


def _cut_bold(pieces: list[_Piece], room: int) -> str:
    shown: list[str] = []
    for piece in pieces:
        room -= 5  # a space and the asterisks
        if room < 20:
            break
        text = cut(plain(piece.text), room)
        room -= len(text)
        shown.append(f"**{text}**" if piece.matched else text)
    return " ".join(shown)
