"""Two people side by side, in tables and in the words that tell them apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from discord import ui

from bot.conversation.timecode import format_timecode
from bot.desk.markdown import cut, plain
from bot.desk.quotation import speaker_name
from bot.desk.reply import Picture, Reply, layout_of
from bot.features.stats.person_words import Person
from bot.features.stats.show_words import hours
from bot.statistics.telling import TellingWord
from bot.views.layout import picture_item
from bot.views.tables import short_names, table

MOST_YEARS = 12
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Two:
    """Two people, the words that each says more than the other, and in how many conversations both speak."""

    people: tuple[Person, Person]
    words: tuple[tuple[TellingWord, ...], tuple[TellingWord, ...]]
    together: int


def two_reply(two: Two, picture: Picture | None = None) -> Reply:
    """Return how two people talk, beside each other, with their picture."""
    first, second = two.people
    names = short_names([first.speaker, second.speaker])
    texts = [
        f"### {_name(first)} and {_name(second)}",
        table([("", *names), *_amounts(two)]),
        _years(names, two.people),
        "\n".join(_own_words(person, words) for person, words in zip(two.people, two.words, strict=True) if words),
    ]
    container: ui.Container[ui.LayoutView] = ui.Container(*(ui.TextDisplay(text) for text in texts if text))
    if picture is not None:
        container.add_item(picture_item(picture))
    container.add_item(ui.Separator())
    both = {0: "never in one conversation", 1: "together in 1 conversation"}
    told = both.get(two.together, f"together in {two.together:,} conversations")
    container.add_item(ui.TextDisplay(f"-# {told}; pace in words a minute"))
    return Reply(layout=layout_of(container), pictures=(picture,) if picture else ())


def same_person_reply(name: str) -> Reply:
    """Return what is said where both names are one person's."""
    shown = cut(plain(name), _LONGEST_NAME) or "?"
    return Reply(text=f"Both names are {shown}'s. /stats speaker tells of one person.", private=True)


def _name(person: Person) -> str:
    return cut(speaker_name(person.speaker), _LONGEST_NAME) or "?"


def _amounts(two: Two) -> list[tuple[str, ...]]:
    amounts = [person.amount for person in two.people]
    paces = [f"{amount.words_per_minute:.0f}" if amount.words_per_minute else "–" for amount in amounts]
    each = [f"{amount.words / max(1, amount.conversations):,.0f}" for amount in amounts]
    return [
        ("Episodes", *(f"{amount.conversations:,}" for amount in amounts)),
        ("Time", *(format_timecode(amount.seconds) for amount in amounts)),
        ("Words", *(f"{amount.words:,}" for amount in amounts)),
        ("each ep.", *each),
        ("Pace", *paces),
    ]


def _years(names: Sequence[str], people: Sequence[Person]) -> str:
    spoken = [{year: amount.seconds for year, amount in person.years} for person in people]
    years = sorted({year for own in spoken for year in own}, key=lambda year: year or 9999)[-MOST_YEARS:]
    rows = [(str(year or "no date"), *(hours(own[year]) if year in own else "–" for own in spoken)) for year in years]
    return table([("", *names), *rows]) if rows[1:] else ""


def _own_words(person: Person, words: Sequence[TellingWord]) -> str:
    said = ", ".join(
        f"{cut(plain(word.text), 30)} {word.per_thousand_words:.1f} ({word.per_thousand_words_elsewhere:.1f})"
        for word in words
    )
    return f"**{_name(person)} says more**, in 1,000 words: {said}"
