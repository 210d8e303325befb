"""/quiz: what was said, asked of everyone in a channel."""

import discord
from discord import app_commands

from bot.desk.clicks import clicked_label
from bot.desk.errors import CannotPost
from bot.desk.options import Conversation, Series, Year
from bot.desk.part import Part, answers, on_click
from bot.desk.reply import Reply
from bot.desk.request import Desk, Request
from bot.features.quiz.game import Game
from bot.features.quiz.questions import Kind
from bot.features.quiz.referee import PAUSE, SECONDS, QuizReferee
from bot.features.quiz.rounds import Rounds
from bot.features.quiz.score_words import ON_A_PAGE, Leaderboard, read_leaderboard, scores_reply
from bot.features.quiz.scores import Scores
from bot.features.quiz.scoring import month_of, usual_kind
from bot.features.quiz.store import Quizzes
from bot.features.quiz.told import LastTold
from bot.features.quiz.words import answered_reply, no_quiz_reply, not_your_quiz_reply, started_reply, stopped_reply
from bot.library.narrowing import narrowed

_KINDS = [app_commands.Choice(name=kind.value, value=kind.value) for kind in Kind]
_ALL_TIME, _MONTH = "all time", "this month"
_PERIODS = [app_commands.Choice(name=period, value=period) for period in (_ALL_TIME, _MONTH)]


class QuizCommands(Part):
    """Starts and stops quizzes, takes answers, shows the leaderboard."""

    quiz = app_commands.Group(
        name="quiz",
        description="Who said it, how does it end, in which minute?",
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    )

    def __init__(self, desk: Desk, referee: QuizReferee, quizzes: Quizzes, rounds: Rounds, scores: Scores) -> None:
        super().__init__(desk)
        self._referee = referee
        self._quizzes = quizzes
        self._rounds = rounds
        self._scores = scores
        self._told = LastTold(desk.sender)

    @quiz.command(description="Begin a quiz in this channel; everyone can play")
    @app_commands.describe(
        kind="What is asked; if you don't say, who said it, or how it ends where only two people speak",
        rounds="How many questions; 5 if you don't say",
        seconds="For each; 20 if you don't say",
        series="Only of this show",
        year="Only of what came out in this year",
        conversation="Only of this conversation",
    )
    @app_commands.choices(kind=_KINDS)
    @answers
    async def start(
        self,
        request: Request,
        kind: str | None = None,
        rounds: app_commands.Range[int, 1, 20] = 5,
        seconds: app_commands.Range[int, 5, 120] = SECONDS,
        series: Series | None = None,
        year: Year | None = None,
        conversation: Conversation | None = None,
    ) -> None:
        """Begin a quiz and say how it is played."""
        channel, server = _place(request)
        _require_posting(request)
        finder = await request.finder()
        within = await request.conversation_key(conversation) if conversation else None
        among = narrowed(finder, series=series, year=year, conversation=within)
        asked = Kind(kind) if kind else usual_kind(filter(among.holds, finder.library))
        game = Game(channel, server, request.user, asked, rounds, request.now, *among[:3])
        await request.in_time(self._referee.start(game, seconds), private=False)
        title = finder.library.conversations[within].title if within else None
        await request.answer(started_reply(game, seconds, game.started_at + PAUSE, title), private=False)

    @quiz.command(description="End the quiz in this channel, if you started it or moderate here")
    @answers
    async def stop(self, request: Request) -> None:
        """End the quiz; what was won so far counts."""
        channel, _ = _place(request)
        game = await request.in_time(self._quizzes.game(channel), private=False)
        if game is None:
            return await request.answer(no_quiz_reply(), private=False)
        if request.user != game.host and not request.may_moderate:
            return await request.answer(not_your_quiz_reply(), private=False)
        self._referee.stop(game)
        return await request.answer(stopped_reply(request.user), private=False)

    @quiz.command(description="Who has won most on this server")
    @app_commands.describe(period="Of all time, if you don't say, or this month")
    @app_commands.choices(period=_PERIODS)
    @answers
    async def scores(self, request: Request, period: str = _ALL_TIME) -> None:
        """Answer with the first page of the leaderboard."""
        alone = (await request.settings()).private
        board = Leaderboard(month_of(request.now) if period == _MONTH else None)
        await request.answer(await request.in_time(self._page(request, board), private=alone), private=alone)

    @on_click("quiz")
    async def take_answer(self, request: Request) -> None:
        """Take a player's answer, and tell the player alone."""
        channel, _ = _place(request)
        answer = self._rounds.answer(request.number, request.user, request.page, request.now)
        taken = await request.in_time(answer, private=True)
        self._referee.note_answer(channel)
        await request.answer(answered_reply(taken, clicked_label(request.interaction)), private=True)
        await self._told.told(channel, request.interaction)

    @on_click("scores")
    async def turn(self, request: Request) -> None:
        """Show the page that the button stands for."""
        await request.show(await request.in_time(self._page(request, read_leaderboard(request.click))))

    async def _page(self, request: Request, board: Leaderboard) -> Reply:
        _, server = _place(request)
        scores = await self._scores.leaderboard(server, month=board.month, first=board.first, limit=ON_A_PAGE)
        players = await self._scores.players(server, month=board.month)
        return scores_reply(board, scores, players, month_of(request.now))


def _place(request: Request) -> tuple[int, int]:
    """Return the channel and the server."""
    channel, server = request.interaction.channel_id, request.interaction.guild_id
    assert channel is not None
    assert server is not None  # such commands are on servers only
    return channel, server


def _require_posting(request: Request) -> None:
    """Raise CannotPost unless the bot may post in the channel."""
    interaction = request.interaction
    sending = "send_messages_in_threads" if isinstance(interaction.channel, discord.Thread) else "send_messages"
    if lacking := [name for name in ("view_channel", sending) if not getattr(interaction.app_permissions, name)]:
        raise CannotPost(_place(request)[0], lacking)
