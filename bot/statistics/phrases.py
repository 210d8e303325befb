"""Where a word or phrase is said, in any of its forms."""

from collections.abc import Iterator, Sequence

from bot.conversation.model import Conversation, Quote
from bot.search.tokens import Tokens, pieces_of
from bot.statistics.inflection import bases
from bot.statistics.tokens import tokenize


class Phrase:
    """Words to be found one after the other in one turn, each in any of its forms.

    Case, accents, marks and the writing of numbers don't matter. Text without a word is said nowhere.
    """

    def __init__(self, words: str) -> None:
        self._forms = [_Forms(text) for text in tokenize(words.split()).texts]
        self._openings = _Openings(self._forms[0]) if self._forms else None

    def uses_in(self, conversation: Conversation) -> Iterator[Quote]:
        """Yield every place in ``conversation`` where the words are said, in order; places don't overlap."""
        if (openings := self._openings) is None:
            return
        words = conversation.words
        borders = (*conversation.first_words, conversation.word_count)
        for turn in conversation.turns:
            first, stop = borders[turn.first], borders[turn.stop]
            if any(openings[word] for word in words[first:stop]):
                tokens = tokenize(words[first:stop], first)
                for at in self._positions(tokens.texts):
                    after = _word_after(tokens, at + len(self._forms), stop)
                    yield Quote(conversation, tokens.words[at], after)

    def _positions(self, texts: Sequence[str]) -> Iterator[int]:
        opening, *others = self._forms
        free = 0
        for at, text in enumerate(texts):
            if at >= free and opening[text]:
                following = texts[at + 1 : at + 1 + len(others)]
                if len(following) == len(others) and all(map(_Forms.__getitem__, others, following)):
                    yield at
                    free = at + 1 + len(others)


class _Forms(dict[str, bool]):
    """Of every token met so far, whether it is a form of ``word``."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self.word = word
        self._bases = bases(word)

    def __missing__(self, text: str) -> bool:
        self[text] = not self._bases.isdisjoint(bases(text))
        return self[text]


class _Openings(dict[str, bool]):
    """Of every word met so far, whether a phrase that opens with one of ``forms`` may begin in it.

    Most turns hold none and need no closer look. A number may begin anywhere: it can be written in words.
    """

    def __init__(self, forms: _Forms) -> None:
        super().__init__()
        self._forms = forms

    def __missing__(self, word: str) -> bool:
        self[word] = self._forms.word[0].isdigit() or any(self._forms[piece] for piece in pieces_of(word))
        return self[word]


def _word_after(tokens: Tokens, after: int, stop: int) -> int:
    """Return the word that follows the one token ``after`` follows; a number may be said in several words."""
    last = tokens.words[after - 1]
    if not tokens.texts[after - 1][0].isdigit():
        return last + 1
    return max(last + 1, tokens.words[after] if after < len(tokens.words) else stop)
