"""A server's own conversations: what was read of a file, and what is said as it is added, renamed and removed."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import discord
from discord import ui
from discord.utils import format_dt

from bot.conversation.model import Conversation, Quote
from bot.conversation.quotable import quotable
from bot.conversation.timecode import format_timecode
from bot.desk.buttons import Button, rows_of
from bot.desk.click_ids import click_id
from bot.desk.markdown import cut, plain, visible
from bot.desk.problem_words import handed_back
from bot.desk.quotation import heard_note, moment_link, speaker_name
from bot.desk.reply import Reply, layout_of
from bot.features.conversations.adding.accounting import TOLD, told_text
from bot.features.conversations.adding.makers import maker_select
from bot.features.conversations.adding.mending_words import mending_buttons
from bot.library.added import DRAFT_TIME, AddedConversation, Most
from bot.statistics.speakers import TalkFigures
from bot.transcripts.report import ParseReport

TAKEN = "taken"
"""What stands behind a line that tells where a title, a date and the like were taken from."""
SAMPLES = 3
"""Quotes shown of a draft, from all over it."""
_MOST_SPEAKERS = 12
_MOST_ODD = 6
_LONGEST_SAMPLE = 220
_LONGEST_FORM = 4000
"""Characters that Discord lets a form's field hold."""
_IS = " = "


class Drafted(NamedTuple):
    """A draft as its moderators see it: who speaks how much in it, and some quotes of it.

    ``odd_lines`` are lines and what is odd there. ``held`` are the conversations the server has beside it, of at most
    ``most``; ``known`` are names in the library that names in it may be meant for; ``maker`` is who wrote it down, as a
    conversation.toml has it, None where nobody has told; ``by_hand`` says that its reading was changed.
    """

    draft: AddedConversation
    conversation: Conversation
    figures: Sequence[TalkFigures]
    samples: Sequence[Quote]
    odd_lines: Sequence[Sequence[str]]
    held: int
    most: Most
    known: Mapping[str, str]
    maker: str | None = None
    by_hand: bool = False


def draft_reply(drafted: Drafted) -> Reply:
    """Return what was read of a file: who speaks how much, what was odd, some quotes; to be confirmed or not."""
    conversation, known = drafted.conversation, drafted.known
    ends = format_dt(drafted.draft.added_at + DRAFT_TIME, "R")
    texts = [
        f"### {cut(plain(conversation.title), 120)}\n{_size(conversation)}\n{_speakers(drafted.figures)}",
        _samples(drafted.samples),
        _heard(conversation),
        _odd([odd for odd in drafted.odd_lines if not {TAKEN, TOLD} & {*odd[2:]}]),
        "\n".join(f"-# {plain(problem)}" for _, problem, *more in drafted.odd_lines if TAKEN in more),
        _known(known),
        f"-# Nobody can search it yet. Add it, or this draft ends {ends}. "
        f"This server has added {drafted.held} of {drafted.most.conversations:,} conversations, "
        f"of {drafted.most.words:,} words in all.",
    ]
    told = [told for _, told, *more in drafted.odd_lines if TOLD in more]
    texts.insert(4, told_text(told, sum(map(len, texts))))
    number = str(drafted.draft.number)
    buttons: list[Button] = [
        ui.Button(label="Add it", custom_id=click_id("confirm", number), style=discord.ButtonStyle.primary),
        ui.Button(label="Rename speakers", custom_id=click_id("rename", number)),
        *([ui.Button(label="Use the known names", custom_id=click_id("known", number))] if known else []),
        ui.Button(label="Cancel", custom_id=click_id("discard", number)),
    ]
    container: ui.Container[ui.LayoutView] = ui.Container(*(ui.TextDisplay(text) for text in texts if text))
    maker = ui.ActionRow(maker_select(drafted.draft.number, drafted.maker))
    mending = rows_of(mending_buttons(drafted.draft.number, by_hand=drafted.by_hand))
    return Reply(layout=layout_of(container, maker, *rows_of(buttons), *mending), private=True)


