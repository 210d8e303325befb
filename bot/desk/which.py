"""Which conversation is meant: a menu of those that may be, and a note under what was taken without being asked."""

from collections.abc import Sequence
from typing import NamedTuple

from discord import ui

from bot.conversation.errors import UnknownSpeaker, VerbatimError
from bot.conversation.model import Conversation
from bot.desk.buttons import Row, Select
from bot.desk.click_ids import Click, click_id, mark
from bot.desk.markdown import cut, plain, visible
from bot.desk.pictured import PicturedReply
from bot.desk.reply import Reply, layout_of
from bot.library.finder import Finder

MOST_OPTIONS = 25
_MOST_NAMED = 5
_LONGEST_OPTION = 100
_LONGEST_NAME = 80


class WhichConversation(VerbatimError):
    """``name`` may mean several ``conversations``, keys and titles; which one is chosen is answered as ``click``."""

    def __init__(self, name: str, conversations: Sequence[tuple[str, str]], click: Click) -> None:
        super().__init__(name)
        self.name = name
        self.conversations = tuple(conversations)
        self.click = click


class WhichSpeaker(VerbatimError):
    """``name`` may mean several ``speakers``, each with how many conversations they are in.

    Which one is chosen, by their ``mark``, is answered as ``click``; None where they can only be named again.
    """

    def __init__(self, name: str, speakers: Sequence[tuple[str, int]], click: Click | None) -> None:
        super().__init__(name)
        self.name = name
        self.speakers = tuple(speakers)
        self.click = click


class Chosen(NamedTuple):
    """A conversation, and where nobody named it, ``why`` it was taken and which ``others`` there are.

    Another one that is chosen then is answered as ``click`` says.
    """

    conversation: Conversation
    click: Click
    why: str = ""
    others: Sequence[Conversation] = ()

    def noted(self, reply: Reply) -> Reply:
        """Return ``reply`` with why it is about this conversation, and a menu of the others."""
        layout = reply.layout
        if layout is None or not self.others:
            return reply
        layout.add_item(ui.TextDisplay(f"-# {self.why}"))
        others = [(one.key, one.title) for one in self.others]
        layout.add_item(_row(others, self.click, "Another conversation"))
        return reply

    def pictured(self, reply: PicturedReply) -> PicturedReply:
        """Return the same of a reply with a picture."""
        return PicturedReply(lambda picture: self.noted(reply.reply(picture)), reply.sketch)


def which_reply(error: WhichConversation) -> Reply:
    """Ask which conversation is meant."""
    name, conversations = error.name, error.conversations
    shown = conversations[:MOST_OPTIONS]
    more = f" Here are the newest {MOST_OPTIONS}." if len(conversations) > MOST_OPTIONS else ""
    text = f"{len(conversations):,} conversations fit “{cut(plain(name), _LONGEST_NAME)}”. Which one?{more}"
    return Reply(layout=layout_of(ui.TextDisplay(text), _row(shown, error.click, "Which conversation?")), private=True)


def who_reply(error: WhichSpeaker) -> Reply:
    """Ask which speaker is meant."""
    count, asked = len(error.speakers), cut(plain(error.name), _LONGEST_NAME)
    text = f"{count:,} people fit “{asked}”. Which one is meant?"
    if error.click is None:
        names = ", ".join(cut(plain(name), _LONGEST_NAME) or "?" for name, _ in error.speakers[:_MOST_NAMED])
        more = f" and {count - _MOST_NAMED:,} more" if count > _MOST_NAMED else ""
        return Reply(text=f"{text} {names}{more}: choose one from the suggestions while you type it.", private=True)
    click = error.click
    select: Select = ui.Select(placeholder="Who?", custom_id=click_id(click.action, click.form, click.state))
    for name, episodes in sorted(error.speakers, key=lambda one: -one[1])[:MOST_OPTIONS]:
        told = "1 conversation" if episodes == 1 else f"{episodes:,} conversations"
        select.add_option(label=cut(visible(name), _LONGEST_OPTION) or "unnamed", value=mark(name), description=told)
    return Reply(layout=layout_of(ui.TextDisplay(text), ui.ActionRow(select)), private=True)


def speaker_marked(finder: Finder, chosen: str) -> str:
    """Return the speaker whose mark was ``chosen``; raises UnknownSpeaker where there is nobody of the kind."""
    for name in finder.library.speakers:
        if mark(name) == chosen:
            return name
    raise UnknownSpeaker(chosen)


def _row(conversations: Sequence[tuple[str, str]], click: Click, placeholder: str) -> Row:
    select: Select = ui.Select(placeholder=placeholder, custom_id=click_id(click.action, click.form, click.state))
    for key, title in conversations[:MOST_OPTIONS]:
        select.add_option(label=cut(visible(title), _LONGEST_OPTION) or key, value=key)
    return ui.ActionRow(select)
