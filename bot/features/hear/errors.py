"""What can be in the way of hearing a quote, and what is said of it."""

from bot.conversation.errors import VerbatimError
from bot.desk.error_words import ErrorWords
from bot.sound.errors import SoundFailed


class NothingToHear(VerbatimError):
    """The conversation has no sound that its words can be found in."""


class SoundIsOff(VerbatimError):
    """Whoever manages the server has switched sound off."""


class MayNotAttach(VerbatimError):
    """Files may not be attached where it was asked."""


class TooLarge(VerbatimError):
    """What was cut has more bytes than may be attached: ``most``."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


WORDS: ErrorWords = {
    NothingToHear: "Of that conversation I have no sound.",
    SoundIsOff: "Whoever manages this server has switched sound off; /settings with `sound` switches it on again.",
    MayNotAttach: "I may not attach files here: I need the permission Attach Files first.",
    TooLarge: lambda error: (
        f"That is larger than the {error.most / 1024**2:.0f} MiB that I may attach here: "
        "choose Download sound under More, or hear fewer sentences."
    ),
    SoundFailed: lambda error: f"I can't let you hear that: {error}.",
}
