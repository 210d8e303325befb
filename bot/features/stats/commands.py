"""/stats: how people talk, who speaks longest, and who says a word how often."""

import asyncio

from discord import app_commands

from bot.desk.autocomplete import Choices, name_choices
from bot.desk.click_ids import Click
from bot.desk.options import Conversation, Series, Speaker, Year
from bot.desk.part import Part, answers, on_click, suggests
from bot.desk.pictured import PicturedReply
from bot.desk.request import Request
from bot.desk.which import speaker_marked
from bot.features.stats.compare import compared_words
from bot.features.stats.longest_view import longest_view
from bot.features.stats.people_view import compared_people
from bot.features.stats.person_view import person_view
from bot.features.stats.show_view import show_view
from bot.features.stats.word_view import word_view
from bot.library.finder import Finder
from bot.search.asked.names import is_whole_name
from bot.views.conversation import conversation_view, speaker_view

_WORDS, _PEOPLE = "words", "people"
_COMPARED = [app_commands.Choice(name=what, value=what) for what in (_WORDS, _PEOPLE)]


class StatsCommands(Part):
    """Tells how people talk, in numbers and pictures."""

    stats = app_commands.Group(name="stats", description="How people talk, in numbers and pictures")

    @stats.command(description="Who talks how much: words, share, time, pace, turns, questions")
    @app_commands.describe(conversation="Which one; the one last talked of here, or the newest, if you don't say")
    @answers
    async def speakers(self, request: Request, conversation: Conversation | None = None) -> None:
        """Answer with everyone's figures in one conversation."""
        chosen = await request.conversation(conversation, Click("whichview", "speakers", ""))
        view = await asyncio.to_thread(conversation_view, chosen.conversation, "speakers")
        await request.answer(chosen.pictured(view))

    @stats.command(description="How one person talks: pace, vocabulary, questions, the words that are theirs")
    @app_commands.describe(
        name="Who; spelling is forgiven", conversation="Only this conversation; all of theirs if you don't say"
    )
    @answers
    async def speaker(self, request: Request, name: Speaker, conversation: Conversation | None = None) -> None:
        """Answer with one person's figures, in one conversation or all."""
        finder = await request.finder()
        within = await request.conversation_key(conversation, name)
        speaker = await request.speaker(name, Click("whospeaks", "", within or ""), within) or name
        await request.answer(await asyncio.to_thread(_person, finder, speaker, within))

    @on_click("whospeaks")
    async def choose_speaker(self, request: Request) -> None:
        """Answer with the figures of the person who was chosen."""
        finder = await request.finder()
        speaker = speaker_marked(finder, request.chosen)
        await request.answer(await asyncio.to_thread(_person, finder, speaker, request.click.form or None))

    @stats.command(description="Who says a word or phrase how often, in all its forms, and where")
    @app_commands.describe(words="A word or a phrase")
    @answers
    async def word(self, request: Request, words: app_commands.Range[str, 1, 100]) -> None:
        """Answer with how often each speaker says ``words``."""
        await request.answer(await asyncio.to_thread(word_view, await request.finder(), words))

    @stats.command(description="Two people, or two words or phrases, side by side, year by year")
    @app_commands.describe(
        first="A speaker, or a word or phrase",
        second="Another",
        what="If you don't say: people if both are speakers' whole names, else words",
    )
    @app_commands.choices(what=_COMPARED)
    @answers
    async def compare(
        self,
        request: Request,
        first: app_commands.Range[str, 1, 60],
        second: app_commands.Range[str, 1, 60],
        what: str | None = None,
    ) -> None:
        """Answer with how much each talks, or how often each is said."""
        finder = await request.finder()
        names = finder.library.speakers
        people = what == _PEOPLE if what else bool(is_whole_name(first, names) and is_whole_name(second, names))
        await request.answer(
            await asyncio.to_thread(compared_people if people else compared_words, finder, first, second)
        )

    @compare.autocomplete("first")
    @compare.autocomplete("second")
    @suggests
    async def _person(self, request: Request, typed: str) -> Choices:
        return name_choices(typed, (await request.finder()).library.speakers)

    @stats.command(description="A whole show or library: hours, speakers, guests, pace over the years, its words")
    @app_commands.describe(series="Only this show", year="Only what came out in this year")
    @answers
    async def show(self, request: Request, series: Series | None = None, year: Year | None = None) -> None:
        """Answer with the figures of all conversations that are meant."""
        await request.answer(await asyncio.to_thread(show_view, await request.finder(), series, year))

    @stats.command(description="Who spoke longest without a break, and where")
    @app_commands.describe(speaker="Only what this person said", conversation="Only this conversation")
    @answers
    async def longest(
        self, request: Request, speaker: Speaker | None = None, conversation: Conversation | None = None
    ) -> None:
        """Answer with the turns that have the most words."""
        within = await request.conversation_key(conversation, speaker)
        by = await request.speaker(speaker, Click("wholongest", "", within or ""), within)
        await request.answer(await asyncio.to_thread(longest_view, await request.finder(), by, within))

    @on_click("wholongest")
    async def choose_longest(self, request: Request) -> None:
        """Answer with the longest turns of the person who was chosen."""
        finder = await request.finder()
        by = speaker_marked(finder, request.chosen)
        await request.answer(await asyncio.to_thread(longest_view, finder, by, request.click.form or None))

    @on_click("whichview")
    async def choose(self, request: Request) -> None:
        """Show the view of the conversation that was chosen."""
        conversation = (await request.finder()).conversation_by_key(request.chosen)
        await request.show(await asyncio.to_thread(conversation_view, conversation, request.click.state))

    @on_click("view")
    async def view(self, request: Request) -> None:
        """Show the view that the button stands for, or the person who was chosen."""
        view = request.chosen if request.click.state == "person" else request.click.state
        conversation = (await request.finder()).conversation_by_key(request.click.form)
        await request.show(await asyncio.to_thread(conversation_view, conversation, view))


def _person(finder: Finder, speaker: str, within: str | None) -> PicturedReply:
    """Return the figures of ``speaker``, in one conversation or in all."""
    return person_view(finder, speaker) if within is None else speaker_view(*finder.conversation_with(speaker, within))
