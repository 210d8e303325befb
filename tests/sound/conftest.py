from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from bot.sound.samples import Samples
from tests.sound.recordings import sounding, write_recording

Recording = Callable[[str], Path]


@pytest.fixture(scope="session")
def whole() -> Samples:
    return sounding()


@pytest.fixture(scope="session")
def recording(whole: Samples, tmp_path_factory: pytest.TempPathFactory) -> Recording:
    """Makes the recording of a kind, once."""
    folder = tmp_path_factory.mktemp("recordings")
    return cache(lambda kind: write_recording(folder / kind, kind, whole))
