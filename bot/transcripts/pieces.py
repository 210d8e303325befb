"""A part of a passage as a passage of its own."""

from collections.abc import Sequence

from bot.conversation.timing import Stamps, seconds_at
from bot.transcripts.written import WrittenPassage


def piece_of(passages: Sequence[WrittenPassage], number: int, begin: int, end: int) -> WrittenPassage:
    """Return characters ``begin`` to ``end`` of passage ``number``, without white space around, as a passage."""
    passage = passages[number]
    words = passage.text[begin:end]
    begin += len(words) - len(words.lstrip())
    words = words.strip()
    inner = passage.stamps.within(begin, begin + len(words)) if passage.stamps else ()
    start = seconds_at(passages, number, begin) if begin else passage.start
    stamps = Stamps.of(inner)
    return passage._replace(start=round(start, 3), text=words, labelled=passage.labelled and not begin, stamps=stamps)
