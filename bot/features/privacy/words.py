"""What is kept of a person, in words; their own rows as a file; and the end of them."""

import json
from collections.abc import Mapping
from typing import Any

import discord
from discord import ui

from bot.desk.buttons import Button, rows_of
from bot.desk.click_ids import click_id
from bot.desk.reply import Document, Reply, layout_of

_KEPT = """\
### What I keep
- Of saved quotes: the words, the tags, when they were saved, your Discord ID with what you saved or voted for
- Of quizzes: your ID with your answers, points and streaks
- Of conversations: your ID with those you added and the corrections you suggested or decided
- Of what you follow: your ID with the words and names to listen for, and what you are still to be told of them
- Of servers: their settings, daily posts and games, and which quotes were drawn

Never else what you ask for, no messages, no names: neither in my memory nor in my logs."""
_ENDING = (
    "-# `/privacy export` hands it over, `/privacy erase` deletes it. "
    "What you save or win where I am no member of the server is kept as your own."
)
_THINGS = {
    "saved_quotes": ("saved quote", "saved quotes"),
    "saved_votes": ("vote", "votes"),
    "bags": ("mark of what was drawn for you", "marks of what was drawn for you"),
    "quiz_games": ("quiz you started", "quizzes you started"),
    "quiz_answers": ("answer in a quiz", "answers in quizzes"),
    "quiz_scores": ("month of quiz points", "months of quiz points"),
    "quiz_streaks": ("streak of answers", "streaks of answers"),
    "added_conversations": ("conversation you added", "conversations you added"),
    "conversation_edits": ("edit of a conversation", "edits of conversations"),
    "followed": ("thing you follow", "things you follow"),
    "followed_news": ("piece of news for you", "pieces of news for you"),
    "feed_follows": ("feed you had a server follow", "feeds you had servers follow"),
    "suggested_corrections": ("correction you suggested or decided", "corrections you suggested or decided"),
}
"""What a row of each table is, one and several."""


def privacy_reply(counts: Mapping[str, int]) -> Reply:
    """Return what is kept of everyone, and how many rows (by table) of the asker."""
    own = f"**Of you:** {_listed(counts)}." if counts else "**Of you:** nothing."
    text = "\n\n".join([_KEPT, own, _ENDING])
    return Reply(layout=layout_of(ui.Container(ui.TextDisplay(text))), private=True)


def personal_export_reply(rows: Mapping[str, list[dict[str, Any]]]) -> Reply:
    """Return the asker's ``rows``, by table, as a JSON file."""
    if not rows:
        return Reply(text="I keep nothing of you.", private=True)
    content = json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
    counts = {table: len(of_table) for table, of_table in rows.items()}
    document = Document("my-data.json", content.encode())
    return Reply(text=f"All I keep of you: {_listed(counts)}.", documents=(document,), private=True)


def confirm_erasing_reply(counts: Mapping[str, int]) -> Reply:
    """Return what would be erased, with the button that does it."""
    if not counts:
        return Reply(text="I keep nothing of you, so there is nothing to erase.", private=True)
    text = (
        f"**Erase all I keep of you?** {_listed(counts)}, in every server. It can't be undone; "
        "`/privacy export` hands it over first."
    )
    erase: Button = ui.Button(label="Erase all of it", custom_id=click_id("erase"), style=discord.ButtonStyle.danger)
    return Reply(layout=layout_of(ui.Container(ui.TextDisplay(text)), *rows_of([erase])), private=True)


def erased_reply(counts: Mapping[str, int]) -> Reply:
    """Return what was erased."""
    text = f"**Erased:** {_listed(counts)}." if counts else "**Nothing was left to erase.**"
    return Reply(layout=layout_of(ui.Container(ui.TextDisplay(text))), private=True)


def _listed(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count:,} {_thing(table, count)}" for table, count in counts.items())


def _thing(table: str, count: int) -> str:
    one, several = _THINGS.get(table, (table.replace("_", " "),) * 2)
    return one if count == 1 else several
