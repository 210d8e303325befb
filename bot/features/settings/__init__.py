"""/settings: how answers come on a server, or in one channel of it."""

from bot.desk.feature import Feature, Tools
from bot.desk.settings_store import SettingsStore
from bot.features.settings.commands import SettingsCommands
from bot.features.settings.errors import WORDS


def settings(tools: Tools) -> Feature:
    """Return /settings."""
    return Feature(parts=[SettingsCommands(tools.desk, SettingsStore(tools.database))], errors=WORDS)
