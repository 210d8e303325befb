import json
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.model import Conversation
from bot.statistics.dates import dated_figures
from bot.statistics.report import conversation_report, library_report
from tests.statistics.conversations import ANY_CONVERSATION, FEW, first_conversation, talk

NEW = replace(talk(("Ada", 0, "One two three.")), key="new", published=date(2024, 1, 1))
OLD = replace(talk(("Ada", 0, "One."), ("Bo", 5, "Two")), key="old", published=date(2020, 1, 1))
UNDATED = talk(("Bo", 0, "Dogs"))


def test_conversations_come_by_date() -> None:
    found = dated_figures([UNDATED, NEW, OLD])
    assert [(each.published, each.all.words, len(each.speakers)) for each in found] == [
        (date(2020, 1, 1), 2, 2),
        (date(2024, 1, 1), 3, 1),
        (None, 1, 1),
    ]


def test_across_a_library() -> None:
    report = json.loads(json.dumps(library_report([UNDATED, NEW, OLD])))
    assert [(each["speaker"], each["words"], each["conversations"]) for each in report["speakers"]] == [
        ("Ada", 4, 2),
        ("Bo", 2, 2),
    ]
    assert [each["conversation"] for each in report["conversations"]] == ["old", "new", "talk"]


def test_the_first_conversation() -> None:
    report = json.loads(json.dumps(conversation_report(first_conversation())))
    assert (report["title"], report["published"]) == (first_conversation().title, "2023-09-28")
    assert [(each["speaker"], each["words"]) for each in report["speakers"]] == [
        ("Mark Zuckerberg", 8077),
        ("Lex Fridman", 2797),
    ]
    assert report["all"]["words"] == 10874
    assert [each["different_words"] for each in report["vocabulary"]] == [1376, 1127, 639]
    assert report["distinctive"]["Mark Zuckerberg"][0]["text"] == "I think"
    assert len(report["pace"]["Lex Fridman"]) == 33
    assert report["interruptions"][0]["quote"]["url"].endswith("t=241s")
    assert report["chapters"][1]["title"] == "Metaverse"


@FEW
@given(st.lists(ANY_CONVERSATION, max_size=2))
def test_any_conversations_are_json_without_infinities(conversations: list[Conversation]) -> None:
    json.dumps([library_report(conversations), *map(conversation_report, conversations)], allow_nan=False)
