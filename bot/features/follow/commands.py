"""/follow: what a person wants to be told of; only they see it."""

from contextlib import suppress

from discord import app_commands

from bot.conversation.errors import AmbiguousSpeaker, UnknownSpeaker
from bot.desk.autocomplete import Choices
from bot.desk.errors import NotAMember
from bot.desk.markdown import cut, visible
from bot.desk.options import Speaker
from bot.desk.part import Part, answers, on_click, suggests
from bot.desk.place import server_of
from bot.desk.request import Desk, Request
from bot.features.follow.errors import NothingToFollow
from bot.features.follow.followed import LONGEST, Kind
from bot.features.follow.store import Follows
from bot.features.follow.words import followed_reply, follows_reply, read_form, unfollowed_reply


class FollowCommands(Part):
    """Begins and ends following, for whoever asks."""

    follow = app_commands.Group(
        name="follow",
        description="Be told when a new conversation says something",
        guild_only=True,
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    )

    def __init__(self, desk: Desk, follows: Follows) -> None:
        super().__init__(desk)
        self._follows = follows

    @follow.command(description="Tell me when a new conversation says these words")
    @app_commands.describe(words="What to listen for, such as: brass kettle")
    @answers
    async def words(self, request: Request, words: app_commands.Range[str, 2, LONGEST]) -> None:
        """Follow words."""
        await self._begin(request, Kind.WORDS, words)

    @follow.command(description="Tell me when somebody speaks in a new conversation")
    @app_commands.describe(speaker="Their name; they need not have spoken yet")
    @answers
    async def speaker(self, request: Request, speaker: Speaker) -> None:
        """Follow a speaker, by the name they are known by if they are."""
        name = speaker
        with suppress(UnknownSpeaker, AmbiguousSpeaker):  # they may come yet
            name = (await request.finder()).speaker(speaker)
        await self._begin(request, Kind.SPEAKER, name)

    @follow.command(name="list", description="What you follow here; nobody else sees it")
    @answers
    async def list_all(self, request: Request) -> None:
        """Answer with what the asker follows."""
        followed = await request.in_time(self._follows.of(_server(request), request.user), private=True)
        await request.answer(follows_reply(followed), private=True)

    @follow.command(description="No longer follow something")
    @app_commands.describe(followed="Which of what you follow")
    @answers
    async def remove(self, request: Request, followed: str) -> None:
        """End following something."""
        removing = self._follows.remove(_server(request), request.user, followed)
        gone = await request.in_time(removing, private=True)
        await request.answer(unfollowed_reply(gone.kind, gone.subject), private=True)

    @remove.autocomplete("followed")
    @suggests
    async def _mine(self, request: Request, typed: str) -> Choices:
        mine = await self._follows.of(_server(request), request.user)
        wanted = typed.casefold().strip()
        return [
            app_commands.Choice(name=cut(visible(one.subject), 100), value=str(one.number))
            for one in mine
            if wanted in one.subject.casefold()
        ]

    @on_click("unfollow")
    async def undo(self, request: Request) -> None:
        """No longer follow what the message is about."""
        kind, subject = read_form(request.click.form)
        await request.in_time(self._follows.remove(_server(request), request.user, subject))
        await request.show(unfollowed_reply(kind, subject))

    @on_click("followagain")
    async def again(self, request: Request) -> None:
        """Follow again what the message is about."""
        kind, subject = read_form(request.click.form)
        new = await request.in_time(self._add(request, kind, subject))
        await request.show(followed_reply(kind, subject, new=new))

    async def _begin(self, request: Request, kind: Kind, subject: str) -> None:
        subject = cut(visible(subject), LONGEST)
        new = await request.in_time(self._add(request, kind, subject), private=True)
        await request.answer(followed_reply(kind, subject, new=new), private=True)

    async def _add(self, request: Request, kind: Kind, subject: str) -> bool:
        server = _server(request)
        if not any(map(str.isalnum, subject)):
            raise NothingToFollow
        shared = self.desk.libraries.shared.library.conversations
        known = [key for key in (await request.finder()).library.conversations if key not in shared]
        return await self._follows.add(server, request.user, kind, subject, known, request.now)


def _server(request: Request) -> int:
    """Return the server; raises NotAMember where the bot is none."""
    server = server_of(request.interaction)
    if server is None:
        raise NotAMember
    return server
