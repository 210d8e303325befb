"""@Verbatim: the same as /quote, as a reply."""

from bot.desk.feature import Feature, Tools
from bot.features.mention.listener import MentionListener


def mention(tools: Tools) -> Feature:
    """Return answers to mentions."""
    return Feature(parts=[MentionListener(tools.desk, tools.client)])
