import sys
from datetime import UTC, datetime, timedelta

import pytest

from bot.conversation.library import Library
from bot.tryout.club import Club, open_club
from tests.conftest import MakeBot


async def test_two_people_meet_the_bot_and_one_of_them_moderates(club: Club) -> None:
    people = {club.member.id, club.moderator.id, club.env.bot.user.id}
    assert set(club.member.guild.member_ids()) == people
    assert club.member.guild.owner.id == club.moderator.id


async def test_the_first_message_says_what_to_type(club: Club) -> None:
    first = club.channel.history()[0]
    assert first.author.id == club.moderator.id
    assert "/quote" in first.content


async def test_it_is_now(club: Club) -> None:
    assert abs(club.channel.history()[0].created_at - datetime.now(UTC)) < timedelta(minutes=1)


async def test_the_bot_has_its_name(club: Club) -> None:
    assert club.env.bot.user.name == "Verbatim"


async def test_an_error_the_bot_explains_is_no_failure_to_the_page(make_bot: MakeBot) -> None:
    async with open_club(make_bot(Library.of([]))) as club:
        answer = await club.member.slash(club.channel, "moment", time="no time")
        assert answer.ephemeral
        assert club.env.errors == []


async def test_without_simcord_one_line_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch, make_bot: MakeBot) -> None:
    monkeypatch.setitem(sys.modules, "simcord", None)
    with pytest.raises(SystemExit, match=r"pip install '\.\[try\]'"):
        async with open_club(make_bot(Library.of([]))):
            pass
