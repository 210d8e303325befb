"""/saved: the quotes that are kept on a server, with tags and votes."""

from bot.desk.feature import Feature, Tools
from bot.features.saved.clicks import SavedClicks
from bot.features.saved.commands import SavedCommands
from bot.features.saved.errors import WORDS
from bot.storage.saved import Saved, delete_removed


def saved(tools: Tools) -> Feature:
    """Return /saved."""
    store = Saved(tools.database)
    return Feature(
        parts=[SavedCommands(tools.desk, store), SavedClicks(tools.desk, store)],
        clean_ups=[delete_removed],
        errors=WORDS,
    )
