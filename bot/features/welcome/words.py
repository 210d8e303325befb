"""What is said on a server that the bot has just joined."""

from discord import ui

from bot.desk.reply import Reply, layout_of

_TEXT = """\
Hello! Half remember something that was said? I find the exact words, who said them, and when.
- `/quote` and a few words: real quotes appear as you type.
- Moderators: bring your own show with `/library add`, or a podcast's feed with `/feeds add`.
- `/help` has the rest. I ping nobody, and what you ask is never stored."""


def welcome_reply() -> Reply:
    """Return the welcome, for everyone."""
    return Reply(layout=layout_of(ui.TextDisplay(_TEXT)))
