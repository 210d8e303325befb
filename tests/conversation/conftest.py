from pathlib import Path

import pytest

from bot.transcripts.folder.loading import load_library


@pytest.fixture(scope="session")
def library():
    return load_library(Path(__file__).parents[2] / "quotes_data").library


@pytest.fixture(scope="session")
def conversation(library):
    return library.conversations["lex-398"]
