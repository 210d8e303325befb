"""What of a text can be seen at all."""

import unicodedata

_OVERRIDES = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_NO_WIDTH = "\u200b"


def letters(text: str) -> str:
    """Return ``text`` without control characters and direction overrides, white space as one blank."""
    kept = (" " if c.isspace() else c for c in text if c.isspace() or unicodedata.category(c) not in {"Cc", "Cs"})
    return " ".join("".join(c for c in kept if c not in _OVERRIDES + _NO_WIDTH).split())
