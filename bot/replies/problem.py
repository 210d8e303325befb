"""What went wrong, where, and what to do: one kind line for the asker alone."""

from collections.abc import Sequence
from dataclasses import replace

from discord import ui

from bot.community.errors import (
    BadPlan,
    BadTag,
    BadTimeOfDay,
    CannotPost,
    PlanProblem,
    TitleTaken,
    TooFewQuestions,
    TooManyTags,
    UnknownTimeZone,
    WholeServerOnly,
)
from bot.conversation.errors import (
    BadShortForm,
    BadTimecode,
    LibraryNotReady,
    NotAllowed,
    NotAMember,
    NothingQuotable,
    QuoteGone,
    TooManyAnswers,
    TranscriptError,
    UnknownConversation,
    UnknownSpeaker,
    VerbatimError,
)
from bot.replies.doors import Door, door_rows
from bot.replies.markdown import cut, plain
from bot.replies.reply import Reply, layout_of

_PLAN_PROBLEMS = {
    PlanProblem.TWO_SOURCES: "Choose one of `speaker`, `topic` and `hall_of_fame`, or none for any quote.",
    PlanProblem.EVERYONE: "I never ping everyone. Choose a role that people can take or leave.",
    PlanProblem.NOTHING: "There is nothing I could post: no quote fits. Try another speaker or topic; "
    "the hall of fame begins with the first vote for a saved quote.",
}


_MANY_WORDS = 4
"""Words from which fewer often find more."""
_SHORTEST_LINE = 20
"""Characters for which a further line is begun."""


def problem_reply(error: VerbatimError) -> Reply:
    """Return ``error`` in words."""
    return Reply(text=_words(error), private=True)


def handed_back(typed: str) -> str:
    """Return what goes under what is said to a form that came to nothing: the lines ``typed`` into it, if any.

    It has at most some 1,200 characters of the 2,000 that a text may have.
    """
    lines: list[str] = []
    room = 1200
    for line in filter(str.strip, typed.splitlines()):
        lines.append(cut(plain(line), room))
        room -= len(lines[-1]) + 1
        if room < _SHORTEST_LINE:
            break
    if not lines:
        return ""
    return "\nYou wrote:" + ("\n" if lines[1:] else " ") + "\n".join(lines)


def with_typed(reply: Reply, typed: str) -> Reply:
    """Return ``reply``, if it is a text, with what was ``typed`` handed back."""
    return reply if reply.text is None else replace(reply, text=f"{reply.text}{handed_back(typed)}")


def unexpected_reply(reference: str) -> Reply:
    """Return what is said when something broke that nobody foresaw; ``reference`` is in the log beside the cause."""
    return Reply(text=f"Sorry, something broke on my side. If you report it, say “{reference}”.", private=True)


def changed_command_reply() -> Reply:
    """Return what is said to a command as it was before an update: people's Discord keeps commands for a while."""
    return Reply(text="This command has changed. Please restart your Discord and send it again.", private=True)


def unknown_click_reply() -> Reply:
    """Return what is said to a click on a button whose id this version cannot read."""
    return Reply(text="I don't know this button any more. Please ask again with /quote.", private=True)


def nothing_found_reply(words: str, doors: Sequence[Door] = ()) -> Reply:
    """Return what is said when nothing like ``words`` was said, with ``doors`` to lead on."""
    if not any(map(str.isalnum, words)):
        return Reply(text="Give me some words to look for, such as: stiff expression", private=True)
    said = f"Nobody said anything like “{cut(plain(words), 200)}”, as far as I can find. {_hint(len(words.split()))}"
    if doors:
        return Reply(layout=layout_of(ui.TextDisplay(said), *door_rows(doors)), private=True)
    return Reply(text=said, private=True)


def _hint(words: int) -> str:
    """Return what may help somebody who has asked for so many ``words``."""
    if words == 1:
        return "Check how it is spelled, or try another word for it."
    if words < _MANY_WORDS:
        return "Another word for it, or one of these alone, often helps."
    return "Fewer words, or rarer ones, often help."


def _words(error: VerbatimError) -> str:
    match error:
        case UnknownSpeaker(name=name, nearest=nearest):
            return f"No speaker is called “{_name(name)}”.{_perhaps(nearest)}"
        case UnknownConversation(name=""):
            return "I know no conversation yet: ask who runs me to add one."
        case UnknownConversation(name=name, nearest=nearest):
            return f"No conversation is called “{_name(name)}”.{_perhaps(nearest)}"
        case BadTimecode(text=text):
            return f"“{_name(text)}” is not a time I can read. Try 32:10, 1:02:03, 32m10s, or 32 for minutes."
        case BadShortForm():
            return "I can't read which quote that is. Please ask again with /quote."
        case QuoteGone():
            return "The conversation this quote is from is no longer here, so I can't show it."
        case NothingQuotable(name=name):
            return f"I have no line of “{_name(name)}” that stands alone." if name else "I have no quote to draw yet."
        case NotAllowed(permissions=permissions):
            return f"That is for people with the permission {' and '.join(map(_permission, permissions))}."
        case UnknownTimeZone(name=name, nearest=nearest):
            return f"No time zone is called “{_name(name)}”.{_perhaps(nearest) or ' Try one such as Europe/Paris.'}"
        case BadTimeOfDay(text=text):
            return f"“{_name(text)}” is not a time of day I can read. Try 8:30, 20:15 or 8 pm."
        case BadPlan(problem=problem):
            return _PLAN_PROBLEMS[problem]
        case WholeServerOnly():
            return "What is searched is set for the whole server: leave out `channel`."
        case TitleTaken(title=title):
            return f"There is a conversation called “{_name(title)}” already. Give this one another title."
        case CannotPost(channel=channel, permissions=permissions):
            return f"In <#{channel}> I need the permission {' and '.join(map(_permission, permissions))} first."
        case BadTag(text=text):
            return f"“{_name(text)}” has no letter or digit, so it makes no tag."
        case TooManyTags(most=most):
            return f"A quote can have at most {most} tags."
        case TooFewQuestions(kind=kind, found=found) if found > 1:
            return f"What was said here makes no more than {found} fair questions of *{kind}*. Try fewer rounds."
        case TooFewQuestions(kind=kind):
            return f"What was said here makes no fair quiz of *{kind}*. Try another kind."
        case NotAMember():
            return "For that I have to be a member of this server: who manages it can add me."
        case LibraryNotReady():
            return "I'm just reading this server's own conversations. Please ask again in a few seconds."
        case TooManyAnswers(answers=answers):
            return f"{answers} public answers a minute is the most I post for one person. Please wait a moment."
        case TranscriptError():
            return f"I can't read that: {plain(cut(str(error), 300))}"
        case _:
            return "I can't do that."


def _name(text: str) -> str:
    return plain(cut(text, 100))


def _permission(name: str) -> str:
    return name.replace("guild", "server").replace("_", " ").title()


def _perhaps(nearest: Sequence[str]) -> str:
    names = [_name(name) for name in nearest[:3]]
    return f" Did you mean {' or '.join(names)}?" if names else ""
