"""How many public answers one person may ask for, and what becomes of those beyond."""

from hypothesis import given
from hypothesis import strategies as st

from bot.desk.errors import TooManyAnswers
from bot.desk.send import PUBLIC_ANSWERS, PUBLIC_PERIOD, Sender
from tests.conftest import Stage, text_of

STIFF = "i get a lot of shit for my stiff face"


class Clock:
    """Time that passes when told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def allowed(sender: Sender, user: int, times: int) -> int:
    """Return how many of ``times`` public messages ``user`` may have."""
    count = 0
    for _ in range(times):
        try:
            sender.count_public(user)
        except TooManyAnswers:
            continue
        count += 1
    return count


def test_a_person_gets_so_many_and_again_after_a_while():
    clock = Clock()
    sender = Sender(clock=clock)
    assert allowed(sender, 1, 10) == PUBLIC_ANSWERS
    clock.now += PUBLIC_PERIOD - 1
    assert allowed(sender, 1, 1) == 0
    clock.now += 2
    assert allowed(sender, 1, 10) == PUBLIC_ANSWERS


def test_one_persons_limit_is_nobody_elses():
    sender = Sender(clock=Clock())
    assert [allowed(sender, user, 7) for user in range(3)] == [PUBLIC_ANSWERS] * 3


@given(st.lists(st.tuples(st.integers(1, 3), st.floats(0, 40)), max_size=60))
def test_nobody_gets_more_than_twice_the_limit_in_any_period(asked: list[tuple[int, float]]):
    clock = Clock()
    sender = Sender(clock=clock)
    given_at: dict[int, list[float]] = {}
    for user, pause in asked:
        clock.now += pause
        if allowed(sender, user, 1):
            given_at.setdefault(user, []).append(clock.now)
    for moments in given_at.values():
        for moment in moments:
            assert sum(moment <= other < moment + PUBLIC_PERIOD for other in moments) <= 2 * PUBLIC_ANSWERS


def test_very_many_people_are_forgotten_when_they_have_been_quiet():
    clock = Clock()
    sender = Sender(clock=clock)
    for user in range(5000):
        clock.now += 1
        sender.count_public(user)
    assert len(sender._public._used) <= 1100


async def test_beyond_the_limit_share_is_refused_privately_and_nothing_is_marked(stage: Stage):
    answer = (await stage.mira.slash(stage.channel, "quote", words=STIFF, private=True)).response
    for _ in range(PUBLIC_ANSWERS):
        await stage.mira.slash(stage.channel, "moment", time="9:20")
    told = await stage.mira.click(answer.message, label="Share")
    assert told.response.ephemeral
    assert "public answers a minute" in told.response.content
    assert "[Shared]" not in text_of(stage.refreshed(answer))


async def test_private_answers_are_not_counted(stage: Stage):
    for _ in range(PUBLIC_ANSWERS + 1):
        await stage.mira.slash(stage.channel, "help")
    assert not (await stage.mira.slash(stage.channel, "moment", time="9:20")).response.ephemeral
