"""What can be wrong with quizzes, and what is said of it."""

from bot.conversation.errors import VerbatimError
from bot.desk.error_words import ErrorWords


class TooFewQuestions(VerbatimError):
    """What was said makes only ``found`` questions of that ``kind``, or only one speaker's."""

    def __init__(self, kind: str, found: int) -> None:
        super().__init__(kind, found)
        self.kind = kind
        self.found = found


class QuizRunning(VerbatimError):
    """The channel has a quiz already."""


def _too_few(error: TooFewQuestions) -> str:
    if error.found > 1:
        return (
            f"What was said here makes no more than {error.found} fair questions of *{error.kind}*. Try fewer rounds."
        )
    return f"What was said here makes no fair quiz of *{error.kind}*. Try another kind."


WORDS: ErrorWords = {
    TooFewQuestions: _too_few,
    QuizRunning: "This channel has a quiz already. /quiz stop ends it; or play in another channel.",
}
