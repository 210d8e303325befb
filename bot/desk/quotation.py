"""A quote as lines of Markdown: who speaks, when, the words, and dimmed what was said around them."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from bot.conversation.links import play_link
from bot.conversation.model import Conversation, Quote
from bot.conversation.site_pages import is_page
from bot.conversation.timecode import format_timecode
from bot.desk.markdown import cut, cut_start, link, plain, visible
from bot.search.answer.completion import CUT, cuts, shown_text, widen

LONGEST_QUOTE = 2000
"""Characters of Markdown a quote may take of the 4,000 a layout holds."""
LONGEST_CONTEXT = (150, 400, 750)
"""Characters of context on each side, by how far it was widened."""
WIDEST = len(LONGEST_CONTEXT) - 1
LONGEST_NAME = 80
LONGEST_TITLE = 120
LONGEST_ADDRESS = 80
"""Characters of an address that is put into a line of text; buttons hold any."""
MOST_LINES = 10
"""Changes of speaker shown of one quote."""
ROOM_FOR_CONTEXT = 30
"""Characters left over from which some go to what was said before the match."""
SHORTEST_LINE = 40
"""Characters below which a line of dialogue is not worth beginning."""


class _Piece(NamedTuple):
    speaker: str
    start: float
    text: str
    matched: bool


class _Turn(NamedTuple):
    name: str
    text: str


def moment_link(conversation: Conversation, seconds: float) -> str:
    """Return ``9:20``, as a link that plays it where the conversation has a player with a short address.

    Where the player's time is estimated the link stands beside it as "about here": the time is the transcript's.
    """
    address = play_link(conversation, seconds)
    shown = shown_time(conversation, seconds)
    if not address or len(address) > LONGEST_ADDRESS or not conversation.timed:
        return shown
    return f"{shown} ({link('about here', address)})" if conversation.players[0].approximate else link(shown, address)


def shown_time(conversation: Conversation, seconds: float) -> str:
    """Return ``9:20``, or ``about 9:20`` where the conversation's times are estimated."""
    return f"{'' if conversation.timed else 'about '}{format_timecode(seconds)}"


def leads_there(conversation: Conversation) -> bool:
    """Return whether a link to a moment of ``conversation`` plays it, so that its time need not be told."""
    return bool(conversation.players) and conversation.timed and not is_page(conversation.players[0])


def link_note(conversation: Conversation) -> str:
    """Return what a bare link to a moment does not tell: that it is about there, or at the start; mostly ''."""
    if not conversation.players or is_page(conversation.players[0]):
        return ""
    if not conversation.timed:
        return "the link plays from the start"
    return "the link plays from about there" if conversation.players[0].approximate else ""


def spoken(
    whole: Quote,
    matched: Quote | None = None,
    *,
    lead: str = "",
    rest: str = ": choose Read on",
    room: int = LONGEST_QUOTE,
) -> str:
    """Return ``whole`` as block quotes under their speakers' names and times, the words of ``matched`` in bold.

    At most about ``room`` characters and ten lines of dialogue; what is left out is counted, and ``rest`` tells
    where it is. ``lead`` is a line of Markdown to put between the first name and its words.
    """
    blocks: list[str] = []
    left_out = 0
    cut_off = cuts(whole)
    turns = [list(group) for _, group in groupby(_pieces(whole, matched), lambda piece: piece.speaker)]
    for number, pieces in enumerate(turns):
        heading = said_by(pieces[0].speaker, whole.conversation, pieces[0].start)
        room -= len(heading)
        if number and (room < SHORTEST_LINE or number >= MOST_LINES):
            left_out += sum(len(piece.text.split()) for piece in pieces)
            continue
        words = _bold(pieces)
        words = f"{CUT} {words}" if cut_off.before and not number and not words.startswith(CUT) else words
        words = f"{words} {CUT}" if cut_off.after and pieces is turns[-1] and not words.endswith(CUT) else words
        shown = words if len(words) <= room else _cut_bold(pieces, max(room, SHORTEST_LINE))
        left_out += len(words.split()) - len(shown.split())
        blocks.append("\n".join(filter(None, [heading, "" if blocks else lead, f"> {shown}"])))
        room -= len(shown)
    if left_out:
        blocks.append(f"-# … and {left_out:,} more word{'s' if left_out > 1 else ''}{rest}")
    return "\n".join(blocks)


