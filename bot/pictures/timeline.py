"""Who speaks when, over a whole talk."""

from collections.abc import Sequence

from bot.conversation.model import Conversation
from bot.conversation.timecode import format_timecode
from bot.pictures.along import chapter_note, talk_length
from bot.pictures.lanes import Lane, lanes_values
from bot.pictures.sketch import Sketch, Theme
from bot.pictures.text import counted, described, listed, percent
from bot.statistics.speakers import TalkFigures
from bot.statistics.speech import passage_seconds

THINNEST = 0.6
"""Points; a turn of a second in a talk of an hour would be thinner."""


def talk_timeline(conversation: Conversation, figures: Sequence[TalkFigures], theme: Theme = Theme.LIGHT) -> Sketch:
    """Return the picture of when those in ``figures`` speak; who talks longest comes first."""
    figures = sorted(figures, key=lambda talk: -talk.seconds)
    speaking = sum(talk.seconds for talk in figures) or 1.0
    shares = {talk.speaker: talk.seconds / speaking for talk in figures if talk.speaker is not None}
    spans = _spans(conversation)
    lanes = [Lane(speaker, percent(share), tuple(spans[speaker])) for speaker, share in shares.items()]
    length = format_timecode(talk_length(conversation))
    turns = counted(sum(talk.turns for talk in figures), "turn")
    values = lanes_values(
        conversation,
        lanes,
        theme,
        heading="Who speaks when",
        reading=f"{turns} in {length}, with shares of the speaking time.{chapter_note(conversation)}",
        thinnest=THINNEST,
    )
    parts = listed([f"{lane.speaker} {lane.note}" for lane in lanes]) or "nobody speaks"
    chapters = f" Chapters: {listed([one.title for one in conversation.chapters])}." if conversation.chapters else ""
    description = described(f"Timeline of who speaks when in {conversation.title}, {length}: {parts}.", chapters)
    return Sketch.of("lanes", theme, description, values, name="timeline")


def _spans(conversation: Conversation) -> dict[str, list[tuple[float, float]]]:
    """Return from and to which second each speaker's passages last."""
    spans: dict[str, list[tuple[float, float]]] = {}
    for passage, seconds in zip(conversation.passages, passage_seconds(conversation), strict=True):
        spans.setdefault(passage.speaker, []).append((passage.start, passage.start + seconds))
    return spans
