"""A quote in at most 40 characters, so that a button can hold it and find it again years later.

``key:first+count~check``: the conversation's key; the number of the first word and the count of words in base
36; four base64url characters of BLAKE2 over the canonical words, which tell when they changed since.
"""

import re
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b
from typing import NamedTuple

from bot.conversation.canonical import canonical
from bot.conversation.errors import BadShortForm, QuoteGone
from bot.conversation.library import Library
from bot.conversation.model import Conversation, Quote
from bot.conversation.overlay import Overlay

LONGEST = 40
"""Characters a short form never exceeds."""

MOST_COMPARED = 100_000
"""Words compared when a quote is not where it was: half to either side, so that no typed form costs much."""

_FORM = re.compile(
    r"(?P<key>[a-z0-9-]{1,24}):(?P<first>[0-9a-z]{1,5})\+(?P<count>[0-9a-z]{1,4})~(?P<check>[\w-]{4})",
    re.ASCII,
)
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class Recovered(NamedTuple):
    """The quote of a short form; ``corrected`` says that its words are no longer what they were."""

    quote: Quote
    corrected: bool


class _Sought(NamedTuple):
    """The words of a short form: the number of the first, how many they are, and what tells them from others."""

    first: int
    length: int
    check: str


def shorten(quote: Quote) -> str:
    """Return the short form of ``quote``."""
    count = quote.stop_word - quote.first_word
    check = _check(_spoken(quote.conversation.words_from(quote.first_word, quote.stop_word)))
    return f"{quote.conversation.key}:{_base36(quote.first_word)}+{_base36(count)}~{check}"


def recover(form: str, library: Library) -> Recovered:
    """Return the quote that ``form`` was made of.

    If its words have moved, it is found by them, nearest to where they were. Words that a correction has put right
    since are found in the transcript, and returned as they are now; if they are gone there as well, it is what stands
    in their place: both as corrected. Raises BadShortForm, or QuoteGone without the conversation.
    """
    found = _FORM.fullmatch(form)
    count = int(found["count"], 36) if found else 0
    if found is None or not count:
        raise BadShortForm(form)
    conversation = library.conversations.get(found["key"])
    if conversation is None or not conversation.word_count:
        raise QuoteGone(found["key"])
    sought = _Sought(int(found["first"], 36), count, found["check"])
    start = _find(sought, conversation.word_count, lambda span: conversation.words_from(span.start, span.stop))
    if start is not None:
        return Recovered(Quote(conversation, start, start + count), corrected=False)
    now = _as_corrected(sought, conversation)
    return Recovered(Quote(conversation, now.start, now.stop), corrected=True)


def _as_corrected(sought: _Sought, conversation: Conversation) -> range:
    """Return the numbers of the words that stand for those ``sought`` now."""
    if conversation.corrections:
        overlay = Overlay(conversation)
        start = _find(sought, overlay.written_count, overlay.words_written)
        if start is not None:
            return overlay.shown(range(start, start + sought.length))
    start = min(sought.first, conversation.word_count - 1)
    return range(start, min(start + sought.length, conversation.word_count))


def _find(sought: _Sought, total: int, words_of: Callable[[range], Sequence[str]]) -> int | None:
    """Return where of ``total`` words those ``sought`` begin, nearest to where they were; None if nowhere near."""
    first, count, check = sought
    last = total - count
    if first <= last and _check(_spoken(words_of(range(first, first + count)))) == check:
        return first
    reach = MOST_COMPARED // count // 2
    begin, end = max(0, first - reach), min(last, first + reach) + 1
    spoken = _spoken(words_of(range(begin, end + count - 1))) if begin < end else []
    for start in sorted(range(begin, end), key=lambda start: abs(start - first)):
        if _check(spoken[start - begin : start - begin + count]) == check:
            return start
    return None


def _spoken(words: Iterable[str]) -> list[str]:
    return [canonical(word) for word in words]


def _check(spoken: Sequence[str]) -> str:
    text = " ".join(filter(None, spoken))
    return urlsafe_b64encode(blake2b(text.encode(errors="replace"), digest_size=3).digest()).decode()


def _base36(number: int) -> str:
    digits = ""
    while True:
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
        if not number:
            return digits
