"""What the tests of all features share."""

import pytest

from bot.transcripts import apart


@pytest.fixture(autouse=True)
def reading_here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read what is handed in within this process, which takes a fraction of the time to start another.

    It reads the same, since its question and its answer go through the same bytes. The process itself is held to its
    word by ``tests/transcripts/test_apart.py``, and by the tests that start processes.
    """
    if request.node.get_closest_marker("process") is None:
        monkeypatch.setattr(apart, "asked_apart", apart.answer_to)
