"""The browser that the try-out opens, where there is one to look at."""

import os
import sys
import webbrowser
from collections.abc import Mapping
from pathlib import Path

_ELSEWHERE = ("SSH_CONNECTION", "SSH_TTY", "CODESPACES", "REMOTE_CONTAINERS", "KUBERNETES_SERVICE_HOST")
"""Settings of environments that are looked at from another machine."""
_CONTAINERS = (Path("/.dockerenv"), Path("/run/.containerenv"))


def show(address: str) -> None:
    """Open ``address`` in a browser, if whoever started the try-out sits at this machine."""
    in_container = any(file.exists() for file in _CONTAINERS)
    if not in_container and sits_here(os.environ, sys.platform):
        webbrowser.open(address)


def sits_here(environment: Mapping[str, str], platform: str) -> bool:
    """Say whether a browser can be seen by who started this: there is a screen, and it is this machine's."""
    if any(environment.get(name) for name in _ELSEWHERE):
        return False
    screen = environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")
    return platform in ("darwin", "win32") or bool(screen)
