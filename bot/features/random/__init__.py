"""/random: a quote that stands alone, none twice until all have come."""

from bot.desk.feature import Feature, Tools
from bot.features.random.commands import RandomCommands
from bot.features.random.drawing import RandomQuotes
from bot.storage.bags import Bags


def random(tools: Tools) -> Feature:
    """Return /random."""
    return Feature(parts=[RandomCommands(tools.desk, RandomQuotes(Bags(tools.database), tools.chance))])
