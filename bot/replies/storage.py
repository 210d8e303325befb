"""What is said when something that should be remembered is not: the database, or what was kept in it."""

from bot.replies.reply import Reply


def busy_reply() -> Reply:
    """Return what is said when others write to the database for too long; nothing was done."""
    return Reply(text="Too much is being saved at once, so nothing was changed. Please try again.", private=True)


def unavailable_reply() -> Reply:
    """Return what is said while the database can't be used; what needs none goes on."""
    return Reply(
        text="My memory is out of order just now, so nothing was changed or can be looked up in it. "
        "Finding quotes still works; please try this again later.",
        private=True,
    )


def saved_quote_gone_reply() -> Reply:
    """Return what is said of a saved quote that was removed, or is another place's."""
    return Reply(text="This quote is not among those saved here any more. /saved list shows what is.", private=True)


def schedule_gone_reply() -> Reply:
    """Return what is said of a daily post that was removed, or is another server's."""
    return Reply(text="There is no such daily post any more. /daily list shows what there is.", private=True)


def too_many_schedules_reply(most: int) -> Reply:
    """Return what is said to a server that has as many daily posts as it can have."""
    return Reply(text=f"A server can have {most} daily posts, and this one has them. Remove one first.", private=True)


def quiz_running_reply() -> Reply:
    """Return what is said to who would start a quiz in a channel that has one."""
    return Reply(text="This channel has a quiz already. /quiz stop ends it; or play in another channel.", private=True)


def not_yours_reply() -> Reply:
    """Return what is said to someone who would change what somebody else saved."""
    return Reply(
        text="Only who saved this quote, or people with the permission Manage Messages, can change that.", private=True
    )
