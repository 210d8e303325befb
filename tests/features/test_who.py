"""Which speaker is meant where several may be: asked with a menu, never guessed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.client import VerbatimBot
from bot.conversation.library import Library
from bot.desk.click_ids import Click, mark
from bot.desk.which import WhichSpeaker, who_reply
from tests.conftest import MakeBot, Stage, text_of
from tests.conversation.talks import talk
from tests.desk.conversations import HOSTILE_TEXT, few
from tests.desk.sent import check

SAID = "A kettle sings before it boils over the stove in the old mill."
EPISODES = [
    replace(talk((name, 0.0, f"{SAID} {where}"), ("Bo", 20.0, "And nobody would say how.")), key=key, title=key.title())
    for key, name, where in (
        ("north", "Mira", "So it is in the north of here."),
        ("south", "Mira Vale", "So it is in the south of here."),
        ("east", "Mira Vale", "So it is in the east of here."),
    )
]


@pytest.fixture
def bot(make_bot: MakeBot) -> VerbatimBot:
    return make_bot(Library.of(EPISODES))


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("quote", {"words": "a kettle sings", "speaker": "mira"}),
        ("random", {"speaker": "mira"}),
        ("topic", {"words": "kettle", "speaker": "mira"}),
        ("stats speaker", {"name": "mira"}),
        ("stats longest", {"speaker": "mira"}),
    ],
)
async def test_who_may_be_meant_is_asked_and_the_one_chosen_is_answered(stage: Stage, command: str, options):
    asked = (await stage.mira.slash(stage.channel, command, **options)).response
    assert asked.ephemeral
    assert "2 people fit “mira”. Which one is meant?" in text_of(asked)
    (row,) = [row for row in asked.components if row["type"] == 1]
    (menu,) = row["components"]
    assert [(one["label"], one["description"]) for one in menu["options"]] == [
        ("Mira Vale", "2 conversations"),
        ("Mira", "1 conversation"),
    ]
    stage.forget_public_answers()
    answer = (await stage.mira.select(asked.message, [mark("Mira")], custom_id=menu["custom_id"])).response
    told = text_of(answer)
    assert not answer.ephemeral
    assert "Mira" in told
    assert "Vale" not in told


async def test_a_name_chosen_from_the_suggestions_is_just_that_person(stage: Stage):
    answer = (await stage.mira.slash(stage.channel, "quote", words="a kettle sings", speaker="Mira")).response
    assert not answer.ephemeral
    assert "North" in text_of(answer)


async def test_where_no_menu_can_keep_what_was_asked_the_names_are_told(stage: Stage):
    long = "a kettle sings before it boils over the stove in the old mill so it is in the north"
    answer = (await stage.mira.slash(stage.channel, "quote", words=long, speaker="mira")).response
    assert answer.content.endswith("Mira, Mira Vale: choose one from the suggestions while you type it.")


@few
@given(HOSTILE_TEXT, st.dictionaries(HOSTILE_TEXT.filter(bool), st.integers(1, 2000), min_size=2, max_size=40))
def test_whatever_people_are_called(name: str, speakers: dict[str, int]):
    for click in (None, Click("whospeaks", "", "")):
        check(who_reply(WhichSpeaker(name, list(speakers.items()), click)))
