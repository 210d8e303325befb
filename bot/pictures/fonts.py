"""Where the fonts are that pictures are set in.

Letters come from packages that carry the fonts' own releases with their licences (all SIL Open Font License);
only the colour emoji, which no kept package has, are a file beside this module.
"""

import re
from importlib.resources import files
from pathlib import Path

_PACKAGES = ("fontpkg_inter", "fontpkg_source_serif_4", "manimgx_fonts")
_FAMILY = re.compile(r'"([A-Z][\w ]+)"', re.ASCII)
"""How templates name a family."""


def font_folders(more: Path | None = None) -> list[str]:
    """Return the folders to look in; ``more`` is the operator's, for what is not covered."""
    packages = [str(files(package)) for package in _PACKAGES]
    own = str(Path(__file__).parent / "fonts")
    return [*packages, own, *([str(more)] if more else [])]


def missing_families(more: Path | None = None) -> list[str]:
    """Return which families of the pictures' type are in none of ``font_folders``; raises ModuleNotFoundError."""
    import typst  # as when painting: not before it is needed

    there = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=font_folders(more)
    ).families()
    look = (Path(__file__).parent / "templates" / "look.typ").read_text("utf-8")
    return sorted(set(_FAMILY.findall(look)) - set(there))
