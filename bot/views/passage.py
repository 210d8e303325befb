"""What was being said at a moment: one passage, with steps to its neighbours and jumps to chapters."""

from bisect import bisect_right

from discord import ui

from bot.conversation.colours import speaker_colour
from bot.conversation.model import Conversation, Quote
from bot.conversation.short_form import shorten
from bot.conversation.timecode import format_timecode
from bot.desk.buttons import Row, Select, hear_buttons, rows_of, save_button, share_button, watch_buttons
from bot.desk.click_ids import click_id
from bot.desk.markdown import cut, plain, visible
from bot.desk.quotation import LONGEST_TITLE, moment_link, source, spoken
from bot.desk.reply import Reply, layout_of
from bot.search.answer.completion import widen

LONGEST_PASSAGE = 3000
"""Characters of Markdown a passage may take of the 4,000 a layout holds."""
MOST_CHAPTERS = 25
LONGEST_OPTION = 100
"""Discord's limits for the options of a select: how many, and the characters of one's label."""


def moment_at_reply(conversation: Conversation, seconds: float) -> Reply:
    """Return the passage spoken at ``seconds``, what was being said just then in bold.

    If the conversation ends before that it is the last passage, saying so.
    """
    if seconds > conversation.duration:
        note = f"That is past the end: this conversation ends at {format_timecode(conversation.duration)}."
        return moment_reply(conversation, conversation.passage_at(seconds), note=note)
    return moment_reply(conversation, conversation.passage_at(seconds), asked=seconds)


def moment_reply(conversation: Conversation, passage: int, *, note: str = "", asked: float | None = None) -> Reply:
    """Return passage number ``passage`` of ``conversation``, under an optional ``note``.

    Where it is the one spoken at the second that was ``asked`` for, what was being said just then is marked, and
    played from there; its steps lead back to that.
    """
    said = conversation.quote_passages(passage, passage + 1)
    if asked is None or conversation.passage_at(asked) != passage or asked <= said.start:
        return Reply(layout=_layout(said, note, asked))
    begun = _begun_by(said, asked)
    note = f"▶ {moment_link(conversation, asked)} is in the sentence in bold."
    return Reply(layout=_layout(said, note, asked, _sentence(said, begun)))


def _begun_by(said: Quote, seconds: float) -> int:
    """Return the last word of ``said`` that begins by ``seconds``, the first if none does."""
    conversation = said.conversation
    words = range(said.first_word, said.stop_word)
    begun = bisect_right(words, seconds, key=lambda word: conversation.seconds(conversation.place(word))[0])
    return words[max(0, begun - 1)]


def _sentence(said: Quote, word: int) -> Quote:
    """Return the sentence of ``said`` that ``word`` is in."""
    whole = widen(Quote(said.conversation, word, word + 1))
    return Quote(said.conversation, max(said.first_word, whole.first_word), min(said.stop_word, whole.stop_word))


def _layout(said: Quote, note: str, asked: float | None, marked: Quote | None = None) -> ui.LayoutView:
    """Return the passage ``said``, which the buttons hold as a quote; with something ``marked`` it plays from there."""
    conversation = said.conversation
    chapter = _chapter_at(conversation, said.start)
    footer = source(conversation)
    if chapter is not None:
        footer += f" · chapter “{cut(plain(conversation.chapters[chapter].title), LONGEST_TITLE)}”"
    container: ui.Container[ui.LayoutView] = ui.Container(
        ui.TextDisplay(
            "\n".join(filter(None, [f"-# {note}" if note else "", spoken(said, marked, rest="", room=LONGEST_PASSAGE)]))
        ),
        ui.Separator(),
        ui.TextDisplay(f"-# {footer}"),
        accent_colour=speaker_colour(conversation, said.speaker),
    )
    rows = _steps(said, asked, played=asked if marked else None)
    if conversation.chapters:
        rows.append(chapters_row(said, chapter))
    return layout_of(container, *rows)


def _steps(said: Quote, asked: float | None, *, played: float | None) -> list[Row]:
    form, last = shorten(said), len(said.conversation.passages) - 1
    passage, state = said.conversation.passage_of(said.first_word), "" if asked is None else f"{int(asked)}"
    return rows_of(
        [
            ui.Button(label="← Earlier", custom_id=click_id("earlier", form, state), disabled=passage == 0),
            ui.Button(label="Later →", custom_id=click_id("later", form, state), disabled=passage == last),
            *watch_buttons(said, played),
            *hear_buttons(said),
            share_button(said),
            save_button(said),
        ]
    )


def chapters_row(said: Quote, current: int | None) -> Row:
    """Return a menu of the chapters around ``said``; of very many, those around the ``current`` one."""
    select: Select = ui.Select(placeholder="Jump to a chapter", custom_id=click_id("chapter", shorten(said)))
    chapters = said.conversation.chapters
    first = max(0, min((current or 0) - MOST_CHAPTERS // 2, len(chapters) - MOST_CHAPTERS))
    for number, chapter in list(enumerate(chapters))[first : first + MOST_CHAPTERS]:
        title = cut(visible(f"{format_timecode(chapter.start)} {chapter.title}"), LONGEST_OPTION)
        select.add_option(label=title, value=str(number), default=number == current)
    return ui.ActionRow(select)


def _chapter_at(conversation: Conversation, seconds: float) -> int | None:
    """Return the number of the last chapter to begin by ``seconds``; None before the first."""
    begun = [number for number, chapter in enumerate(conversation.chapters) if chapter.start <= seconds]
    return max(begun, key=lambda number: conversation.chapters[number].start, default=None)
