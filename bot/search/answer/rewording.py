"""What somebody mended in the words of a quote: each changed run of words as a rewording of the transcript."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby, pairwise
from typing import NamedTuple

from rapidfuzz.distance.Levenshtein import opcodes

from bot.conversation.correction import Rewording
from bot.conversation.model import Conversation, Quote
from bot.conversation.overlay import Overlay


class _Change(NamedTuple):
    """``words`` in place of words ``start`` up to, not including, ``stop`` of the conversation."""

    start: int
    stop: int
    words: tuple[str, ...]


class _Group(NamedTuple):
    """The changes within ``span``, which one rewording is made of."""

    span: range
    changes: tuple[_Change, ...]


def mendable(quote: Quote, longest: int) -> Quote | None:
    """Return what of ``quote`` can be mended in one go: of its parts in single passages the one with most words, and
    of that whole words, ``longest`` characters at most. None if not even its first word is that short.
    """
    conversation = quote.conversation
    inner = range(conversation.passage_of(quote.first_word) + 1, conversation.passage_of(quote.stop_word - 1) + 1)
    borders = [quote.first_word, *(conversation.first_words[number] for number in inner), quote.stop_word]
    first, stop = max(pairwise(borders), key=lambda part: part[1] - part[0])
    lengths = accumulate(len(word) + 1 for word in conversation.words_from(first, stop))
    count = sum(length <= longest + 1 for length in lengths)
    return Quote(conversation, first, first + count) if count else None


def reworded(quote: Quote, text: str) -> tuple[Rewording, ...]:
    """Return what ``text`` changes in the words of ``quote``, which is within one passage; () for no text at all.

    Words are put in or left out together with one beside them, so that the transcript has words to replace. What
    was put right before is replaced as a whole.
    """
    conversation = quote.conversation
    overlay = Overlay(conversation)
    typed = list(filter(_seen, text.split()))
    changes = list(_changes(quote, typed)) if typed else []
    groups: list[_Group] = []
    for change in changes:
        span = overlay.shown(overlay.written(_with_neighbour(change, quote.first_word)))
        group = _Group(span, (change,))
        if groups and groups[-1].span.stop > span.start:
            before = groups.pop()
            stop = max(before.span.stop, span.stop)
            group = _Group(range(before.span.start, stop), (*before.changes, change))
        groups.append(group)
    return tuple(_rewording(conversation, overlay, group) for group in groups)


def _changes(quote: Quote, typed: Sequence[str]) -> Iterator[_Change]:
    words = quote.conversation.words_from(quote.first_word, quote.stop_word)
    steps = opcodes(list(map(_seen, words)), list(map(_seen, typed)))
    for same, run in groupby(steps, lambda step: step.tag == "equal"):
        if not same:
            changed = list(run)
            first, last = changed[0], changed[-1]
            start, stop = quote.first_word + first.src_start, quote.first_word + last.src_end
            yield _Change(start, stop, tuple(typed[first.dest_start : last.dest_end]))


def _seen(word: str) -> str:
    """Return what can be seen of ``word``: a form may lose the rest on its way."""
    return "".join(filter(str.isprintable, word))


def _with_neighbour(change: _Change, first: int) -> range:
    """Return the words that ``change`` replaces; where it only adds or removes some, with one before or after."""
    if change.words and change.start < change.stop:
        return range(change.start, change.stop)
    if change.start > first:
        return range(change.start - 1, change.stop)
    return range(change.start, change.stop + 1)


def _rewording(conversation: Conversation, overlay: Overlay, group: _Group) -> Rewording:
    new: list[str] = []
    at, shown = group.span.start, conversation.words_from(group.span.start, group.span.stop)
    for change in group.changes:
        new += [*shown[at - group.span.start : change.start - group.span.start], *change.words]
        at = change.stop
    new += shown[at - group.span.start :]
    written = overlay.written(group.span)
    return Rewording(written.start, " ".join(overlay.words_written(written)), " ".join(new))
