"""The colours of speakers, dark or light enough to be seen on a theme's paper."""

from bot.conversation.colours import speaker_colour
from bot.conversation.model import Conversation
from bot.pictures.sketch import Theme

CONTRAST = 3.0
"""The least contrast of a graphical object to its ground, WCAG 2.2, criterion 1.4.11."""

PAPER = {Theme.LIGHT: 0xFBFAF6, Theme.DARK: 0x16181D}
"""As in ``templates/look.typ``."""

FADED = 0.62
"""The part of the paper in a tint."""

_TOWARDS = {Theme.LIGHT: 0x000000, Theme.DARK: 0xFFFFFF}
_STEPS = 20


def shade(conversation: Conversation, speaker: str, theme: Theme) -> str:
    """Return the colour of ``speaker`` as ``#rrggbb``, moved towards black or white until it can be seen."""
    return seen(speaker_colour(conversation, speaker), theme)


def seen(colour: int, theme: Theme) -> str:
    """Return ``colour``, 0xRRGGBB, as ``#rrggbb``, moved towards black or white until it can be seen."""
    return seen_on(colour, PAPER[theme], _TOWARDS[theme])


def seen_on(colour: int, paper: int, towards: int) -> str:
    """Return ``colour`` as ``#rrggbb``, moved in steps to ``towards`` until it can be seen on ``paper``."""
    shades = (_mixed(colour, towards, step / _STEPS) for step in range(_STEPS + 1))
    return written(next((one for one in shades if contrast(one, paper) >= CONTRAST), towards))


def mixed_until(colour: str, paper: int, least: float, *, most: float) -> str:
    """Return ``colour`` faded into ``paper`` by the part ``most``, or less where its contrast is below ``least``."""
    fades = (_mixed(_read(colour), paper, most * (1 - step / _STEPS)) for step in range(_STEPS + 1))
    return written(next((one for one in fades if contrast(one, paper) >= least), _read(colour)))


def tint(colour: str, theme: Theme) -> str:
    """Return ``colour`` faded into the paper."""
    return written(_mixed(_read(colour), PAPER[theme], FADED))


def letters_on(colour: str) -> str:
    """Return black or white, whichever reads better on ``colour``."""
    return max("#000000", "#ffffff", key=lambda letters: contrast(_read(letters), _read(colour)))


def contrast(colour: int, other: int) -> float:
    """Return the contrast of two colours 0xRRGGBB, 1 to 21, by WCAG 2.2."""
    darker, lighter = sorted((_luminance(colour), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: int) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _channels(colour: int) -> tuple[int, int, int]:
    return colour >> 16, colour >> 8 & 0xFF, colour & 0xFF


def _mixed(colour: int, other: int, part: float) -> int:
    pairs = zip(_channels(colour), _channels(other), strict=True)
    red, green, blue = (round(one + (two - one) * part) for one, two in pairs)
    return red << 16 | green << 8 | blue


def _read(colour: str) -> int:
    return int(colour.removeprefix("#"), 16)


def written(colour: int) -> str:
    """Return ``colour``, 0xRRGGBB, as ``#rrggbb``."""
    return f"#{colour:06x}"
