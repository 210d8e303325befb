"""The files in ``ops/`` and the container's speak of figures, settings and commands that there are."""

import json
import re
from pathlib import Path

import pytest

from bot.health.figures import Figures
from bot.settings import Settings

ROOT = Path(__file__).parents[2]
CONTAINERS = ("Dockerfile", "compose.yaml", "ops/kubernetes.yaml", "ops/verbatim.service")
NOT_OURS = {
    "PYTHONUNBUFFERED",
    "HOSTNAME",
    "MAINPID",
    "POSTGRES_USER",
    "POSTGRES_DB",
    "POSTGRES_PASSWORD",
    "PATH",
    "AF_INET",
    "AF_UNIX",
}


@pytest.mark.parametrize("file", ["ops/alerts.yaml", "ops/grafana.json"])
def test_every_figure_that_is_watched_is_told(file: str) -> None:
    told = Figures().text({}).decode() + "process_resident_memory_bytes process_cpu_seconds_total"
    watched = set(re.findall(r"\b(?:verbatim|process)_\w+", (ROOT / file).read_text("utf-8")))
    assert watched
    assert {name for name in watched if name.removesuffix("_bucket").removesuffix("_total") not in told} == set()


@pytest.mark.parametrize("file", CONTAINERS)
def test_every_setting_is_one(file: str) -> None:
    text = (ROOT / file).read_text("utf-8")
    named = set(re.findall(r"\b([A-Z]+(?:_[A-Z]+)+)\b", text)) - NOT_OURS
    assert named
    assert named <= {name.upper() for name in Settings.model_fields}


def test_the_dashboard_has_panels_that_do_not_overlap() -> None:
    panels = json.loads((ROOT / "ops/grafana.json").read_text("utf-8"))["panels"]
    taken: set[tuple[int, int]] = set()
    for panel in panels:
        place = panel["gridPos"]
        cells = {(place["x"] + x, place["y"] + y) for x in range(place["w"]) for y in range(place["h"])}
        assert place["x"] + place["w"] <= 24
        assert not taken & cells
        taken |= cells
