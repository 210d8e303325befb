"""What can be wrong with what people ask of a community's features, as data.

VerbatimError
├── BadTimeOfDay        a text that is no time of day
├── UnknownTimeZone     no zone has that name
├── BadTag              a tag without a letter or digit
├── TooManyTags         more tags than a quote can have
└── TooFewQuestions     too little was said for a quiz of that kind
"""

from collections.abc import Sequence

from bot.conversation.errors import VerbatimError


class BadTimeOfDay(VerbatimError):
    """``text`` is not a time of day such as 8:30, 20:15, 8 am or 8:30 pm."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class UnknownTimeZone(VerbatimError):
    """No time zone is called ``name``; ``nearest`` holds similar names, best first."""

    def __init__(self, name: str, nearest: Sequence[str] = ()) -> None:
        super().__init__(name)
        self.name = name
        self.nearest = tuple(nearest)


class BadTag(VerbatimError):
    """``text`` holds no letter or digit, so it makes no tag."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class TooManyTags(VerbatimError):
    """A quote can have at most ``most`` tags."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


class TooFewQuestions(VerbatimError):
    """What was said makes only ``found`` questions of that ``kind``, or only one speaker's."""

    def __init__(self, kind: str, found: int) -> None:
        super().__init__(kind, found)
        self.kind = kind
        self.found = found
