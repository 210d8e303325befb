"""/moment: what was being said at a time, with steps from there."""

import re

from discord import app_commands

from bot.conversation.model import Quote
from bot.conversation.timecode import parse_timecode
from bot.desk.click_ids import Click, number_in
from bot.desk.options import Conversation
from bot.desk.part import Part, answers, on_click
from bot.desk.reply import Reply
from bot.desk.request import Request
from bot.views.passage import moment_at_reply, moment_reply

_SECONDS = re.compile(r"\d{1,7}(\.\d)?", re.ASCII)


class MomentCommands(Part):
    """Shows passages by their time."""

    @app_commands.command(description="What was being said at a time; step on from there, or jump to a chapter")
    @app_commands.describe(
        time="Such as 32:10, 1:02:03 or 32m10s; a bare number is minutes",
        conversation="Which conversation; the one last talked of here, or the newest, if you don't say",
    )
    @answers
    async def moment(self, request: Request, time: str, conversation: Conversation | None = None) -> None:
        """Answer with the passage spoken at ``time``."""
        seconds = parse_timecode(time)
        chosen = await request.conversation(conversation, Click("whichmoment", "", f"{seconds:.1f}"))
        await request.answer(chosen.noted(moment_at_reply(chosen.conversation, seconds)))

    @on_click("whichmoment")
    async def choose(self, request: Request) -> None:
        """Show the same moment of the conversation that was chosen."""
        conversation = (await request.finder()).conversation_by_key(request.chosen)
        await request.show(moment_at_reply(conversation, read_seconds(request.click.form)))

    @on_click("more", choice="read")
    async def read_on(self, request: Request) -> None:
        """Answer with the passage that a quote is from, to the asker alone."""
        await request.answer(_passage_of(await request.quote(), 0), private=True)

    @on_click("earlier")
    async def earlier(self, request: Request) -> None:
        """Show the passage before."""
        await request.show(_passage_of(await request.quote(), -1, asked=_asked(request)))

    @on_click("later")
    async def later(self, request: Request) -> None:
        """Show the passage after."""
        await request.show(_passage_of(await request.quote(), 1, asked=_asked(request)))

    @on_click("chapter")
    async def chapter(self, request: Request) -> None:
        """Show where the chosen chapter begins."""
        conversation = (await request.quote()).conversation
        chapters = conversation.chapters[number_in(request.chosen) :][:1]  # none if there are fewer chapters by now
        passage = conversation.passage_at(chapters[0].start if chapters else 0.0)
        await request.show(moment_reply(conversation, passage))


def read_seconds(text: str) -> float:
    """Return the seconds that a button's id holds; 0 for anything else."""
    return float(text) if _SECONDS.fullmatch(text) else 0.0


def _asked(request: Request) -> float | None:
    """Return the second that was asked for, as the clicked button keeps it."""
    return float(request.page) if request.click.state.isdecimal() else None


def _passage_of(quote: Quote, step: int, *, asked: float | None = None) -> Reply:
    """Return the passage that ``quote`` begins in, or one so many steps from it, within the conversation."""
    passage = quote.conversation.passage_of(quote.first_word) + step
    within = max(0, min(passage, len(quote.conversation.passages) - 1))
    return moment_reply(quote.conversation, within, asked=asked)
