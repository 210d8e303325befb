"""Why words cannot be heard: each reason is the line that is said of it."""

from enum import StrEnum

from bot.conversation.errors import VerbatimError


class SoundProblem(StrEnum):
    """What is wrong, told to whoever asked; a line goes on in small letters after what it is about."""

    NOT_HERE = "the recording isn't where it is said to be"
    NO_SOUND = "that file holds no sound that I can read: MP3, M4A, MP4, Ogg, FLAC, WAV and WebM I can"
    ENCRYPTED = "that recording is encrypted, and nobody gave me its key"
    BROKEN = "the recording is damaged there"
    TOO_SHORT = "the recording ends before these words"
    SILENT = "the recording is silent there"
    TOO_MUCH = "cutting it took too long or too much memory"
    NO_PARTS = "the place that keeps the recording hands it out only as a whole"
    UNREACHABLE = "the place that keeps the recording doesn't answer as it should"
    UNPAINTABLE = "a film can't show these letters or so many words"
    NOT_INSTALLED = "sound needs its extra: pip install '.[sound]'"


class SoundFailed(VerbatimError):
    """Words could not be cut out of a recording, because of ``problem``."""

    def __init__(self, problem: SoundProblem) -> None:
        super().__init__(str(problem))
        self.problem = problem
