"""Where in a talk a word or phrase is said, and by whom."""

from collections.abc import Mapping

import numpy as np

from bot.conversation.model import Conversation
from bot.conversation.timecode import format_timecode
from bot.pictures.along import chapter_note, talk_length
from bot.pictures.lanes import Lane, lanes_values
from bot.pictures.sketch import Sketch, Theme
from bot.pictures.text import described, headline, listed, times
from bot.statistics.word_use import WordUse

THINNEST = 2.2
"""Points; the width of the mark that one use is."""


def word_timeline(conversation: Conversation, use: WordUse, theme: Theme = Theme.LIGHT) -> Sketch:
    """Return the picture of where in ``conversation`` the words of ``use`` are said; who says them most comes first.

    Who never says them has an empty lane.
    """
    moments = _moments(conversation, use)
    lanes = [
        Lane(speaker, times(len(moments[speaker])), tuple((second, second) for second in moments[speaker]))
        for speaker in sorted(moments, key=lambda speaker: -len(moments[speaker]))
    ]
    said = times(sum(map(len, moments.values())))
    quoted = asked_words(use)
    length = format_timecode(talk_length(conversation))
    values = lanes_values(
        conversation,
        lanes,
        theme,
        heading=quoted,
        reading=f"Said {said} in {length}, in all forms.{chapter_note(conversation)}",
        thinnest=THINNEST,
    )
    by_speaker = listed([f"{lane.speaker} {lane.note}" for lane in lanes])
    description = described(
        f"Timeline of {quoted} in {conversation.title}, said {said}: {by_speaker or 'nobody speaks'}.", _when(moments)
    )
    return Sketch.of("lanes", theme, description, values, name="word")


def asked_words(use: WordUse) -> str:
    """Return the words of ``use`` in quotation marks, as they stand in a heading."""
    return f"“{headline(use.words)}”"


def busiest_timeline(use: WordUse, theme: Theme = Theme.LIGHT) -> Sketch:
    """Return the picture of the conversation in which the words of ``use`` are said most; somebody must say them."""
    busiest = max(use.conversations, key=lambda one: one.uses).conversation
    return word_timeline(busiest, use, theme)


def _moments(conversation: Conversation, use: WordUse) -> dict[str, list[float]]:
    """Return at which seconds everyone says the words."""
    moments: dict[str, list[float]] = {speaker: [] for speaker in conversation.speakers}
    here = [number for number, one in enumerate(use.places.conversations) if one.key == conversation.key]
    for number in np.flatnonzero(np.isin(use.places.conversation, here)).tolist():
        place = use.places[number]
        moments[place.speaker].append(place.start)
    return moments


def _when(moments: Mapping[str, list[float]]) -> str:
    seconds = [second for own in moments.values() for second in own]
    if not seconds:
        return ""
    return f"First at {format_timecode(min(seconds))}, last at {format_timecode(max(seconds))}."
