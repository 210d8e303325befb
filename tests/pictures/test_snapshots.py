"""Pictures byte for byte as they were when last looked at.

After a change on purpose, look at the pictures, then run ``python -m tests.pictures.test_snapshots``.
"""

import json
import platform
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import pytest

from bot.pictures.rendering import Renderer
from bot.pictures.sketch import Theme
from tests.pictures.talks import fixed_sketches

SNAPSHOTS = Path(__file__).with_name("snapshots.json")
PACKAGES = ("typst", "fontpkg-inter", "fontpkg-source-serif-4", "manimgx-fonts")


def made_with() -> dict[str, str]:
    return {package: version(package) for package in PACKAGES} | {"machine": platform.machine()}


def hashes(renderer: Renderer, theme: Theme) -> dict[str, str]:
    return {name: sha256(renderer.render(sketch)).hexdigest() for name, sketch in fixed_sketches(theme).items()}


@pytest.mark.parametrize("theme", Theme)
def test_pictures_look_as_when_last_looked_at(renderer: Renderer, theme: Theme) -> None:
    snapshots = json.loads(SNAPSHOTS.read_text("utf-8"))
    if snapshots["made with"] != made_with():
        pytest.skip(f"snapshots were made with {snapshots['made with']}")
    assert hashes(renderer, theme) == snapshots[theme]


if __name__ == "__main__":
    painted = {theme: hashes(Renderer(), theme) for theme in Theme}
    SNAPSHOTS.write_text(json.dumps({"made with": made_with(), **painted}, indent=2) + "\n", "utf-8")
