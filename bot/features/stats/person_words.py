"""One person in all their conversations, in a text and a table."""

from dataclasses import dataclass

from discord import ui

from bot.conversation.model import Conversation
from bot.conversation.timecode import format_timecode
from bot.desk.markdown import cut, plain
from bot.desk.quotation import speaker_name
from bot.desk.reply import Picture, Reply, layout_of
from bot.features.stats.show_words import hours
from bot.statistics.shows import Amount
from bot.statistics.telling import TellingWord
from bot.views.episodes import episode_name
from bot.views.layout import picture_item
from bot.views.tables import table

MOST_EPISODES = 8
MOST_YEARS = 12


@dataclass(frozen=True, slots=True)
class Person:
    """How much one person says: in all, in each conversation, in each year; and what they say more than others."""

    speaker: str
    amount: Amount
    conversations: tuple[tuple[Conversation, Amount], ...]
    years: tuple[tuple[int | None, Amount], ...]
    words: tuple[TellingWord, ...]


def person_reply(person: Person, picture: Picture | None = None) -> Reply:
    """Return how ``person`` talks over all of their conversations, with its picture."""
    amount = person.amount
    pace = f" · **{amount.words_per_minute:.0f} words a minute**" if amount.words_per_minute else ""
    years = [
        (str(year or "no date"), f"{one.conversations:,}", hours(one.seconds), _pace(one))
        for year, one in person.years[-MOST_YEARS:]
    ]
    said = ", ".join(f"{cut(plain(word.text), 30)} {word.per_thousand_words:.1f}" for word in person.words)
    texts = [
        f"### How {speaker_name(person.speaker) or '?'} talks\n"
        f"**{amount.conversations:,} episodes** · **{hours(amount.seconds)}** · **{amount.words:,} words**{pace}",
        table([("", "Ep.", "Time", "Pace"), *years]) if years[1:] else "",
        "\n".join(["**Speaks longest in**", *map(_episode, person.conversations[:MOST_EPISODES])]),
        f"**Says more than the others do**, times in 1,000 words: {said}" if said else "",
    ]
    container: ui.Container[ui.LayoutView] = ui.Container(*(ui.TextDisplay(text) for text in texts if text))
    if picture is not None:
        container.add_item(picture_item(picture))
    container.add_item(ui.Separator())
    note = "-# in all conversations; the option conversation chooses one; pace in words a minute"
    container.add_item(ui.TextDisplay(note))
    return Reply(layout=layout_of(container), pictures=(picture,) if picture else ())


def _pace(amount: Amount) -> str:
    return f"{amount.words_per_minute:.0f}" if amount.words_per_minute else "–"


def _episode(pair: tuple[Conversation, Amount]) -> str:
    conversation, amount = pair
    return f"- {episode_name(conversation)}: {format_timecode(amount.seconds)}, {amount.words:,} words"
