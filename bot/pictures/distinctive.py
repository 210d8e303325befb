"""The words and phrases that are one speaker's more than the others'."""

from collections import Counter
from collections.abc import Iterable, Sequence

from bot.conversation.model import Conversation
from bot.pictures.shades import shade
from bot.pictures.sketch import Sketch, Theme
from bot.pictures.source import source
from bot.pictures.text import counted, described, words
from bot.statistics.distinctive import DistinctiveTerm, SpeakerTerms
from bot.statistics.plain import Plain

MOST_SPEAKERS = 4
"""Speakers whose words are shown."""

MOST_ROWS = 12
"""Terms of all speakers together: what fits a picture that reads on a phone."""

MOST_TERMS = 6
"""Terms of one speaker."""


def distinctive_words(conversation: Conversation, terms: Sequence[SpeakerTerms], theme: Theme = Theme.LIGHT) -> Sketch:
    """Return the picture of what each speaker says more than the others do; who talks most comes first."""
    said = Counter(passage.speaker for passage in conversation.passages for _ in passage.text.split())
    telling = sorted((own for own in terms if own.terms), key=lambda own: -said[own.speaker])
    shown = telling[:MOST_SPEAKERS]
    each = min(MOST_TERMS, MOST_ROWS // max(1, len(shown)))
    rates = [rate for own in shown for term in own.terms[:each] for rate in _rates(term)]
    most = max(rates, default=1.0)
    unseen = len(telling) - len(shown)
    values: dict[str, Plain] = {
        "heading": words("Distinctive words"),
        "reading": words(_reading(shown)),
        "speakers": [
            {
                "speaker": words(own.speaker),
                "colour": shade(conversation, own.speaker, theme),
                "terms": [_term_values(term, most) for term in own.terms[:each]],
            }
            for own in shown
        ],
        "others": words(f"and {counted(unseen, 'more speaker')}" if unseen > 0 else ""),
        "source": source(conversation),
    }
    return Sketch.of("distinctive", theme, _description(conversation, shown), values)


def _reading(shown: Sequence[SpeakerTerms]) -> str:
    if not shown:
        return "Nobody says any word much more than the others do."
    return "What each says more than the others: uses per 1,000 words, in grey by everyone else"


def _rates(term: DistinctiveTerm) -> tuple[float, float]:
    return term.per_thousand_words, term.per_thousand_words_by_others


def _term_values(term: DistinctiveTerm, most: float) -> Plain:
    own, others = _rates(term)
    return {
        "term": words(term.text),
        "own": own / most,
        "others": others / most,
        "own-text": _rate(own),
        "others-text": _rate(others),
    }


def _rate(rate: float) -> str:
    return f"{rate:.1f}" if rate else "never"


def _description(conversation: Conversation, shown: Iterable[SpeakerTerms]) -> str:
    said = [f"{own.speaker}: {', '.join(f'{term.text} ({term.uses})' for term in own.terms[:4])}." for own in shown]
    return described(f"Distinctive words in {conversation.title}, with uses.", *(said or ["None."]))
