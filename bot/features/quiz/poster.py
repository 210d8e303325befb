"""The rounds of a quiz in its channel: each posted once, changed as players answer, and turned into the answer."""

from collections.abc import Sequence
from contextlib import suppress

import discord

from bot.conversation.errors import BadShortForm, QuoteGone
from bot.conversation.model import Quote
from bot.desk.reply import Reply
from bot.desk.send import Sender
from bot.features.quiz.game import Game, Round, Standing
from bot.features.quiz.picture import QuizPicture
from bot.features.quiz.rounds import Rounds
from bot.features.quiz.scores import Scores
from bot.features.quiz.words import final_reply, revealed_reply, round_reply
from bot.library.serving import Libraries


class QuizPoster:
    """Posts through ``client``. What Discord refuses is raised: discord.HTTPException, OSError."""

    def __init__(
        self,
        client: discord.Client,
        sender: Sender,
        libraries: Libraries,
        rounds: Rounds,
        scores: Scores,
        picture: QuizPicture,
    ) -> None:
        self._client = client
        self._sender = sender
        self._libraries = libraries
        self._picture = picture
        self._rounds = rounds
        self._scores = scores

    def sees(self, server: int) -> bool:
        """Say whether this process hears of ``server``."""
        return self._client.get_guild(server) is not None

    async def post(self, game: Game, asked: Round) -> int:
        """Post a round and return its message, which is the same however often it is tried within minutes."""
        shown = round_reply(asked, game.rounds, 0, await self._quote(game, asked))
        posted = await self._sender.publish(self._channel(game), shown, nonce=f"q{asked.number}")
        await self._rounds.posted(asked.number, posted.id)
        return posted.id

    async def count(self, game: Game, asked: Round) -> None:
        """Show how many have answered."""
        answers = await self._rounds.answers(asked.number)
        await self._change(game, asked, round_reply(asked, game.rounds, len(answers), await self._quote(game, asked)))

    async def reveal(self, game: Game, asked: Round) -> None:
        """Show the answer, who was right and what it won them."""
        answers = await self._rounds.answers(asked.number)
        streaks = await self._scores.streaks(game.server, [answer.player for answer in answers])
        await self._change(
            game, asked, revealed_reply(asked, game.rounds, answers, streaks, await self._quote(game, asked))
        )

    async def close(self, game: Game, last: Round, standings: Sequence[Standing]) -> discord.Message:
        """Post who has won what, and return the message."""
        return await self._sender.publish(self._channel(game), final_reply(game, standings), nonce=f"e{last.number}")

    async def add_picture(self, closed: discord.Message, game: Game, last: Round, won: Sequence[Standing]) -> None:
        """Add the picture of who has won what to the message ``closed``; it is complete without."""
        if picture := await self._picture.paint(game, last.position, won, closed.created_at):
            with suppress(discord.HTTPException):
                await self._sender.change(closed, final_reply(game, won, picture))

    async def _change(self, game: Game, asked: Round, reply: Reply) -> None:
        message = asked.message or await self.post(game, asked)
        with suppress(discord.NotFound):  # a moderator has removed it
            await self._sender.change(self._channel(game).get_partial_message(message), reply)

    def _channel(self, game: Game) -> discord.PartialMessageable:
        return self._client.get_partial_messageable(game.channel, guild_id=game.server)

    async def _quote(self, game: Game, asked: Round) -> Quote | None:
        """Return what was asked for; None if its conversation was taken away meanwhile."""
        finder = await self._libraries.finder(game.server)
        try:
            return finder.recover(asked.form).quote
        except (BadShortForm, QuoteGone):
            return None
