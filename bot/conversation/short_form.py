"""A quote in at most 40 characters, so that a button can hold it and find it again years later.

``key:first+count~check``: the conversation's key; the number of the first word and the count of words in base
36; four base64url characters of BLAKE2 over the canonical words, which tell when they changed since.
"""

import re
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from hashlib import blake2b
from typing import NamedTuple

from bot.conversation.canonical import canonical
from bot.conversation.errors import BadShortForm, QuoteGone
from bot.conversation.library import Library
from bot.conversation.model import Conversation, Quote

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


def shorten(quote: Quote) -> str:
    """Return the short form of ``quote``."""
    count = quote.stop_word - quote.first_word
    check = _check(_spoken(quote))
    return f"{quote.conversation.key}:{_base36(quote.first_word)}+{_base36(count)}~{check}"


def recover(form: str, library: Library) -> Recovered:
    """Return the quote that ``form`` was made of.

    If its words have moved, it is found by them, nearest to where they were; if they are gone, what stands in
    their place is returned as corrected. Raises BadShortForm, or QuoteGone without the conversation.
    """
    found = _FORM.fullmatch(form)
    count = int(found["count"], 36) if found else 0
    if found is None or not count:
        raise BadShortForm(form)
    conversation = library.conversations.get(found["key"])
    if conversation is None or not conversation.word_count:
        raise QuoteGone(found["key"])
    first = int(found["first"], 36)
    start = _find(conversation, first, count, found["check"])
    if start is not None:
        return Recovered(Quote(conversation, start, start + count), corrected=False)
    start = min(first, conversation.word_count - 1)
    stop = min(start + count, conversation.word_count)
    return Recovered(Quote(conversation, start, stop), corrected=True)


def _find(conversation: Conversation, first: int, count: int, check: str) -> int | None:
    """Return where the ``count`` words of ``check`` begin, nearest to ``first``; None if nowhere near."""
    last = conversation.word_count - count
    if first <= last and _check(_spoken(Quote(conversation, first, first + count))) == check:
        return first
    reach = MOST_COMPARED // count // 2
    begin, end = max(0, first - reach), min(last, first + reach) + 1
    spoken = _spoken(Quote(conversation, begin, end + count - 1)) if begin < end else []
    for start in sorted(range(begin, end), key=lambda start: abs(start - first)):
        if _check(spoken[start - begin : start - begin + count]) == check:
            return start
    return None


def _spoken(quote: Quote) -> list[str]:
    return [canonical(word) for word in quote.text.split()]


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
