"""Passages on a similar idea: their pages, and the vectors made in the background."""

from bot.desk.feature import Feature, Tools
from bot.features.ideas.clicks import IdeaClicks


def ideas(tools: Tools) -> Feature:
    """Return the pages of passages on a similar idea."""
    return Feature(parts=[IdeaClicks(tools.desk)])
