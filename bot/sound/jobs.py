"""What is to be cut, and how it is told to the process that cuts it: JSON, whose answer runs nothing here."""

import json
from dataclasses import asdict, dataclass, field

from bot.sound.errors import SoundFailed, SoundProblem
from bot.sound.film_plan import FilmPlan
from bot.sound.sound_formats import SoundFormat


@dataclass(frozen=True, slots=True)
class Job:
    """Cut seconds ``start`` up to ``stop`` of the recording at ``path`` into the file ``out``.

    Without a ``path`` its ``size`` bytes are asked for piece by piece. ``sound`` is what to make, or ``film`` how to
    show it; ``index`` a file that keeps where the frames of an MP3 are; ``tags`` go into what is made.
    """

    path: str
    size: int
    start: float
    stop: float
    out: str
    sound: SoundFormat | None = None
    film: FilmPlan | None = None
    index: str = ""
    tags: dict[str, str] = field(default_factory=dict)

    def written(self) -> bytes:
        """Return the job as a line."""
        return json.dumps(asdict(self)).encode() + b"\n"


def read_job(line: bytes) -> Job:
    """Return the job that ``line`` holds."""
    told = json.loads(line)
    sound, film = told.pop("sound"), told.pop("film")
    return Job(**told, sound=SoundFormat(sound) if sound else None, film=FilmPlan.of(film) if film else None)


def failure(name: object) -> SoundFailed:
    """Return what the process that cuts calls ``name``."""
    known = SoundProblem.__members__
    return SoundFailed(known[name] if isinstance(name, str) and name in known else SoundProblem.BROKEN)
