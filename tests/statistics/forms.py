from bot.statistics.inflection import bases


def are_forms(word: str, other: str) -> bool:
    """Return whether ``word`` and ``other`` may be forms of one word."""
    return not bases(word).isdisjoint(bases(other))