def sample_quotes(conversation: Conversation) -> tuple[Quote, ...]:
    """Return a few quotes from all over ``conversation``; of a long one it takes a second, so ask in a thread."""
    quotes = quotable(conversation) or _beginnings(conversation)
    return quotes[:: max(1, -(-len(quotes) // SAMPLES))][:SAMPLES]


def unread_reply(report: ParseReport) -> Reply:
    """Return why a file was not read."""
    wrong = [odd for odd in report.odd_lines if odd.severity.value == "error"]
    lines = [f"- {_line(str(odd.line), f'{odd.problem}; {odd.mend}')}" for odd in wrong[:_MOST_ODD]]
    more = f"\n- and {len(wrong) - _MOST_ODD:,} more" if wrong[_MOST_ODD:] else ""
    return Reply(text="**I can't read that file:**\n" + "\n".join(lines) + more, private=True)


def names_form(number: int, speakers: Sequence[str]) -> ui.Modal:
    """Return the form that asks for other names: a line for each of ``speakers``, as they are called now."""
    form = ui.Modal(title="Rename speakers", custom_id=click_id("renamed", str(number)), timeout=None)
    field: ui.TextInput[ui.LayoutView] = ui.TextInput(
        custom_id="names",
        style=discord.TextStyle.paragraph,
        default="\n".join(name_lines(speakers)),
        max_length=_LONGEST_FORM,
    )
    told = "As it is = as it should be, such as: Speaker 1 = Ada Lovelace"
    return form.add_item(ui.Label(text="Names, a line for each person", description=told, component=field))


def name_lines(speakers: Sequence[str]) -> list[str]:
    """Return the line of each of ``speakers`` in that form, as far as there is room."""
    lines: list[str] = []
    for speaker in map(visible, speakers):
        if sum(map(len, lines)) + len(lines) + 2 * len(speaker) + len(_IS) < _LONGEST_FORM:
            lines.append(f"{speaker}{_IS}{speaker}")
    return lines


def read_names(typed: str) -> dict[str, str]:
    """Return the names that differ in what was ``typed`` into the form: new ones by those they have."""
    names: dict[str, str] = {}
    for line in visible(typed).splitlines():
        between = _IS if _IS in line else _IS.strip()  # a name may hold the bare sign itself
        old, said, new = line.partition(between)
        if said:
            names[old.strip()] = new.strip()
    return {old: new for old, new in names.items() if old != new}


def no_names_reply(typed: str) -> Reply:
    """Return what is said to a form that renames nobody; what was typed is handed back."""
    text = "No name was changed. Write one line for each person, such as: `Speaker 1 = Ada Lovelace`"
    return Reply(text=text + handed_back(typed), private=True)


def added_reply(added: AddedConversation, held: int, most: Most, *, ideas: bool | None) -> Reply:
    """Return what is said when a conversation was added; ``ideas`` says whether they are ready, None without any."""
    told = {None: "", False: " Passages on a similar idea follow in a moment.", True: ""}[ideas]
    ready = "\n-# Passages on a similar idea are found in it, too." if ideas else ""
    text = (
        f"**Added for this server:** {cut(plain(added.title), 120)}\n"
        f"Everyone here can search it now; try `/quote` and some of its words.{told}{ready}\n"
        f"-# This server has added {held} of {most.conversations:,} conversations."
    )
    return _about(text, ui.Button(label="Undo", custom_id=click_id("takeout", str(added.number))))


def discarded_reply() -> Reply:
    """Return what is said when a draft was cancelled."""
    text = "**Not added.** The file can be sent again with /library add."
    return Reply(layout=layout_of(ui.Container(ui.TextDisplay(text))), private=True)


def removed_conversation_reply(removed: AddedConversation) -> Reply:
    """Return what is said when a conversation was removed, with the way back."""
    text = (
        f"**Removed from this server:** {cut(plain(removed.title), 120)}\n"
        "-# Saved quotes of it stay. It can be brought back for 30 days."
    )
    return _about(text, ui.Button(label="Undo", custom_id=click_id("putback", str(removed.number))))


def brought_back_conversation_reply(back: AddedConversation) -> Reply:
    """Return what is said when a removed conversation is back."""
    text = f"**Back in this server:** {cut(plain(back.title), 120)}"
    return _about(text, ui.Button(label="Remove", custom_id=click_id("takeout", str(back.number))))


def _about(text: str, button: Button) -> Reply:
    return Reply(layout=layout_of(ui.Container(ui.TextDisplay(text)), *rows_of([button])), private=True)


def _size(conversation: Conversation) -> str:
    return f"{format_timecode(conversation.duration)} long · {conversation.word_count:,} words"


def _speakers(figures: Sequence[TalkFigures]) -> str:
    who = ", ".join(
        f"{speaker_name(one.speaker or '') or 'nameless'} {one.share:.0%}" for one in figures[:_MOST_SPEAKERS]
    )
    return who + (f" and {len(figures) - _MOST_SPEAKERS} more" if figures[_MOST_SPEAKERS:] else "")


def _samples(picked: Sequence[Quote]) -> str:
    lines = [
        f"> {cut(plain(quote.text), _LONGEST_SAMPLE)}\n"
        f"-# {speaker_name(quote.speaker)} · {moment_link(quote.conversation, quote.start)}"
        for quote in picked
    ]
    return "\n".join(["**As people will read it**", *lines])


def _heard(conversation: Conversation) -> str:
    if not conversation.made_by:
        return ""
    maker = cut(plain(conversation.made_by), 80)
    return f"A machine wrote this down: {maker}. Quotes of it say “{heard_note(conversation)}”, never “word for word”."


def _beginnings(conversation: Conversation) -> tuple[Quote, ...]:
    return tuple(conversation.quote_passages(number, number + 1) for number in range(len(conversation.passages)))


def _odd(odd_lines: Sequence[Sequence[str]]) -> str:
    if not odd_lines:
        return ""
    shown = [f"- {_line(line, problem)}" for line, problem, *_ in odd_lines[:_MOST_ODD]]
    more = [f"- and {len(odd_lines) - _MOST_ODD:,} more"] if odd_lines[_MOST_ODD:] else []
    return "\n".join(["**Odd in it**", *shown, *more])


def _line(line: str, problem: str) -> str:
    return cut(plain(f"line {line}: {problem}" if line != "0" else problem), 200)


def _known(known: Mapping[str, str]) -> str:
    asked = [f"- Is “{speaker_name(name)}” the same as “{speaker_name(meant)}”?" for name, meant in known.items()]
    return "\n".join(["**Known names**", *asked[:_MOST_ODD]]) if asked else ""
