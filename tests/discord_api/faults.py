"""A fault in a request's body: where it is and what is wrong."""

from typing import NamedTuple


class Fault(NamedTuple):
    """One thing Discord would refuse. ``pointer`` is a JSON pointer into the body, empty for the whole."""

    pointer: str
    message: str
