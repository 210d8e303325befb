"""/quote: the best match for half-remembered words, and all that can be done with a shown quote."""

from bot.desk.feature import Feature, Tools
from bot.features.quote.clicks import QuoteClicks
from bot.features.quote.commands import QuoteCommands
from bot.features.quote.errors import WORDS


def quote(tools: Tools) -> Feature:
    """Return /quote."""
    return Feature(parts=[QuoteCommands(tools.desk), QuoteClicks(tools.desk)], errors=WORDS)
