"""Where a word or phrase is said, in any of its forms."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from bot.conversation.model import Conversation, Quote
from bot.search.tokens import Tokens, tokenize
from bot.statistics.inflection import bases
from bot.statistics.tokens import Tokenized, tokenized


def phrase_uses(conversations: Iterable[Conversation], words: str) -> Iterator[tuple[Quote, ...]]:
    """Yield, for each of ``conversations``, every place in it where ``words`` are said, in order.

    A phrase is said where its words stand one after the other in one turn, each in any of its forms; case, accents,
    marks and the writing of numbers don't matter. Places don't overlap. Text without a word is said nowhere.
    """
    phrase = [_Forms(text) for text in tokenize(words.split()).texts]
    for spoken in tokenized(conversations):
        yield tuple(_uses(spoken, phrase)) if phrase else ()


class _Forms(dict[str, bool]):
    """Of every token met so far, whether it is a form of ``word``."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self._bases = bases(word)

    def __missing__(self, text: str) -> bool:
        self[text] = not self._bases.isdisjoint(bases(text))
        return self[text]


def _uses(spoken: Tokenized, phrase: Sequence[_Forms]) -> Iterator[Quote]:
    conversation, tokens = spoken
    turns = [conversation.first_words[turn.first] for turn in conversation.turns]
    free = 0
    for at in _positions(tokens.texts, phrase):
        after = at + len(phrase)
        turn = bisect_right(turns, tokens.words[at])
        stop = turns[turn] if turn < len(turns) else conversation.word_count
        if at >= free and tokens.words[after - 1] < stop:
            yield Quote(conversation, tokens.words[at], _word_after(tokens, after, stop))
            free = after


def _positions(texts: Sequence[str], phrase: Sequence[_Forms]) -> Iterator[int]:
    """Yield every position in ``texts`` at which a form of each word of ``phrase`` follows the one before."""
    opening, *others = phrase
    for at, text in enumerate(texts[: len(texts) - len(others)]):
        if opening[text] and all(forms[texts[at + further]] for further, forms in enumerate(others, start=1)):
            yield at


def _word_after(tokens: Tokens, after: int, stop: int) -> int:
    """Return the word that follows the token before token ``after``; a number may be said in several words."""
    last = tokens.words[after - 1]
    if not tokens.texts[after - 1][0].isdigit():
        return last + 1
    return max(last + 1, min(stop, tokens.words[after] if after < len(tokens.words) else stop))
