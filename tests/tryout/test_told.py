import re
from pathlib import Path

import pytest

from bot.transcripts.folder.loading import load_library
from bot.tryout import told
from tests.conftest import MakeBot

CONVERSATIONS = Path(__file__).parents[2] / "quotes_data"


def test_a_person_without_a_terminal_reads_suggestions_a_quote_and_a_statistic(
    capsys: pytest.CaptureFixture[str], make_bot: MakeBot
) -> None:
    told.play(make_bot(load_library(CONVERSATIONS).library))

    typing, quote, numbers, closing = re.split(r"\n\n(?=\S)", capsys.readouterr().out.strip())
    assert {"46:26", "23:19"} <= set(re.findall(r"^    (\d+:\d\d) Mark: ", typing, re.MULTILINE))
    assert re.search("^    > .*the real world is", quote, re.MULTILINE)
    assert "youtube.com/watch?v=MVYrJJNdrEg&t=" in quote
    assert "[Share]" in quote
    assert "8,077" in numbers
    assert "make run" in closing
