"""The first message on a server: what the bot does, once, where it may be said."""

from bot.desk.feature import Feature, Tools
from bot.features.welcome.listener import WelcomeListener


def welcome(tools: Tools) -> Feature:
    """Return the welcome."""
    return Feature(parts=[WelcomeListener(tools.desk)])
