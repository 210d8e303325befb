"""What was asked of a topic, as its buttons keep it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.conversation.model import Conversation
from bot.desk.click_ids import Click, click_id, mark, number_in
from bot.desk.markdown import visible
from bot.statistics.chosen import Among
from bot.statistics.topic import By, Order

LONGEST_TOPIC = 58
"""Characters of a topic: beside all that it may be narrowed to, the buttons' ids hold it."""
LONGEST_KEPT = 80
"""Characters of a topic that was asked when more was allowed, and of one behind another answer's button."""

_BY = {"e": By.EPISODE, "s": By.SPEAKER}
_ORDER = {"q": Order.BEST, "n": Order.NEWEST, "u": Order.MOST}
_MARK = "[0-9a-f]{6}"
_STATE = re.compile(
    r"(?P<page>\d{0,5})[bm]?(?P<by>[es]?)(?P<order>[qnu]?)(?:y(?P<year>\d{4}))?"
    rf"(?:r(?P<series>{_MARK}))?(?:w(?P<speaker>{_MARK}))?(?:k(?P<conversation>{_MARK}))?"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A topic's ``words``, how its places are grouped (None: as suits them) and ordered, and the page, from 0.

    ``series``, ``speaker`` and ``conversation`` are marks of those it is narrowed to, '' for none.
    """

    words: str
    by: By | None = None
    order: Order = Order.BEST
    page: int = 0
    year: int | None = None
    series: str = ""
    speaker: str = ""
    conversation: str = ""

    @property
    def fits(self) -> bool:
        """Whether an id can hold the words beside all that they may be narrowed to."""
        return len(visible(self.words)) <= LONGEST_TOPIC

    def at(self, page: int) -> "Asked":
        """Return the same at another page."""
        return replace(self, page=page)

    @property
    def state(self) -> str:
        """All of it but the words and the page, as an id holds it."""
        by = next((letter for letter, by in _BY.items() if by is self.by), "")
        order = next(letter for letter, order in _ORDER.items() if order is self.order)
        year = f"y{self.year:04}" if self.year is not None else ""
        marks = (("r", self.series), ("w", self.speaker), ("k", self.conversation))
        return f"{by}{order}{year}" + "".join(f"{letter}{name}" for letter, name in marks if name)

    def id(self, action: str, way: str = "") -> str:
        """Return the id of a button that shows this, or of a select that changes it; ``way``, b or m, is its own."""
        return click_id(action, visible(self.words)[:LONGEST_KEPT], f"{self.page}{way}{self.state}")

    def among(self, names: Sequence[str], speakers: Iterable[str], conversations: Iterable[Conversation]) -> Among:
        """Return what it is narrowed to; what is no longer there no longer narrows it."""
        return Among(
            series=_marked(self.series, names),
            year=self.year,
            conversation=_marked(self.conversation, (one.key for one in conversations)),
            speaker=_marked(self.speaker, speakers),
        )


def read_asked(click: Click) -> Asked:
    """Return what a button keeps; whatever it is, it is something sensible."""
    held = _STATE.fullmatch(click.state)
    if held is None:
        return Asked(click.form)
    return Asked(
        click.form,
        by=_BY.get(held["by"]),
        order=_ORDER.get(held["order"], Order.BEST),
        page=number_in(held["page"]),
        year=int(held["year"]) if held["year"] else None,
        series=held["series"] or "",
        speaker=held["speaker"] or "",
        conversation=held["conversation"] or "",
    )


def _marked(wanted: str, names: Iterable[str]) -> str | None:
    return next((name for name in names if mark(name) == wanted), None) if wanted else None
