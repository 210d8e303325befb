"""Files that are no transcript are refused, or what speaks against them is told."""

import pytest

from bot.conversation.errors import TranscriptError
from bot.transcripts.formats import read_transcript

ARTICLE = "The mill was built by the river when nobody lived there. It has two wheels, and one of them turns. " * 4


def problems(text):
    return " ".join(odd.problem for odd in read_transcript(text, "t.md").odd_lines)


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"- {key}: {number}" for number in range(5) for key in ("raw_words", "cut_words", "turn_id"))
        + "\n- model_name: m\n- is_last: true\n- side_swap: no\n\nMira: We turn the stones.\nTomas: So we do.",
        "\n".join(f"<think>We need wheel {number}.\n</think>\nMira: So we do." for number in range(4)),
        f"{ARTICLE}\n\n```js\n" + "const mill = turn(river)\n" * 20 + f"```\n\n{ARTICLE}",
        "<html><body><p>{% for one in all %} {% if one %} {{ one.title }} {% endif %}</p><p>" + ARTICLE + "</p></body>",
    ],
    ids=["a log", "a program that thinks", "an article with code", "a template"],
)
def test_what_programs_write_and_articles_about_them_are_refused(text):
    with pytest.raises(TranscriptError, match="no passage with a speaker or a time"):
        read_transcript(text, "t.md")


def test_who_is_called_by_words_with_underlines_is_heard():
    lines = [f"{name}_{number}: We turn the stones with water." for name in ("mira", "tom") for number in "abc"]
    assert len({one.speaker for one in read_transcript("\n".join(lines * 4), "t.txt").passages}) == 6


def test_that_prose_may_be_an_article_is_told():
    assert "article" not in problems(ARTICLE)
    headed = "\n\n".join(f"## Part {number}\n\n{ARTICLE}" for number in "abc")
    assert "there are 3 headings: this may be an article" in problems(headed)
    linked = ARTICLE + "[the mill](https://example.org/a) " * 3
    assert "3 links" in problems(linked)


def test_that_a_program_speaks_is_told():
    talk = "\n\n".join(["User: How does a mill turn?", "Assistant: By water, which falls on its wheel."] * 3)
    assert "“Assistant” speaks in it" in problems(talk)
    assert "chat with a program" not in problems(talk.replace("Assistant", "Ada"))


def test_lines_of_a_program_in_a_talk_are_told():
    talk = "\n".join(["Mira: We turn the stones with water.", "const wheel = turn(river);"] + ["Tom: So we do."] * 4)
    assert "look like a program's" in problems(talk * 3)


def test_what_a_program_counted_is_refused():
    found = "\n\n".join(
        f"Score: {number}.5\nRE: We turn the stones.\nReply: So we do.\nFrom ex: false" for number in range(9)
    )
    with pytest.raises(TranscriptError, match="no passage with a speaker or a time"):
        read_transcript(found, "t.md")


def test_a_sentence_that_tells_of_everybody_is_nobodys_label():
    talk = "\n".join(f"[00:0{number}:00] We turn the stones." for number in range(6))
    talk += "\nAnd everybody knows them [00:07:00] as stones."
    assert {one.speaker for one in read_transcript(talk, "t.txt").passages} == {"Unknown speaker"}


def test_a_talk_below_its_heading_is_heard_though_code_is_shown_in_it():
    shown = "```elm\n" + "parse : Parser Mill\n" * 40 + "```"
    talk = f"# Mills\n\n## Transcript\n\nHello everyone! {ARTICLE}\n\n{shown}\n\nSo it turns. {ARTICLE}"
    assert read_transcript(talk, "t.md").passages[0].text.startswith("Hello everyone!")
