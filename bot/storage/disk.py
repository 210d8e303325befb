"""Tells when an SQLite database lies on a disk that the host throws away."""

from collections.abc import Mapping
from pathlib import Path

_HOSTS = {
    "DYNO": "Heroku",
    "RENDER": "Render",
    "RAILWAY_PROJECT_ID": "Railway",
    "FLY_APP_NAME": "Fly.io",
    "KOYEB_APP_NAME": "Koyeb",
    "K_SERVICE": "Cloud Run",
    "VCAP_APPLICATION": "Cloud Foundry",
}
"""Environment variables by which hosts that give each start a fresh disk are known."""


def throwaway_disk(file: Path | None, environment: Mapping[str, str]) -> str | None:
    """Return a warning if ``file`` (None for PostgreSQL) will be gone after the next start; None if it will stay.

    On these hosts only a volume stays; it is mounted somewhere under the root.
    """
    host = next((name for mark, name in _HOSTS.items() if environment.get(mark)), None)
    if file is None or host is None or any(map(_is_volume, file.absolute().parents)):
        return None
    return (
        f"{host} throws this disk away at every start, and {file} with it: "
        "set DATABASE_URL to a PostgreSQL, or to a file on a mounted volume"
    )


def _is_volume(folder: Path) -> bool:
    return folder.is_mount() and folder != Path(folder.anchor)
