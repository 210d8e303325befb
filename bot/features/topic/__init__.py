"""/topic: everything said about something, by speaker."""

from bot.desk.feature import Feature, Tools
from bot.features.topic.commands import TopicCommands


def topic(tools: Tools) -> Feature:
    """Return /topic."""
    return Feature(parts=[TopicCommands(tools.desk)])
