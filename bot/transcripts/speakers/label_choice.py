"""Which labels of a file are speakers, by what the whole of it tells of them."""

from bot.transcripts.speakers.label_candidates import Form
from bot.transcripts.speakers.label_evidence import Evidence, looks_named
from bot.transcripts.speakers.label_words import is_caseless, is_name_like, names_nobody, tells_role, words_in
from bot.transcripts.speakers.shown_names import base_name

_ALL = 0.9
"""The share of lines with labels from which every line has one."""
_MOST_LABELS = 500
"""Labels of a file that are looked up in it; more are no names."""
_MANY_WORDS = 2000
"""Words from which one that is never written small is a name."""
_NOTE_WORDS = 12
"""Words at most in a publisher's note, such as ``Host: Ada Lovelace``."""


def are_speakers(evidence: Evidence) -> frozenset[str]:
    """Return the labels that are speakers."""
    if not evidence.frequent and not evidence.known:
        return _each_once(evidence)
    once = (label for label in evidence.counts if label not in evidence.frequent)
    return frozenset([*evidence.frequent, *(label for label in once if _speaks_once(label, evidence))])


def _each_once(evidence: Evidence) -> frozenset[str]:
    """Return all labels of a file where each comes once, if they begin most of its lines and are names."""
    labels = evidence.counts
    if len(labels) > 1 and all(map(evidence.numbered, labels)):
        return frozenset(labels)
    if labels and all(
        one.candidate.form is Form.BOLD and len(one.candidate.label.split()) > 1 for one in evidence.seen
    ):
        return frozenset(label for label in labels if looks_named(label))
    dense = len(labels) > 1 and 2 * len(labels) >= len(evidence.lines)
    named = dense and all(
        (is_name_like(base_name(label)) or tells_role(label)) and not names_nobody(base_name(label)) for label in labels
    )
    return frozenset(labels) if named and next(iter(evidence.first.values())).line else frozenset()


def _speaks_once(label: str, evidence: Evidence) -> bool:
    """Say whether ``label``, which does not come often enough by itself, is a speaker."""
    if label in evidence.known:
        return True
    if len(label) == 1 and label.isascii():
        return False
    first = evidence.first[label]
    text = first.candidate.text
    if " " in label and looks_named(label) and base_name(label).split()[0] in evidence.frequent:
        return True
    above = first.line < evidence.begins
    if above and len(text.split()) <= _NOTE_WORDS and not text.endswith((".", "?", "!", "…")):
        return False
    if evidence.numbered(label):
        return True
    if not evidence.mostly_frequent:
        return False
    if tells_role(label):
        return True
    return not names_nobody(base_name(label)) and _is_like_the_others(label, evidence)


def _is_like_the_others(label: str, evidence: Evidence) -> bool:
    """Say whether ``label`` is written as the labels that come often, and is no common word."""
    first = evidence.first[label]
    text, words = first.candidate.text, words_in(label)
    if first.candidate.unsure and is_name_like(label) and not any(word in evidence.small for word in words):
        return True
    if words and all(word in evidence.known_words for word in words):
        return True
    if evidence.in_bold:
        return first.candidate.form in {Form.BOLD, Form.BOLD_ALONE}
    if not is_name_like(base_name(label)) or (text[:1].islower() and evidence.followed_by_large):
        return False
    if is_caseless(label):
        return len(evidence.counts) <= _MOST_LABELS and evidence.text.count(label) > 1
    if evidence.in_capitals:
        return label == label.upper()
    if all(word in evidence.small for word in words_in(base_name(label))):
        return False
    if len(evidence.seen) >= _ALL * len(evidence.lines):
        return True
    return len(words) > 1 or words[0] in evidence.called or evidence.word_count >= _MANY_WORDS
