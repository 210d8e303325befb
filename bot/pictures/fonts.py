"""Where the fonts are that pictures are set in.

Letters come from packages that carry the fonts' own releases with their licences (all SIL Open Font License);
only the colour emoji, which no kept package has, are a file beside this module.
"""

from importlib.resources import files
from pathlib import Path

_PACKAGES = ("fontpkg_inter", "fontpkg_source_serif_4", "manimgx_fonts")


def font_folders(more: Path | None = None) -> list[str]:
    """Return the folders to look in; ``more`` is the operator's, for what is not covered."""
    packages = [str(files(package)) for package in _PACKAGES]
    own = str(Path(__file__).parent / "fonts")
    return [*packages, own, *([str(more)] if more else [])]
