"""Conversations to write in any format: words, who says them and when."""

from typing import NamedTuple

from hypothesis import strategies as st


class Spoken(NamedTuple):
    """A word, its start and end in seconds."""

    text: str
    start: float
    end: float


class Turn(NamedTuple):
    """What one person, told by a number, says."""

    speaker: int
    words: tuple[Spoken, ...]

    @property
    def text(self):
        return " ".join(word.text for word in self.words)

    @property
    def start(self):
        return self.words[0].start

    @property
    def end(self):
        return self.words[-1].end


_WORDS = st.sampled_from(
    ["So", "we", "went", "to", "the", "mill,", "Ada's", "wheel", "turned.", "Why?", "élan", "1843", "e.g.", "Well..."]
)


@st.composite
def talks(draw):
    """Turns of people who take turns, words timed to the hundredth, with silences between some."""
    now, turns, speaker = draw(st.integers(0, 500)), [], draw(st.integers(0, 2))
    for _ in range(draw(st.integers(1, 5))):
        words = []
        for text in draw(st.lists(_WORDS, min_size=1, max_size=8)):
            lasting = draw(st.integers(8, 60))
            words.append(Spoken(text, now / 100, (now + lasting) / 100))
            now += lasting + draw(st.sampled_from([0, 4, 40, 300]))
        turns.append(Turn(speaker, tuple(words)))
        speaker = (speaker + draw(st.integers(1, 2))) % 3
    return turns
