"""What a picture shows, before it is painted."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.statistics.plain import Plain


class Theme(StrEnum):
    """On which ground a picture stands."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Sketch:
    """A template and the values it is painted with; equal sketches are equal pictures."""

    template: str
    """The name of a file in ``templates/``, without its ending."""
    values: str
    """JSON; a template sets what it says as text and never reads it as markup."""
    description: str
    """The same in words, with the figures: the alternative text, at most 256 characters."""
    file_name: str
    """What to call the picture's file."""
    image: str | None = None
    """The file with the show's own picture, which is left out where it cannot be read."""
    density: float | None = None
    """Pixels that a point takes, where they must be so many; None for as many as make no large file."""

    @classmethod
    def of(
        cls,
        template: str,
        theme: Theme,
        description: str,
        values: Mapping[str, Plain],
        *,
        name: str | None = None,
        image: str | None = None,
    ) -> "Sketch":
        """Return the sketch of ``template`` with ``values``; its file is called ``name``, or like the template."""
        given = json.dumps({"theme": theme, **values}, ensure_ascii=False, sort_keys=True)
        return cls(template, given, description, f"{name or template}.png", image)
