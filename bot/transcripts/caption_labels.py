"""Which names in captions are speakers: of all captions of a file together."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import starmap

from bot.transcripts.caption_text import tagged, undashed
from bot.transcripts.label_candidates import candidate_of
from bot.transcripts.speaker_labels import Labels, labels_of
from bot.transcripts.written import Noticed


def caption_labels(captions: Iterable[Sequence[tuple[int, str]]], speakers: Iterable[str] = ()) -> Labels:
    """Return the labels of ``captions``, each the lines of one with their numbers; ``speakers`` it names elsewhere.

    Where a caption's line is long it goes on in the next, so only lines that begin one, or with what may be a
    label, are looked at as lines. Voices whose names are shown in another way are noticed, too.
    """
    known, first = Counter(speaker for speaker in speakers if speaker), dict[str, int]()
    lines: list[tuple[int, str]] = []
    for caption in captions:
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
    return Labels(labels.names, (*labels.noticed, *starmap(Noticed, _shown_otherwise(labels, known, first))))


def _shown_otherwise(labels: Labels, known: Counter[str], first: dict[str, int]) -> Iterator[tuple[int, str, int, str]]:
    for label, times in known.items():
        name = labels.names.get(label, label)
        if name != label:
            yield first.get(label, 0), label, times, f"{name}, a speaker"
