"""An embedder whose meaning of a text can be reckoned by hand: how often each topic's words come up in it."""

import threading
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.conversation.canonical import canonical
from bot.conversation.model import Conversation, Passage

TOPICS = (
    ("money", "price", "fee", "cash", "wages"),
    ("sea", "harbour", "boat", "ship", "sailing"),
    ("bread", "oven", "baker", "dough", "loaf"),
    ("snow", "winter", "frost", "ice", "cold"),
)


class TopicEmbedder:
    """One dimension a topic, and a last one for whatever else is said; ``asked`` counts the texts embedded."""

    name = "topics"
    dimensions = len(TOPICS) + 1
    unlike = 0.4
    unrelated = 0.0
    by_chance = 0.0

    def __init__(self) -> None:
        self.asked = 0

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked += len(texts)
        counts = np.zeros((len(texts), self.dimensions), np.float32)
        for row, text in zip(counts, texts, strict=True):
            words = set(map(canonical, text.split()))
            row[:-1] = [len(words & set(topic)) for topic in TOPICS]
            row[-1] = 0.1
        return counts / np.linalg.norm(counts, axis=1, keepdims=True)

    def second_look(self, asked: str, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.zeros(len(texts), np.float32)


class Waiting(TopicEmbedder):
    """Embeds nothing before it may."""

    def __init__(self) -> None:
        super().__init__()
        self.begun, self.may = threading.Event(), threading.Event()

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.begun.set()
        self.may.wait(30)
        return super().embed(texts)


def town() -> Conversation:
    """Return a talk in which each topic is spoken of once, among much else."""
    said = [
        ("Ada", "Tell me about the place where you grew up and what the people there used to do all day."),
        ("Bo", "My father was out on a boat before dawn. The harbour smelled of tar, I remember it to this day."),
        ("Ada", "And your mother? Was she at home with all of you the whole time, or did she go out?"),
        ("Bo", "She kept the oven going. There was always dough under a cloth somewhere, rising, and we stole it."),
        ("Ada", "What did they pay each other in such a small place, when nobody had very much of anything?"),
        ("Bo", "Hardly any cash changed hands. You paid a fee in firewood, or you mended somebody's roof instead."),
        ("Ada", "I have been told that it could be a very hard place to live for half of the year."),
        ("Bo", "Frost on the inside of the windows. We slept four to a bed and thought nothing of it at all."),
    ]
    filler = "And then one thing led to another, as it always does, and nobody could say any more who had begun it."
    passages = [Passage(speaker, 20.0 * number, f"{text} {filler * 4}") for number, (speaker, text) in enumerate(said)]
    return Conversation("town", "A town", None, tuple(passages))
