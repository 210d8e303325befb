"""What can be wrong with a feed, as data."""

from bot.conversation.errors import VerbatimError


class NotAFeed(VerbatimError):
    """What is at an address is no feed of a podcast, for ``problem``; ``nearest`` is where one may be, if it tells."""

    def __init__(self, problem: str, nearest: str | None = None) -> None:
        super().__init__(f"{problem}; its feed may be {nearest}" if nearest else problem)
        self.problem = problem
        self.nearest = nearest
