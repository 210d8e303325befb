from pathlib import Path

import pytest

from bot.conversation.library import Library
from bot.conversation.model import Conversation, Passage
from bot.search.index import Index
from bot.transcripts.folder.loading import load_library

QUOTES_DATA = Path(__file__).parents[2] / "quotes_data"


def conversation(key: str, *said: tuple[str, str], pace: float = 10.0) -> Conversation:
    passages = tuple(Passage(speaker, pace * number, text) for number, (speaker, text) in enumerate(said))
    return Conversation(key, key.title(), None, passages)


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library(QUOTES_DATA).library


@pytest.fixture(scope="session")
def index(library: Library) -> Index:
    return Index(library)
