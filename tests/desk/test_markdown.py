"""Text from people and transcripts: shown letter for letter, whatever is in it."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.desk.markdown import cut, cut_start, plain
from tests.desk.conversations import HOSTILE_TEXT
from tests.desk.discord_markdown import kinds, shown
from tests.desk.letters import letters

LIMITS = st.integers(2, 200)
several = settings(max_examples=50)


@several
@given(HOSTILE_TEXT)
@example("https://evil.example/x and steam://run/1 and discord.gg/abc")
@example("\\*not bold\\* \\\\ `` ` ``` code ```")
@example("@everyone @here <@1> <@&2> <#3> </quote:4> <:a:5> <t:6:R> <id:home>")
@example("[x](https://evil.example) [x]: https://evil.example")
@example(":tada: 10:30:45 <https://evil.example> -# small\n# big\n> quoted\n1. one\n- two\n* three")
@example("a\x1cb c\x00d \u202eabc")
def test_plain_text_is_shown_letter_for_letter_without_any_mark(text: str):
    assert kinds(plain(text)) == set()
    assert letters(shown(plain(text))) == letters(text)


@several
@given(HOSTILE_TEXT)
def test_plain_text_stays_plain_in_bold_in_a_quote_and_in_a_link(text: str):
    inside = " ".join(plain(text).split())
    if inside:
        assert kinds(f"> **{inside}** x") == {"quote", "bold"}
        assert letters(shown(f"[{inside}](<https://ours.example>)")) == letters(text)


@several
@given(HOSTILE_TEXT, LIMITS)
@pytest.mark.parametrize("cutting", [cut, cut_start])
def test_a_cut_text_fits_in_one_line(cutting, text: str, limit: int):
    short = cutting(text, limit)
    assert len(short) <= limit
    assert len(short.splitlines()) <= 1
    assert bool(short) == bool(text.split())


@several
@given(HOSTILE_TEXT, LIMITS)
def test_a_text_is_cut_between_words_unless_one_is_too_long(text: str, limit: int):
    words, short = text.split(), cut(text, limit)
    if short != " ".join(words):
        assert short.endswith("…")
        kept = short[:-1].split()
        assert kept == words[: len(kept)] or (len(kept) == 1 and words[0].startswith(kept[0]))


@several
@given(HOSTILE_TEXT, LIMITS)
def test_a_text_is_cut_at_its_start_between_words_unless_one_is_too_long(text: str, limit: int):
    words, short = text.split(), cut_start(text, limit)
    if short != " ".join(words):
        assert short.startswith("…")
        kept = short[1:].split()
        assert not kept or kept == words[-len(kept) :] or (len(kept) == 1 and words[-1].endswith(kept[0]))


@several
@given(HOSTILE_TEXT, LIMITS)
@example("a*b" * 60, 100)
@example("\\" * 200, 99)
@example("https://evil.example/" * 20, 100)
@pytest.mark.parametrize("cutting", [cut, cut_start])
def test_plain_text_stays_plain_when_it_is_cut(cutting, text: str, limit: int):
    short = cutting(plain(text), limit)
    assert kinds(short) == set()
    assert letters(shown(short)).strip("…") in letters(text)


def test_a_cut_text_says_as_much_as_fits():
    assert cut("one two three", 13) == "one two three"
    assert cut("one two three", 12) == "one two…"
    assert cut_start("one two three", 12) == "…two three"
    assert cut("x" * 30, 10) == "x" * 9 + "…"
    assert cut_start("x" * 29 + "y", 10) == "…" + "x" * 8 + "y"
