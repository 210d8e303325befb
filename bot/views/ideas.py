"""Passages on a similar idea, where nobody said it in those words: never called a match, for the asker alone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from discord import ui

from bot.conversation.model import Line, Quote
from bot.conversation.short_form import shorten
from bot.desk.buttons import Row, Select
from bot.desk.click_ids import click_id, mark, number_in
from bot.desk.markdown import cut, cut_start, plain, visible
from bot.desk.quotation import heard_note, moment_link, shown_time, source, speaker_name
from bot.desk.reply import Reply, layout_of
from bot.ideas.passages import IdeaPassage
from bot.search.answer.match import Label
from bot.views.still_reading import still_reading

PAGE = 5
"""Passages on a page."""
PAGES = 10
LONGEST_WORDS = 60
"""Characters of what was asked that the buttons' ids hold."""
LONGEST_NAME = 40
LONGEST_TITLE = 40
LONGEST_BEST = 320
LONGEST_PASSAGE = 500
"""Characters of Markdown of a passage, and of the best sentence in it; five passages fit the 4,000 of a layout."""
SHORTEST_PART = 30
"""Characters below which a line around the best sentence is not worth beginning."""

HEADINGS = {
    "q": "**No matching wording.** Passages on a similar idea:",
    "n": "**Not said**, as far as I can find. The nearest passages:",
}
"""What is said above them, by the letter that a button's id keeps for it."""
NEAR, IN_OTHER_WORDS = "i", "m"
"""The letters of a passage that was opened; ``bot.views.quote.LETTERS`` has what is said of it."""

_STATE = re.compile(r"(?P<heading>[a-z])(?P<page>\d)(?:s(?P<speaker>[0-9a-f]{6}))?(?:c(?P<conversation>[0-9a-f]{6}))?")


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked, as the buttons keep it: ``heading`` is a key of ``HEADINGS``, ``page`` counts from 0.

    ``speaker`` and ``conversation`` are marks of those it was narrowed to, '' for none.
    """

    words: str
    heading: str = "q"
    page: int = 0
    speaker: str = ""
    conversation: str = ""

    @property
    def first(self) -> int:
        """The number of the first passage on the page."""
        return self.page * PAGE

    def button(self, label: str, page: int) -> ui.Button[ui.LayoutView]:
        """Return a button that shows ``page``; disabled where there is none."""
        there = 0 <= page < PAGES
        state = f"{self.heading}{page if there else self.page}"
        state += f"s{self.speaker}" * bool(self.speaker) + f"c{self.conversation}" * bool(self.conversation)
        words = cut(visible(self.words), LONGEST_WORDS)
        return ui.Button(label=label, custom_id=click_id("ideas", words, state), disabled=not there)


class _Part(NamedTuple):
    speaker: str
    text: str
    bold: bool = False


def read_asked(words: str, state: str) -> Asked:
    """Return what a button's ``words`` and ``state`` keep; whatever they are, it is something sensible."""
    held = _STATE.fullmatch(state)
    if held is None or held["heading"] not in HEADINGS:
        return Asked(words)
    return Asked(words, held["heading"], number_in(held["page"]), held["speaker"] or "", held["conversation"] or "")


def ideas_reply(asked: Asked, passages: Sequence[IdeaPassage], percent_read: int | None = None) -> Reply:
    """Return a page of ``passages``, of which there may be one more than fits, with a button for the next page.

    ``percent_read`` tells how much is looked through as yet, None when all is.
    """
    shown = passages[:PAGE]
    titles = {source(passage.best.conversation) for passage in shown}
    container: ui.Container[ui.LayoutView] = ui.Container(ui.TextDisplay(HEADINGS[asked.heading]))
    for passage in shown:
        container.add_item(ui.TextDisplay(_passage(passage, titled=len(titles) > 1)))
    if not shown:
        container.add_item(ui.TextDisplay("-# Nothing is near any more. Other words may help: /quote"))
    if len(titles) == 1:
        container.add_item(ui.Separator())
        container.add_item(ui.TextDisplay(f"-# {titles.pop()}"))
    if percent_read is not None:
        container.add_item(ui.TextDisplay(still_reading(percent_read)))
    more = len(passages) > PAGE and asked.page + 1 < PAGES
    rows: list[Row] = [ui.ActionRow(_openings(shown))] if shown else []
    if len(titles) > 1:
        rows.append(ui.ActionRow(*_doors(asked, shown)))
    if more or asked.page:
        rows.append(
            ui.ActionRow(
                asked.button("← Nearer", asked.page - 1), asked.button("More →", asked.page + 1 if more else PAGES)
            )
        )
    return Reply(layout=layout_of(container, *rows), private=True)


