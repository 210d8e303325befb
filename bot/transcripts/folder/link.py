"""The one link that somebody gives for a talk, as the settings of a ``conversation.toml``."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

_YOUTUBE = re.compile(r"(?:.*(?:[?&]v=|youtu\.be/|/(?:embed|live|shorts)/))?(?P<id>[\w-]{11})(?![\w-]).*", re.ASCII)
_YOUTUBE_HOSTS = ("", "youtu.be", "youtube.com", "m.youtube.com", "youtube-nocookie.com")
_NAMES = {"open.spotify.com": "Spotify", "vimeo.com": "Vimeo", "podcasts.apple.com": "Apple Podcasts"}


def youtube_id(link: str) -> str | None:
    """Return the id of the YouTube video that ``link`` is the address of, or the id of; None if it is neither."""
    found = _YOUTUBE.fullmatch(link.strip())
    return found["id"] if found and _host(link) in _YOUTUBE_HOSTS else None


def link_settings(link: str) -> Mapping[str, Any]:
    """Return ``link`` as what ``bot.transcripts.folder.metadata`` reads, which tells what is wrong with it."""
    if video := youtube_id(link):
        return {"youtube": video}
    host = _host(link)
    return {"players": [{"name": _NAMES.get(host, host) or "The recording", "address": link.strip()}]}


def _host(link: str) -> str:
    try:
        return (urlsplit(link.strip()).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
