"""/moment: what was being said at a time."""

from bot.desk.feature import Feature, Tools
from bot.features.moment.commands import MomentCommands


def moment(tools: Tools) -> Feature:
    """Return /moment."""
    return Feature(parts=[MomentCommands(tools.desk)])
