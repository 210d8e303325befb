"""Wrong words: the form in which a quote is mended, and what is said where nothing comes of it."""

import discord
from discord import ui

from bot.conversation.model import Quote
from bot.conversation.short_form import shorten
from bot.desk.click_ids import click_id
from bot.desk.markdown import visible
from bot.desk.problem_words import handed_back
from bot.desk.reply import Reply
from bot.library.suggestions import LONGEST, MOST_OPEN

LONGEST_MENDED = 1000
"""Characters of a quote that its form holds."""
_LONGEST_TYPED = 2000


def wrong_word_form(part: Quote, *, whole: bool) -> ui.Modal:
    """Return the form with the words of ``part``, to be mended in place; ``whole`` says that it is all of a quote."""
    form = ui.Modal(title="Wrong word?", custom_id=click_id("mended", shorten(part)), timeout=None)
    field: ui.TextInput[ui.LayoutView] = ui.TextInput(
        custom_id="words",
        style=discord.TextStyle.paragraph,
        default=visible(part.text) or None,
        max_length=_LONGEST_TYPED,
    )
    long = "This is the longest part of the quote. For other words, ask for a quote of those."
    told = "Mend the words in place. What you change is a suggestion until somebody accepts it."
    return form.add_item(
        ui.Label(text="Write what was really said", description=told if whole else long, component=field)
    )


def nothing_changed_reply() -> Reply:
    """Return what is said to a form that came back as it was, or empty."""
    text = (
        "Nothing was changed, so there is nothing to suggest. Ask for the quote again, choose *Wrong word?* "
        "and mend the words in place."
    )
    return Reply(text=text, private=True)


def corrected_meanwhile_reply(typed: str) -> Reply:
    """Return what is said to a form whose words have been corrected since it was opened."""
    text = "These words have just been corrected, so nothing was suggested. Ask for the quote again to see them now."
    return Reply(text=text + handed_back(typed), private=True)


def too_long_reply(typed: str = "") -> Reply:
    """Return what is said to a form that changes too many words in one piece."""
    text = f"I take corrections of a few words, up to {LONGEST} characters in one piece; nothing was suggested."
    return Reply(text=text + handed_back(typed), private=True)


def too_many_suggestions_reply(typed: str) -> Reply:
    """Return what is said to somebody whose suggestions wait already."""
    text = (
        f"{MOST_OPEN} suggestions of yours can wait at a time, and this would be more; nothing was suggested. "
        "Please come back when some have been decided."
    )
    return Reply(text=text + handed_back(typed), private=True)
