"""Several processes at work on one database."""

import sys
from collections.abc import Sequence
from pathlib import Path
from subprocess import PIPE, Popen

ROOT = Path(__file__).parents[2]


def run_together(commands: Sequence[Sequence[str]]) -> list[str]:
    """Run the interpreter with each of ``commands`` at once; return what each printed once all have succeeded."""
    started = [Popen([sys.executable, *command], cwd=ROOT, stdout=PIPE, stderr=PIPE, text=True) for command in commands]
    told = [process.communicate(timeout=50) for process in started]
    ends = [(process.returncode, error) for process, (_, error) in zip(started, told, strict=True)]
    assert ends == [(0, "")] * len(commands)
    return [printed for printed, _ in told]
