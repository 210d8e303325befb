"""The values that feeds hold, as many hands write them: None or '' for what cannot be read."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from hashlib import blake2b
from html import unescape
from urllib.parse import urljoin, urlsplit

LONGEST_TEXT, LONGEST_GUID, LONGEST_ADDRESS, LONGEST_NAME = 200, 300, 2000, 80
"""Characters that are kept of a title, of what names an episode, of an address, and of a person's name."""
MOST_SECONDS = 100 * 60 * 60
_WHOLE = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d{1,5})?(?:[/?]|$)")
"""What an address that is whole and plain begins with, as nearly all do."""
_TAG = re.compile(r"<[^<>]{1,500}>")
_FIRST_YEAR, _LAST_YEAR = 1970, 2999


def text_of(written: str | None, longest: int = LONGEST_TEXT) -> str:
    """Return ``written`` on one line, without tags and what HTML calls letters, cut to ``longest`` characters."""
    plain = written or ""
    if "&" in plain or "<" in plain:
        plain = unescape(_TAG.sub(" ", unescape(plain)))
    if not plain.isprintable():
        plain = "".join(sign if sign.isprintable() else " " for sign in plain)
    line = " ".join(plain.split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def address_of(written: str | None, base: str) -> str | None:
    """Return the address ``written`` in what lies at ``base``; None unless it is one on the web."""
    address = (written or "").strip()
    if not address:
        return None
    if not _WHOLE.match(address):
        try:
            address = urljoin(base, address)
            parts = urlsplit(address)
        except ValueError:
            return None
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return None
    return address if len(address) <= LONGEST_ADDRESS and address.isprintable() else None


def moment_of(written: str | None) -> datetime | None:
    """Return the moment ``written`` as mails or as ISO 8601 write it, in UTC; a moment without a zone is UTC's."""
    text = (written or "").strip()
    for read in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            moment = read(text)
            moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
        except (ValueError, TypeError, OverflowError, IndexError):
            continue
        return moment if _FIRST_YEAR <= moment.year <= _LAST_YEAR else None
    return None


def seconds_of(written: str | None) -> float | None:
    """Return a length ``written`` as 1:04:28, 52:10 or seconds; None for none, or one of no time at all."""
    parts = (written or "").strip().split(":")
    if not 1 <= len(parts) <= 3:
        return None
    seconds = 0.0
    for part in parts:
        if not re.fullmatch(r"\d{1,7}(?:\.\d{1,6})?", part.strip(), re.ASCII):
            return None
        seconds = seconds * 60 + float(part)
    return seconds if 0 < seconds <= MOST_SECONDS else None


def number_of(written: str | None) -> int | None:
    """Return the whole number ``written``; None for none."""
    found = re.fullmatch(r"(\d{1,9})(?:\.0+)?", (written or "").strip(), re.ASCII)
    return int(found[1]) if found else None


def guid_of(written: str) -> str:
    """Return what names an episode for good, made short where it is long."""
    guid = " ".join(written.split())
    return guid if len(guid) <= LONGEST_GUID else blake2b(guid.encode(errors="replace"), digest_size=20).hexdigest()


def says_yes(written: str | None) -> bool:
    """Say whether ``written`` is a yes."""
    return (written or "").strip().lower() in ("yes", "true", "1")
