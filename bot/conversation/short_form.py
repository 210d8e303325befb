"""A quote in at most 40 characters, so that a button or a suggestion can hold it and find it again years later.

``key:first+count~check``: the conversation's key; the number of the first word and the count of words in base 36;
four base64url characters of BLAKE2 over the canonical words. The check tells when the transcript was edited since.
"""

import re
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from hashlib import blake2b
from typing import NamedTuple

from bot.conversation.canonical import canonical
from bot.conversation.errors import BadShortForm, QuoteGone
from bot.conversation.library import Library
from bot.conversation.model import Quote

LONGEST = 40
"""Characters a short form never exceeds."""

_FORM = re.compile(
    r"(?P<key>[a-z0-9-]{1,24}):(?P<first>[0-9a-z]{1,5})\+(?P<count>[0-9a-z]{1,4})~(?P<check>[\w-]{4})", re.ASCII
)
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class Recovered(NamedTuple):
    """The quote of a short form; ``corrected`` says that its words are no longer what they were."""

    quote: Quote
    corrected: bool


def shorten(quote: Quote) -> str:
    """Return the short form of ``quote``."""
    count = quote.stop_word - quote.first_word
    check = _check(quote.text.split())
    return f"{quote.conversation.key}:{_base36(quote.first_word)}+{_base36(count)}~{check}"


def recover(form: str, library: Library) -> Recovered:
    """Return the quote that ``form`` was made of.

    If its words have moved, it is found by them, nearest to where they were; if they are gone, the same span of
    the edited transcript is returned as corrected. Raises BadShortForm, or QuoteGone without the conversation.
    """
    found = _FORM.fullmatch(form)
    if found is None:
        raise BadShortForm(form)
    first, count = int(found["first"], 36), int(found["count"], 36)
    conversation = library.conversations.get(found["key"])
    if count < 1:
        raise BadShortForm(form)
    if conversation is None or not conversation.word_count:
        raise QuoteGone(found["key"])
    words = conversation.words
    nearest = sorted(range(len(words) - count + 1), key=lambda start: abs(start - first))
    for start in nearest:
        if _check(words[start : start + count]) == found["check"]:
            return Recovered(Quote(conversation, start, start + count), corrected=False)
    start = min(first, len(words) - 1)
    return Recovered(Quote(conversation, start, min(start + count, len(words))), corrected=True)


def _check(words: Sequence[str]) -> str:
    spoken = " ".join(filter(None, map(canonical, words)))
    return urlsafe_b64encode(blake2b(spoken.encode(), digest_size=3).digest()).decode()


def _base36(number: int) -> str:
    digits = ""
    while True:
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
        if not number:
            return digits
