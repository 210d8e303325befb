"""Clicks on *Hear* and on what it shows: a film, its other shape, its sound, the film for everyone."""

from collections.abc import Coroutine

import structlog
from discord import ui

from bot.conversation.errors import VerbatimError
from bot.desk.clicks import clicked_id, clicked_layout
from bot.desk.error_words import words_for
from bot.desk.part import Part, on_click
from bot.desk.reply import Reply
from bot.desk.request import Desk, Request
from bot.features.hear.errors import WORDS, MayNotAttach, NothingToHear, SoundIsOff, TooLarge
from bot.features.hear.studio import Studio
from bot.features.hear.words import LETTERS, cutting_reply, failed_reply, film_reply, posted_film_reply, sound_reply
from bot.pictures.captions import FilmShape
from bot.sound.errors import SoundFailed, SoundProblem
from bot.sound.sound_formats import SoundFormat
from bot.sound.spans import Span, span_of

_log = structlog.stdlib.get_logger("bot.hear")
_OURS = (SoundProblem.TOO_MUCH, SoundProblem.NOT_HERE, SoundProblem.NOT_INSTALLED)
"""What whoever runs the bot can mend."""


class HearClicks(Part):
    """Answers those."""

    def __init__(self, desk: Desk, studio: Studio) -> None:
        super().__init__(desk)
        self._studio = studio

    @on_click("hear")
    async def hear(self, request: Request) -> None:
        """Show the film of the quote to the asker alone: at once that it is being cut, then the film."""
        span, shape = await self._span(request), _shape(request)
        await request.answer(cutting_reply(span), private=True)
        await self._then(request, span, self._film(request, span, shape))

    @on_click("sound")
    async def download(self, request: Request) -> None:
        """Hand the sound over as a file."""
        span = await self._span(request)
        await request.answer(cutting_reply(span), private=True)
        await self._then(request, span, self._sound(request, span))

    @on_click("more", choice="sound")
    async def download_chosen(self, request: Request) -> None:
        """Hand the sound over as a file."""
        await self.download(request)

    @on_click("film")
    async def post(self, request: Request) -> None:
        """Post the film that the asker has seen."""
        span, sender = await self._span(request), self.desk.sender
        sender.count_public(request.user)
        film = await request.in_time(self._studio.film(span, _shape(request), request.owner))
        _check_size(request, film)
        await sender.edit(request.interaction, _marked_posted(request), keep_pictures=True)
        await sender.follow_up(request.interaction, posted_film_reply(span, film, request.user_name))

    async def _film(self, request: Request, span: Span, shape: FilmShape) -> Reply:
        film = await self._studio.film(span, shape, request.owner)
        _check_size(request, film)
        return film_reply(span, shape, film)

    async def _sound(self, request: Request, span: Span) -> Reply:
        kind = SoundFormat.MP3
        sound = await self._studio.sound(span, kind, request.owner)
        _check_size(request, sound)
        return sound_reply(span, kind, sound)

    async def _then(self, request: Request, span: Span, work: Coroutine[object, object, Reply]) -> None:
        """Put what ``work`` makes in place of the answer, or why it could not be made."""
        try:
            reply = await work
        except VerbatimError as error:
            if isinstance(error, SoundFailed) and error.problem in _OURS:
                _log.warning("not cut", conversation=span.quote.conversation.key, reason=str(error))
            reply = failed_reply(words_for(error, WORDS), span.quote)
        await self.desk.sender.amend(request.interaction, reply)

    async def _span(self, request: Request) -> Span:
        """Return what is to be heard; raises SoundIsOff, NothingToHear and MayNotAttach."""
        quote = await request.quote()
        if not (await request.settings()).sound:
            raise SoundIsOff
        span = span_of(quote)
        if span is None:
            raise NothingToHear
        if not request.interaction.app_permissions.attach_files:
            raise MayNotAttach
        return span


def _shape(request: Request) -> FilmShape:
    return LETTERS.get(request.click.state, FilmShape.SQUARE)


def _check_size(request: Request, content: bytes) -> None:
    if len(content) > request.interaction.filesize_limit:
        raise TooLarge(request.interaction.filesize_limit)


def _marked_posted(request: Request) -> Reply:
    layout = clicked_layout(request.interaction)
    for item in layout.walk_children():
        if isinstance(item, ui.Button) and item.custom_id == clicked_id(request.interaction):
            item.label, item.disabled = "Posted", True
    return Reply(layout=layout)
