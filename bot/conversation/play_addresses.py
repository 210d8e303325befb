"""Where the time goes in the addresses of players that everybody uses."""

import re

_PLAYERS = {
    r"https?://(?:www\.|m\.)?youtube\.com/watch\?\S*": "&t={seconds}s",
    r"https?://youtu\.be/[\w-]+": "?t={seconds}",
    r"https?://(?:www\.|player\.)?vimeo\.com/[^#\s]+": "#t={seconds}s",
    r"https?://open\.spotify\.com/episode/\w+": "?t={seconds}",
    r"https?://[^#\s]+\.(?:aac|flac|m4a|mp3|mp4|oga|ogg|ogv|opus|wav|webm)(?:\?[^#\s]*)?": "#t={seconds}",
}
"""What to add to each address; ``#t=`` is what browsers take (Media Fragments URI, section 4.2.1)."""


def timed_address(address: str) -> str:
    """Return ``address`` with ``{seconds}`` where its player takes the time; unchanged if that is not known."""
    if "{" in address:
        return address
    for player, time in _PLAYERS.items():
        if re.fullmatch(player, address, re.IGNORECASE):
            return address + time
    return address
