import math

from hypothesis import given

from bot.conversation.model import Chapter, Conversation
from bot.statistics.chapters import chapter_figures
from tests.statistics.conversations import ANY_CONVERSATION, FEW, first_conversation, talk


def test_a_passage_is_divided_where_a_chapter_begins() -> None:
    said = talk(
        ("Ada", 0, "aa bb cc dd"),
        ("Bo", 20, "ee ff"),
        ("Ada", 30, "gg"),
        chapters=[Chapter(0, "One"), Chapter(10, "Two"), Chapter(99, "Three")],
    )
    one, two, three = chapter_figures(said)
    assert (one.title, one.start, one.stop, one.words, one.dominant) == ("One", 0, 10, 2, "Ada")
    assert [(p.speaker, p.words, p.share, p.seconds) for p in one.parts] == [("Ada", 2, 1, 10)]
    assert (two.words, two.dominant) == (5, "Ada")
    assert [(p.speaker, p.words, p.share) for p in two.parts] == [("Ada", 3, 3 / 5), ("Bo", 2, 2 / 5)]
    assert [round(p.seconds, 3) for p in two.parts] == [round(10 + 2 / 15.4, 3), 10]
    assert (three.start, three.stop, three.words, three.parts, three.dominant) == (99, 99, 0, (), None)


def test_half_of_the_words_is_no_majority() -> None:
    (only,) = chapter_figures(talk(("Ada", 0, "yes"), ("Bo", 9, "no"), chapters=[Chapter(0, "All")]))
    assert only.dominant is None


def test_what_is_said_before_the_first_chapter_belongs_to_none() -> None:
    (only,) = chapter_figures(talk(("Ada", 0, "yes"), ("Bo", 9, "no"), chapters=[Chapter(9, "Late")]))
    assert [(part.speaker, part.words) for part in only.parts] == [("Bo", 1)]


def test_the_first_conversation() -> None:
    chapters = chapter_figures(first_conversation())
    assert [(c.title, c.words, c.dominant) for c in chapters[:3]] == [
        ("Introduction", 92, "Lex Fridman"),
        ("Metaverse", 2410, "Mark Zuckerberg"),
        ("Quest 3", 2642, "Mark Zuckerberg"),
    ]
    assert sum(chapter.words for chapter in chapters) == 10874
    assert all(chapter.dominant == "Mark Zuckerberg" for chapter in chapters[1:])


@FEW
@given(ANY_CONVERSATION)
def test_any_conversation(conversation: Conversation) -> None:
    chapters = chapter_figures(conversation)
    assert len(chapters) == len(conversation.chapters)
    assert sum(chapter.words for chapter in chapters) <= conversation.word_count
    for chapter in chapters:
        assert chapter.start <= chapter.stop
        assert not chapter.parts or math.isclose(sum(part.share for part in chapter.parts), 1)
        assert all(part.seconds >= 0 for part in chapter.parts)
