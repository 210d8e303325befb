import json

from hypothesis import given

from bot.conversation.model import Conversation
from bot.statistics.report import conversation_report
from tests.statistics.conversations import ANY_CONVERSATION, FEW, first_conversation


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
@given(ANY_CONVERSATION)
def test_any_conversation_is_json_without_infinities(conversation: Conversation) -> None:
    json.dumps(conversation_report(conversation), allow_nan=False)
