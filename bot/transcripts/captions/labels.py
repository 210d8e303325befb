"""Which names in captions are speakers: of all captions of a file together."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import starmap
from typing import NamedTuple

from bot.transcripts.captions.label_reach import labels_go_on
from bot.transcripts.captions.text import tagged, undashed
from bot.transcripts.speakers.label_candidates import candidate_of
from bot.transcripts.speakers.speaker_labels import Labels, labels_of
from bot.transcripts.written import Noticed


class CaptionLabels(NamedTuple):
    """The ``labels`` of a file of captions, and whether who is named goes on until somebody else is."""

    labels: Labels
    go_on: bool


def caption_labels(captions: Iterable[Sequence[tuple[int, str]]], speakers: Iterable[str] = ()) -> CaptionLabels:
    """Return the labels of ``captions``, each the lines of one with their numbers; ``speakers`` it names elsewhere.

    Where a caption's line is long it goes on in the next, so only lines that begin one, or with what may be a
    label, are looked at as lines. Voices whose names are shown in another way are noticed, too.
    """
    known, first = Counter(speaker for speaker in speakers if speaker), dict[str, int]()
    lines: list[tuple[int, str]] = []
    pieces = 0
    for caption in captions:
        pieces += 1
        for begins, (number, line) in enumerate(caption):
            unnamed, *named = tagged(line)
            for voiced in named:
                known[voiced.speaker] += 1
                first.setdefault(voiced.speaker, number)
            text = " ".join(undashed(unnamed.text).split())
            if begins and lines and not candidate_of(text):
                lines[-1] = (lines[-1][0], f"{lines[-1][1]} {text}".strip())
            elif text:
                lines.append((number, text))
    known.pop("", None)
    labels = labels_of(lines, known=known)
    counts = Counter(label.label for _, line in lines if (label := labels.of(line)))
    go_on = bool(known) or not counts or labels_go_on(counts, pieces)
    noticed = labels.noticed if go_on else tuple(_of_one_caption(labels, counts))
    otherwise = starmap(Noticed, _shown_otherwise(labels, known, first))
    return CaptionLabels(Labels(labels.names, (*noticed, *otherwise)), go_on)


def _of_one_caption(labels: Labels, counts: Counter[str]) -> Iterator[Noticed]:
    """Yield what is noticed of labels that reach no further than their captions."""
    told = {noticed.text: noticed for noticed in labels.noticed}
    for label, times in counts.items():
        noticed = told.pop(f"{label}:", Noticed(0, f"{label}:", times, ""))
        yield noticed._replace(taken_as="a speaker of that caption alone")
    yield from told.values()


def _shown_otherwise(labels: Labels, known: Counter[str], first: dict[str, int]) -> Iterator[tuple[int, str, int, str]]:
    for label, times in known.items():
        name = labels.names.get(label, label)
        if name != label:
            yield first.get(label, 0), label, times, f"{name}, a speaker"
