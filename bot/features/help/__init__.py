"""/help: what there is, and where to start."""

from bot.desk.feature import Feature, Tools
from bot.features.help.commands import HelpCommands


def help(tools: Tools) -> Feature:
    """Return /help."""
    return Feature(parts=[HelpCommands(tools.desk)])
