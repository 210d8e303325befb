"""Reading spoken text takes work in proportion to its length, whatever it holds: counted in steps, not in seconds."""

import sys

import pytest

from bot.conversation.errors import TranscriptError
from bot.transcripts.formats import read_transcript
from bot.transcripts.speakers.label_candidates import candidate_of
from bot.transcripts.spoken.lines import head_of

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def name(number):
    return "".join(LETTERS[number // 26**place % 26] for place in range(4))


FILES = {
    "underscores": lambda size: "_" * size,
    "stars": lambda size: "Ada: so\nBob: " + "*" * size,
    "short lines": lambda size: "a\n" * size,
    "labels that come three times": lambda size: "".join(f"{name(n)}: So it is.\n" * 3 for n in range(size // 3)),
    "labels that come once": lambda size: (
        "A B: x\nA B: y\n" + "".join(f"{name(n).title()}: So.\n" for n in range(size))
    ),
    "initials": lambda size: "".join(f"{name(n)[:3].upper()}: So it is.\n" * 2 for n in range(size // 2)),
    "names before times": lambda size: "".join(f"{name(n)} (0:{n // 60:02}:{n % 60:02}) So.\n" for n in range(size)),
    "times within": lambda size: "Ada: so\nBob: x\n" + "so [0:01] " * size,
    "times alone": lambda size: "".join(f"{n // 60}:{n % 60:02}\nso\nor so\n" for n in range(size)),
    "headings with times": lambda size: (
        "Ada (0:01) so\n" + "".join(f"## {n // 60}:{n % 60:02} a{n}\nso\n" for n in range(size))
    ),
    "settings": lambda size: "---\n" + "a: |\n  b c\n" * size,
    "fences": lambda size: "```\na\n" * size,
}


def steps(text):
    """Return how many calls reading ``text`` takes, of functions in Python and in C."""
    count = 0

    def counting(frame, event, argument):
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(counting)
    try:
        read_transcript(text, "t.txt")
    except TranscriptError:
        pass
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("kind", FILES)
def test_twice_the_length_takes_at_most_about_twice_the_steps(kind):
    once, twice = (steps(FILES[kind](size)) for size in (300, 600))
    assert twice <= 2.5 * once + 1000


@pytest.mark.parametrize(
    "unit", ["_", "*", "**", "(", "[", "[(0:01)](", "a ", "a:", ": ", "：", " ", "0:01 ", "Ada (", "- ", ". "]
)
def test_no_more_than_the_beginning_of_a_line_is_looked_at_for_a_head_or_a_label(unit):
    head, label = head_of(unit * 1000), candidate_of(unit * 1000)
    longer_head, longer_label = head_of(unit * 3000), candidate_of(unit * 3000)
    assert (head is None) == (longer_head is None)
    assert (label is None) == (longer_label is None)
    if head and longer_head:
        assert head[:2] == longer_head[:2]
