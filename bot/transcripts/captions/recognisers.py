"""Which program recognised the speech in captions: what it leaves in a file that people who write one never would."""

import re

LONGEST_MAKER = 200
"""Characters that the name of a recogniser may have."""

_YOUTUBE = "YouTube"
_BEGINNING = 300
"""Characters in which captions tell what they are."""
_KIND = re.compile(r"^Kind:[ \t]*captions[ \t]*$", re.MULTILINE)
_TIMED_WORD = re.compile(r"<\d{2}:\d{2}:\d{2}\.\d{3}><c[.>]")


def recogniser_of(captions: str) -> str | None:
    """Return what recognised the speech in ``captions``: YouTube times each word of those it makes itself."""
    automatic = _KIND.search(captions, 0, _BEGINNING) and _TIMED_WORD.search(captions)
    return _YOUTUBE if automatic else None
