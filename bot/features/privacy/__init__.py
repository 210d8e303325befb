"""/privacy: what is remembered of a person, exported and erased."""

from bot.desk.feature import Feature, Tools
from bot.features.privacy.commands import PrivacyCommands
from bot.features.privacy.store import Privacy


def privacy(tools: Tools) -> Feature:
    """Return /privacy."""
    return Feature(parts=[PrivacyCommands(tools.desk, Privacy(tools.database))])
