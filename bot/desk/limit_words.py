"""What is said to someone who has asked for many public answers in a short time."""

from discord import ui

from bot.desk.reply import Reply


def note_limit(reply: Reply, answers: int) -> Reply:
    """Return ``reply`` for the asker alone, with a line that says why."""
    note = f"-# Only you see this: {answers} answers a minute is the most I post for one person."
    if reply.layout is None:
        return Reply(text=f"{reply.text}\n{note}", pictures=reply.pictures, private=True)
    reply.layout.add_item(ui.TextDisplay(note))
    return reply.made_private()
