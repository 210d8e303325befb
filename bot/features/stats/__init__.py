"""/stats: how people talk, in numbers and pictures."""

from bot.desk.feature import Feature, Tools
from bot.features.stats.commands import StatsCommands


def stats(tools: Tools) -> Feature:
    """Return /stats."""
    return Feature(parts=[StatsCommands(tools.desk)])