def glimpse(quote: Quote, room: int) -> str:
    """Return the words of ``quote`` in a line of at most ``room`` characters, with what of its sentence fits around."""
    whole = widen(quote)
    if len(sentence := _seen(shown_text(whole))) <= room:
        return sentence
    said = _seen(quote.text)
    before, after = (_seen(part) for part in _beside(quote, whole))
    spare = room - len(said)
    lead = cut_start(before, spare // 3) if spare > ROOM_FOR_CONTEXT else CUT if before else ""
    return cut(f"{lead} {said} {after}" if len(lead) > 1 else f"{lead}{said} {after}", room)


def _beside(quote: Quote, whole: Quote) -> tuple[str, str]:
    """Return what ``whole`` has before ``quote`` and after it."""
    parts = range(whole.first_word, quote.first_word), range(quote.stop_word, whole.stop_word)
    before, after = (Quote(quote.conversation, part.start, part.stop).text if part else "" for part in parts)
    return before, after


def _seen(text: str) -> str:
    return " ".join(visible(text).split())


def said_by(speaker: str, conversation: Conversation, seconds: float) -> str:
    """Return the speaker in bold and the time as a link: the line above a quote."""
    name = speaker_name(speaker)
    return " · ".join(filter(None, [f"**{name}**" if name else "", moment_link(conversation, seconds)]))


def speaker_name(speaker: str) -> str:
    """Return a speaker's name in plain Markdown, cut where it is very long; '' for a name of nothing visible."""
    return cut(plain(speaker), LONGEST_NAME)


def before(quote: Quote, width: int) -> str:
    """Return what was said before ``quote``, dimmed, a turn a line, within ``LONGEST_CONTEXT[width]``; '' for none."""
    conversation = quote.conversation
    first = max(0, conversation.passage_of(quote.first_word) - width)
    begin = conversation.first_words[first]
    if begin == quote.first_word:
        return ""
    lines = _named(Quote(conversation, begin, quote.first_word), named=width > 0)
    return "\n".join(reversed(_fitting(reversed(lines), LONGEST_CONTEXT[width], cut_start)))


def after(quote: Quote, width: int) -> str:
    """Return what was said after ``quote``, dimmed, a turn a line, within ``LONGEST_CONTEXT[width]``; '' for none."""
    conversation = quote.conversation
    ends = (*conversation.first_words[1:], conversation.word_count)
    stop = ends[min(len(ends) - 1, conversation.passage_of(quote.stop_word - 1) + width)]
    if stop == quote.stop_word:
        return ""
    lines = _named(Quote(conversation, quote.stop_word, stop), named=width > 0)
    return "\n".join(_fitting(lines, LONGEST_CONTEXT[width], cut))


def source(conversation: Conversation) -> str:
    """Return where it is from, in plain Markdown: title, series and number, date.

    Also whether times are estimated, and whether a machine wrote it down.
    """
    parts = [cut(plain(conversation.title), LONGEST_TITLE) or conversation.key]
    if series := cut(plain(conversation.series or ""), LONGEST_NAME):
        parts.append(series + (f" #{conversation.number}" if conversation.number else ""))
    if published := conversation.published:
        parts.append(f"{published.day} {published:%b %Y}")
    if not conversation.timed:
        parts.append("times estimated")
    if note := heard_note(conversation):
        parts.append(note)
    return " · ".join(parts)


def heard_note(conversation: Conversation) -> str:
    """Return what is told wherever words of ``conversation`` are shown, if a machine wrote it down; else ''."""
    return "as a machine heard it" if conversation.made_by else ""


def _named(quote: Quote, *, named: bool) -> list[_Turn]:
    """Return the turns of ``quote``, each with its speaker's name in bold if they are ``named``."""
    names = [speaker_name(line.speaker) if named else "" for line in quote.lines]
    return [
        _Turn(f"**{name}:** " if name else "", _line(line.text)) for name, line in zip(names, quote.lines, strict=True)
    ]


def _fitting(turns: Iterable[_Turn], room: int, cutting: Callable[[str, int], str]) -> list[str]:
    """Return the ``turns`` that fit in ``room`` characters, a line of small print each; the last is cut if need be."""
    lines: list[str] = []
    for name, text in turns:
        room -= len(name)
        if lines and room < SHORTEST_LINE:
            break
        if not text:
            continue
        shown = cutting(text, max(room, SHORTEST_LINE))
        lines.append(f"-# {name}{shown}")
        room -= len(shown)
        if shown != text:
            break
    return lines


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
    return " ".join(_marked(_line(piece.text), piece) for piece in pieces)


def _cut_bold(pieces: list[_Piece], room: int) -> str:
    shown: list[str] = []
    for piece in pieces:
        room -= len("** **")
        if room < SHORTEST_LINE // 2:
            break
        text = cut(_line(piece.text), room)
        room -= len(text)
        shown.append(_marked(text, piece))
    return " ".join(shown)


def _marked(text: str, piece: _Piece) -> str:
    return f"**{text}**" if text and piece.matched else text


def _line(text: str) -> str:
    """Return ``text`` as plain Markdown without line breaks, which would end a block quote."""
    return " ".join(plain(text).split())
