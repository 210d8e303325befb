"""*Find this quote*: whether a chat message was really said."""

from bot.desk.feature import Feature, Tools
from bot.features.find.commands import find_this_quote


def find(tools: Tools) -> Feature:
    """Return *Find this quote*."""
    return Feature(menus=[find_this_quote(tools.desk)])
