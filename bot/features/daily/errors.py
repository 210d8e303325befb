"""What can be wrong with daily posts, and what is said of it."""

from enum import StrEnum

from bot.conversation.errors import VerbatimError
from bot.desk.error_words import ErrorWords, shown_name
from bot.storage.errors import NumberGone


class BadTimeOfDay(VerbatimError):
    """``text`` is not a time of day such as 8:30, 20:15, 8 am or 8:30 pm."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class PlanProblem(StrEnum):
    """Why a daily post could not be made."""

    TWO_SOURCES = "two sources"
    """It is to be drawn from more than one of speaker, topic, hall of fame and this day."""
    EVERYONE = "everyone"
    """The role to ping is everyone."""
    NOTHING = "nothing"
    """There is nothing it could be drawn from."""


class BadPlan(VerbatimError):
    """A daily post could not be made as asked, for ``problem``."""

    def __init__(self, problem: PlanProblem) -> None:
        super().__init__(problem)
        self.problem = problem


class ScheduleGone(NumberGone):
    """No daily post of this server has ``number``, or not any more."""


class TooManySchedules(VerbatimError):
    """A server can have ``most`` daily posts, and has them."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


_PLAN_PROBLEMS = {
    PlanProblem.TWO_SOURCES: (
        "Choose one of `speaker`, `topic`, `hall_of_fame` and `on_this_day`, or none for any quote."
    ),
    PlanProblem.EVERYONE: "I never ping everyone. Choose a role that people can take or leave.",
    PlanProblem.NOTHING: "There is nothing I could post: no quote fits. Try another speaker or topic; "
    "the hall of fame begins with the first vote for a saved quote, and *on this day* with what is a year old.",
}
WORDS: ErrorWords = {
    BadTimeOfDay: lambda error: f"“{shown_name(error.text)}” is not a time of day I can read. Try 8:30, 20:15 or 8 pm.",
    BadPlan: lambda error: _PLAN_PROBLEMS[error.problem],
    ScheduleGone: "There is no such daily post any more. /daily list shows what there is.",
    TooManySchedules: lambda error: (
        f"A server can have {error.most} daily posts, and this one has them. Remove one first."
    ),
}
