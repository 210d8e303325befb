"""/quiz: what was said, asked of everyone in a channel."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.community.errors import CannotPost
from bot.community.game import Game
from bot.community.questions import Kind
from bot.community.quiz import month_of
from bot.interactions.clicks import Handler, clicked_label
from bot.interactions.manners import Manners
from bot.interactions.permissions import may_moderate
from bot.interactions.quiz_master import PAUSE, SECONDS, QuizMaster
from bot.interactions.send import Sender
from bot.interactions.waiting import in_time
from bot.replies.clicks import Click
from bot.replies.quiz import answered_reply, no_quiz_reply, not_your_quiz_reply, started_reply, stopped_reply
from bot.replies.quiz_scores import ON_A_PAGE, Leaderboard, read_leaderboard, scores_reply
from bot.replies.reply import Reply
from bot.storage.quiz import Quizzes
from bot.storage.quiz_rounds import Rounds
from bot.storage.quiz_scores import Scores

_KINDS = [app_commands.Choice(name=kind.value, value=kind.value) for kind in Kind]
_ALL_TIME, _MONTH = "all time", "this month"
_PERIODS = [app_commands.Choice(name=period, value=period) for period in (_ALL_TIME, _MONTH)]


class QuizCog(commands.Cog):
    """Starts and stops quizzes, takes answers, shows the leaderboard."""

    quiz = app_commands.Group(
        name="quiz",
        description="Who said it, how does it end, in which minute?",
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    )

    def __init__(
        self, master: QuizMaster, quizzes: Quizzes, rounds: Rounds, scores: Scores, manners: Manners, sender: Sender
    ) -> None:
        self._master = master
        self._quizzes = quizzes
        self._rounds = rounds
        self._scores = scores
        self._manners = manners
        self._sender = sender

    @property
    def clicks(self) -> dict[str, Handler]:
        """The handler of each action."""
        return {"quiz": self.answer, "scores": self.turn}

    @quiz.command(description="Begin a quiz in this channel; everyone can play")
    @app_commands.describe(
        kind="What is asked", rounds="How many questions; 5 if you don't say", seconds="For each; 20 if you don't say"
    )
    @app_commands.choices(kind=_KINDS)
    async def start(
        self,
        interaction: discord.Interaction,
        kind: str = Kind.WHO.value,
        rounds: app_commands.Range[int, 1, 20] = 5,
        seconds: app_commands.Range[int, 5, 120] = SECONDS,
    ) -> None:
        """Begin a quiz and say how it is played."""
        channel, server = _place(interaction)
        _require_posting(interaction)
        game = Game(channel, server, interaction.user.id, Kind(kind), rounds, interaction.created_at)
        await in_time(interaction, self._master.start(game, seconds), private=False)
        await self._sender.answer(interaction, started_reply(game, seconds, game.started_at + PAUSE))

    @quiz.command(description="End the quiz in this channel, if you started it or moderate here")
    async def stop(self, interaction: discord.Interaction) -> None:
        """End the quiz; what was won so far counts."""
        channel, _ = _place(interaction)
        game = await in_time(interaction, self._quizzes.game(channel), private=False)
        if game is None:
            return await self._sender.answer(interaction, no_quiz_reply())
        if interaction.user.id != game.host and not may_moderate(interaction):
            return await self._sender.answer(interaction, not_your_quiz_reply())
        self._master.stop(game)
        return await self._sender.answer(interaction, stopped_reply(interaction.user.id))

    @quiz.command(description="Who has won most on this server")
    @app_commands.describe(period="Of all time, if you don't say, or this month")
    @app_commands.choices(period=_PERIODS)
    async def scores(self, interaction: discord.Interaction, period: str = _ALL_TIME) -> None:
        """Answer with the first page of the leaderboard."""
        alone = (await self._manners.here(interaction)).private
        board = Leaderboard(month_of(interaction.created_at) if period == _MONTH else None)
        page = await in_time(interaction, self._page(interaction, board), private=alone)
        await self._sender.answer(interaction, page.made_private(alone))

    async def answer(self, interaction: discord.Interaction, click: Click) -> None:
        """Take a player's answer, and tell the player alone."""
        channel, _ = _place(interaction)
        answer = self._rounds.answer(int(click.form), interaction.user.id, int(click.state), interaction.created_at)
        taken = await in_time(interaction, answer, private=True)
        self._master.note_answer(channel)
        await self._sender.answer(interaction, answered_reply(taken, clicked_label(interaction)))

    async def turn(self, interaction: discord.Interaction, click: Click) -> None:
        """Show the page that the button stands for."""
        page = self._page(interaction, read_leaderboard(click))
        await self._sender.edit(interaction, await in_time(interaction, page))

    async def _page(self, interaction: discord.Interaction, board: Leaderboard) -> Reply:
        _, server = _place(interaction)
        scores = await self._scores.leaderboard(server, month=board.month, first=board.first, limit=ON_A_PAGE)
        players = await self._scores.players(server, month=board.month)
        return scores_reply(board, scores, players, month_of(interaction.created_at))


def _place(interaction: discord.Interaction) -> tuple[int, int]:
    """Return the channel and the server."""
    assert interaction.channel_id is not None
    assert interaction.guild_id is not None  # such commands are on servers only
    return interaction.channel_id, interaction.guild_id


def _require_posting(interaction: discord.Interaction) -> None:
    """Raise CannotPost unless the bot may post in the channel."""
    channel, _ = _place(interaction)
    sending = "send_messages_in_threads" if isinstance(interaction.channel, discord.Thread) else "send_messages"
    if lacking := [name for name in ("view_channel", sending) if not getattr(interaction.app_permissions, name)]:
        raise CannotPost(channel, lacking)
