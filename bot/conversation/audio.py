"""Where the sound of a conversation is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Audio:
    """The recording at ``place``: an address on the web, else the path of a file of this machine.

    ``offset`` is how much later (in seconds) the talk is in it than in the recording that the transcript's times
    were taken from.
    """

    place: str
    offset: float = 0.0

    @property
    def is_address(self) -> bool:
        """Whether it has to be fetched from the web."""
        return self.place.startswith(("https://", "http://"))
