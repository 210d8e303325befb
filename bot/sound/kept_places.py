"""Where the frames of an MP3 are, kept: one whose bits a second vary is read through once, not for every clip."""

import json
import os
from pathlib import Path

from bot.sound.mp3_frames import Opening
from bot.sound.mp3_places import Place, indexed
from bot.sound.sources import Source


class KeptPlaces:
    """Keeps places in ``file``; None keeps nothing."""

    def __init__(self, file: Path | None) -> None:
        self._file = file

    def of(self, source: Source, told: Opening) -> list[Place]:
        """Return the places of the frames of ``source``; one that can't be kept is read through each time."""
        if (kept := self._kept()) is not None:
            return kept
        places = indexed(source, told)
        self._keep(places)
        return places

    def _kept(self) -> list[Place] | None:
        if self._file is None:
            return None
        try:
            places = [Place(int(number), int(at)) for number, at in json.loads(self._file.read_bytes())]
        except (OSError, ValueError, TypeError):
            return None
        return places or None

    def _keep(self, places: list[Place]) -> None:
        if self._file is None:
            return
        beside = self._file.with_suffix(f".{os.getpid()}")
        try:
            beside.write_text(json.dumps(places))
            beside.replace(self._file)
        except OSError:
            beside.unlink(missing_ok=True)
