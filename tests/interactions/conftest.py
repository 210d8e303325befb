from concurrent.futures import Future

import pytest

from bot.conversation.library import Library
from bot.ideas.ideas import Ideas
from bot.interactions.libraries import Libraries
from bot.interactions.shelf import Shelver
from bot.storage.added import Added
from bot.storage.database import Database
from bot.storage.suggestions import Suggestions


def unprepared(_: Ideas) -> Future[bool]:
    return Future()


@pytest.fixture
def libraries(library: Library, database: Database) -> Libraries:
    shelver = Shelver()
    stores = Added(database), Suggestions(database)
    return Libraries(shelver.shelve(library), shelver, *stores, memory=2**26, prepare=unprepared)
