import random
import re
from pathlib import Path

import pytest

from bot.app import build_bot
from bot.transcripts.loading import load_library
from bot.tryout import told

CONVERSATIONS = Path(__file__).parents[2] / "quotes_data"


def test_a_person_without_a_terminal_reads_suggestions_a_quote_and_a_statistic(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told.play(build_bot(load_library(CONVERSATIONS).library, chance=random.Random(0)))

    typing, quote, numbers, closing = capsys.readouterr().out.strip().split("\n\n")
    assert len(re.findall(r"^    \d+:\d\d (?:Mark|Lex): ", typing, re.MULTILINE)) == told.SUGGESTIONS
    assert "**Mark Zuckerberg**" in quote
    assert "youtube.com/watch?v=MVYrJJNdrEg&t=" in quote
    assert "[Share]" in quote
    assert "8,077" in numbers
    assert "make run" in closing
