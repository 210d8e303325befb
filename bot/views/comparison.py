"""Whether a chat message was really said: the verdict, what differs, and where it is."""

from discord import ui

from bot.conversation.colours import speaker_colour
from bot.conversation.model import Quote
from bot.desk.buttons import Row, hear_buttons, more_select, rows_of, share_button, watch_buttons
from bot.desk.markdown import cut, plain
from bot.desk.quotation import heard_note, said_by, source, spoken
from bot.desk.reply import Reply, layout_of
from bot.search.answer.comparison import Comparison, Kind, Piece, Run, Verdict
from bot.search.answer.completion import shown_text, widen
from bot.search.answer.labels import CLOSEST

LONGEST_DIFFERENCE = 900
"""Characters that the word by word comparison may take."""
LONGEST_PIECE = 300
MOST_NEAREST = 3


def checked_reply(comparison: Comparison) -> Reply:
    """Return the verdict on a message, for the asker alone, with the quote to share."""
    if comparison.verdict is Verdict.NOT_SAID:
        return _not_said(comparison)
    if comparison.verdict is Verdict.IN_PIECES:
        return _in_pieces(comparison)
    piece = comparison.pieces[0]
    quote = piece.match.quote
    headings = {
        Verdict.WORD_FOR_WORD: "**Yes, word for word.**",
        Verdict.AS_HEARD: "**Yes, as a machine heard it.** No person has checked these words.",
        Verdict.NEARLY: f"**Nearly.** {_count(piece)} between what was written and what was said:",
    }
    texts = [headings[comparison.verdict]]
    if comparison.verdict is Verdict.NEARLY:
        texts.append(_difference(piece))
    texts += [spoken(widen(quote)), f"-# {source(quote.conversation)}"]
    container: ui.Container[ui.LayoutView] = ui.Container(
        *map(ui.TextDisplay, texts), accent_colour=speaker_colour(quote.conversation, quote.speaker)
    )
    return Reply(layout=layout_of(container, *_rows(quote), ui.ActionRow(more_select(quote))), private=True)


def nothing_to_check_reply() -> Reply:
    """Return what is said of a message without words."""
    return Reply(text="There are no words in that message to look for.", private=True)


def _in_pieces(comparison: Comparison) -> Reply:
    container: ui.Container[ui.LayoutView] = ui.Container(
        ui.TextDisplay(f"**Said, but in pieces.** I find {len(comparison.pieces)} of its parts:")
    )
    for piece in comparison.pieces:
        quote = piece.match.quote
        same = "every word" if heard_note(quote.conversation) else "word for word"
        found = f"nearly, {_count(piece).lower()}" if piece.differences else same
        said = cut(plain(shown_text(quote)), LONGEST_PIECE)
        container.add_item(ui.TextDisplay(f"{_where(quote)} · {found}\n> {said}"))
    first = comparison.pieces[0].match.quote
    container.add_item(ui.TextDisplay(f"-# {source(first.conversation)}"))
    return Reply(layout=layout_of(container, *_rows(first), ui.ActionRow(more_select(first))), private=True)


def _not_said(comparison: Comparison) -> Reply:
    nearest = [match for match in comparison.nearest if match.score >= CLOSEST][:MOST_NEAREST]
    container: ui.Container[ui.LayoutView] = ui.Container(
        ui.TextDisplay("**Not said**, as far as I can find." + (" The nearest there is:" if nearest else ""))
    )
    for match in nearest:
        sentence = widen(match.quote)
        container.add_item(ui.TextDisplay(f"{_where(sentence)}\n> {cut(plain(shown_text(sentence)), LONGEST_PIECE)}"))
    return Reply(layout=layout_of(container), private=True)


def _rows(quote: Quote) -> list[Row]:
    return rows_of([*watch_buttons(quote), *hear_buttons(quote), share_button(quote)])


def _where(quote: Quote) -> str:
    """Return who says ``quote`` and when; no source stands under each of several."""
    where = said_by(quote.speaker, quote.conversation, quote.start)
    return " · ".join(filter(None, [where, heard_note(quote.conversation)]))


def _count(piece: Piece) -> str:
    return "One difference" if piece.differences == 1 else f"{piece.differences} differences"


def _difference(piece: Piece) -> str:
    """Return the comparison in one line: what was written and not said struck out, what was said instead in bold."""
    shown = " ".join(map(_run, piece.runs))
    note = "-# Struck out: written, not said. Bold: said, not written."
    return f"{shown}\n{note}" if len(shown) <= LONGEST_DIFFERENCE else "-# Too long to show word by word."


def _run(run: Run) -> str:
    text = plain(run.text)
    return {Kind.BOTH: text, Kind.WRITTEN: f"~~{text}~~", Kind.SAID: f"**{text}**"}[run.kind]
