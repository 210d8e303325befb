from datetime import date

from bot.conversation.correction import Correction
from bot.conversation.corrections import correct
from bot.conversation.library import Library
from bot.conversation.model import Chapter, Conversation, Passage, Player
from bot.conversation.timing import Stamp, Stamps

STAMPS = Stamps.of([Stamp(11, 1.25)])
YOUTUBE = Player("YouTube", "https://www.youtube.com/watch?v=abcdefghijk&t={seconds}s")


def talk(*players: Player, made_by: str | None = None, text: str = "And <b>who</b> built it?") -> Conversation:
    passages = (
        Passage("Ada", 0.0, "The engine weaves patterns, and it is slow. We wound it up.", STAMPS),
        Passage("Ada", 8.0, "Nobody saw it."),
        Passage("Bo & Co", 12.0, text),
    )
    chapters = (Chapter(1.0, "Weaving"), Chapter(11.0, "Building"))
    return Conversation(
        key="engine",
        title="Patterns <and> looms",
        published=date(2024, 5, 1),
        passages=passages,
        players=players,
        chapters=chapters,
        series="The Workshop",
        number=3,
        made_by=made_by,
    )


def corrected() -> Conversation:
    """Return a talk in which two words became three."""
    made = Correction(2, "weaves patterns,", "weaves algebraic patterns,", "Mira", date(2024, 6, 1))
    return correct(talk(), [made]).conversation


def library(*conversations: Conversation) -> Library:
    return Library.of(conversations)
