"""Why something on the web could not be had, as data."""

from datetime import timedelta
from enum import StrEnum

from bot.conversation.errors import VerbatimError


class FetchProblem(StrEnum):
    """What went wrong, each with what to do about it."""

    NO_ADDRESS = "this is no address on the web: it begins with https:// or http://"
    NAMED_USER = "an address with a user's name or password in it is not fetched: leave them out"
    PORT = "only the ports 80 and 443 are fetched from: leave the port out"
    NOT_PUBLIC = "it is not on the public internet, and only what is there is fetched"
    UNREACHABLE = "nobody answers there: is it written right?"
    INSECURE = "its certificate is not valid"
    TOO_SLOW = "it answers too slowly"
    TOO_LARGE = "it is larger than what is read"
    TOO_MANY_REDIRECTS = "it leads on and on to other addresses"
    BROKEN = "its answer is broken"
    GONE = "there is nothing at that address any more"
    NOT_FOUND = "there is nothing at that address"
    REFUSED = "it can be read only by those it knows: an address for everyone is needed"
    BUSY = "it has too much to do just now"
    STATUS = "it answers with an error"
    NO_PARTS = "it hands out only whole files"


class FetchFailed(VerbatimError):
    """What is at ``address`` could not be had, for ``problem``.

    ``status`` is HTTP's, if there was one. ``wait`` is how long it asks to be left alone, if it does.
    """

    def __init__(
        self, address: str, problem: FetchProblem, *, status: int | None = None, wait: timedelta | None = None
    ) -> None:
        super().__init__(f"{address}: {problem.value}{f' ({status})' if status else ''}")
        self.address = address
        self.problem = problem
        self.status = status
        self.wait = wait


class BadHosts(ValueError):
    """A list of hosts that may be private names one that is none."""