def _doors(asked: Asked, passages: Sequence[IdeaPassage]) -> Iterator[ui.Button[ui.LayoutView]]:
    """Yield a button for each conversation of ``passages``, to what is near in it alone."""
    conversations = {passage.best.conversation.key: passage.best.conversation for passage in passages}
    for key, conversation in conversations.items():
        within = replace(asked, page=0, conversation=mark(key))
        yield within.button(f"More from {cut(visible(conversation.title), LONGEST_TITLE) or key}", 0)


def _openings(passages: Sequence[IdeaPassage]) -> Select:
    """Return the select that opens one of ``passages`` with its context and its buttons."""
    first = shorten(passages[0].best)
    select: Select = ui.Select(placeholder="Open one", custom_id=click_id("match", first, f"0{NEAR}"))
    for passage in passages:
        best, letter = passage.best, IN_OTHER_WORDS if passage.in_other_words else NEAR
        note = f", {heard}" if (heard := heard_note(best.conversation)) else ""
        label = cut(f"{shown_time(best.conversation, best.start)} {visible(best.speaker)}", 90 - len(note)) + note
        select.add_option(
            value=f"{letter}:{shorten(best)}", label=label, description=cut(visible(best.text), 100) or None
        )
    return select


def _passage(passage: IdeaPassage, *, titled: bool) -> str:
    """Return who says the best sentence, when, and the sentence in bold among what is said around it."""
    best = passage.best
    heading = [f"**{_name(best.speaker)}**" if _name(best.speaker) else "", moment_link(best.conversation, best.start)]
    if passage.in_other_words:
        heading.append(Label.IN_OTHER_WORDS)
    if titled:
        heading += [cut(plain(best.conversation.title), LONGEST_TITLE), heard_note(best.conversation)]
    return f"{' · '.join(filter(None, heading))}\n> {_labelled(_parts(passage), best.speaker)}"


def _parts(passage: IdeaPassage) -> list[_Part]:
    whole, best = passage.whole, passage.best
    said = [_Part(line.speaker, _line(line), bold=True) for line in best.lines]
    said = list(_fitting(said, LONGEST_BEST))
    room = LONGEST_PASSAGE - _length(said)
    lead = list(_fitting_end(_lines(whole, whole.first_word, best.first_word), room // 2))
    tail = list(_fitting(_lines(whole, best.stop_word, whole.stop_word), room - _length(lead)))
    return [*lead, *said, *tail]


def _lines(whole: Quote, first: int, stop: int) -> list[_Part]:
    if first >= stop:
        return []
    return [_Part(line.speaker, _line(line)) for line in Quote(whole.conversation, first, stop).lines]


def _fitting(parts: Sequence[_Part], room: int) -> Iterator[_Part]:
    """Yield what fits from the beginning of ``parts``."""
    for part in parts:
        if room < SHORTEST_PART:
            return
        fitted = part._replace(text=cut(part.text, room))
        room -= _length([fitted])
        yield fitted


def _fitting_end(parts: Sequence[_Part], room: int) -> Iterator[_Part]:
    """Yield what fits from the end of ``parts``, in order."""
    fitted: list[_Part] = []
    for part in reversed(parts):
        if room < SHORTEST_PART:
            break
        fitted.append(part._replace(text=cut_start(part.text, room)))
        room -= _length(fitted[-1:])
    yield from reversed(fitted)


def _labelled(parts: Sequence[_Part], speaker: str) -> str:
    """Return ``parts`` in one line, each change of speaker named; ``speaker`` is named above already."""
    shown = []
    for part in parts:
        text = f"**{part.text}**" if part.bold else part.text
        named = part.speaker != speaker and _name(part.speaker)
        shown.append(f"{_name(part.speaker)}: {text}" if named else text)
        speaker = part.speaker
    return " ".join(shown)


def _length(parts: Sequence[_Part]) -> int:
    return sum(len(part.text) + len(_name(part.speaker)) + len("**** : ") for part in parts)


def _name(speaker: str) -> str:
    return cut(speaker_name(speaker), LONGEST_NAME)


def _line(line: Line) -> str:
    return " ".join(plain(line.text).split())
