"""What is said of drafts and of what was added is a message Discord takes, whatever names and words are in it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.model import Conversation
from bot.features.conversations.adding.accounting import TOLD
from bot.features.conversations.adding.many import Handed, Unread
from bot.features.conversations.adding.many_words import (
    back_together_reply,
    handed_in_reply,
    removed_together_reply,
    taken_reply,
)
from bot.features.conversations.adding.words import (
    Drafted,
    added_reply,
    brought_back_conversation_reply,
    draft_reply,
    names_form,
    no_names_reply,
    read_names,
    removed_conversation_reply,
    sample_quotes,
)
from bot.library.added import AddedConversation, Most
from bot.library.handed_in import Taken, WaitingDraft
from bot.statistics.speakers import speaker_figures
from tests.conversation.talks import talk
from tests.desk.conversations import HOSTILE_TEXT, NAMES, conversations, few
from tests.desk.sent import check, texts

NOW = datetime(2026, 11, 23, 16, tzinfo=UTC)


def added(conversation: Conversation) -> AddedConversation:
    speakers = conversation.speakers
    return AddedConversation(2**53, conversation.title, speakers, 600_000, 9e5, None, NOW, 3)


def drafted(conversation: Conversation, odd: list[str], known: dict[str, str]) -> Drafted:
    figures, samples = speaker_figures([conversation]), sample_quotes(conversation)
    lines = [*((one, one) for one in odd), *(("0", one, TOLD) for one in odd)]
    return Drafted(added(conversation), conversation, figures, samples, lines, 3, Most(), known, by_hand=True)


@few
@given(conversations(), st.lists(HOSTILE_TEXT, max_size=9), st.dictionaries(NAMES, NAMES, max_size=9))
def test_every_draft(conversation: Conversation, odd: list[str], known: dict[str, str]):
    check(draft_reply(drafted(conversation, odd, known)), allowed={"mention"})
    for reply in (
        added_reply(added(conversation), 3, Most(), ideas=True),
        removed_conversation_reply(added(conversation)),
        brought_back_conversation_reply(added(conversation)),
    ):
        check(reply, allowed={"code"})


def test_a_draft_of_the_longest_names_and_words_everywhere():
    names = [f"{'*' * 77}{number:03}" for number in range(500)]
    long = talk(*((name, 5.0 * number, "A long_word " * 40 + ".") for number, name in enumerate(names)))
    reply = draft_reply(drafted(long, ["*" * 300] * 20, dict.fromkeys(names, "*" * 80)))
    check(reply, allowed={"mention"})
    assert sum(map(len, texts(reply))) <= 4000


@few
@given(st.lists(NAMES, max_size=600))
def test_every_form_for_names(speakers: list[str]):
    form = names_form(2**53, speakers).to_dict()
    assert len(form["title"]) <= 45
    (label,) = form["components"]
    assert len(label["label"]) <= 45
    assert len(label["component"].get("value", "")) <= label["component"]["max_length"] <= 4000


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("a = a\nb=c", {"b": "c"}),
        ("a=b = a=b", {}),
        ("a=b = Ada = Lovelace", {"a=b": "Ada = Lovelace"}),
        ("a =", {"a": ""}),
        ("nothing", {}),
    ],
)
def test_names_are_read_though_they_hold_the_sign_between_them(typed: str, names: dict[str, str]):
    assert read_names(typed) == names


@few
@given(HOSTILE_TEXT)
def test_what_was_typed_as_names_comes_back(typed: str):
    check(no_names_reply(typed * 50), allowed={"code"})


def test_many_files_of_the_longest_names_and_lines_everywhere():
    long = added(talk(("Ada", 5.0, "Yes, it is.")))
    titled = [replace(long, number=number, title=f"*_`@everyone{number}" * 50) for number in range(100)]
    waiting = [WaitingDraft(one, (("7", "_*" * 200, ""),) * (number % 2 * 3)) for number, one in enumerate(titled)]
    unread = [Unread("`@here`" * 40, "*" * 400)] * 100
    check(handed_in_reply(Handed(NOW, waiting, unread, 3, Most())), allowed={"mention"})
    taken = Taken(tuple(titled), tuple(one.title for one in titled))
    check(taken_reply(taken, NOW, ideas=True), allowed={"code"})
    check(removed_together_reply(titled, NOW))
    check(back_together_reply(taken))
