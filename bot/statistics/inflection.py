"""Which words are forms of one word: "avatar" and "avatars", "use", "used" and "using".

Regular English inflection only: plurals, possessives and the endings of verbs. Related words stay apart, as
"experience" and "experiment" do not in stemmers, nor "many" and "man" in rougher ones; so do irregular forms.
In other languages words are mostly forms of themselves alone.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

_VOWEL = re.compile(r"[aeiouy]")
_WORD = re.compile(r".*[aeiouy].+|[^aeiou]+[aeiouy]", re.DOTALL)
_NO_PLURAL = re.compile(r".*[su]s|(?:.*[^aeiou])?is|its|news", re.DOTALL)
_HISSING = re.compile(r"..+[szx]|.*(?:o|ch|sh)", re.DOTALL)
_AGREED = re.compile(r".*[aeiou][^aeiou]+eed", re.DOTALL)
_SHORT = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")
_DOUBLED = re.compile(r"..+([^aeiou])\1", re.DOTALL)


def bases(word: str) -> frozenset[str]:
    """Return what the lower-case ``word`` may be a form of, itself included: "hoping" of "hope"."""
    return frozenset({word, *filter(_WORD.fullmatch, _stripped(word))})


def forms_among(vocabulary: Sequence[str], word: str) -> list[int]:
    """Return the numbers of all forms of ``word`` in ``vocabulary``, whose words are sorted and each there once."""
    found = set[int]()
    for base in bases(word):
        beginning = base[:-1] or base  # every form begins so: an ending may replace a last letter, "y" or "e", alone
        for number in range(bisect_left(vocabulary, beginning), len(vocabulary)):
            if not vocabulary[number].startswith(beginning):
                break
            if base in bases(vocabulary[number]):
                found.add(number)
    return sorted(found)


def _stripped(word: str) -> Iterator[str]:
    if word.endswith("ies"):
        yield word[:-3] + "y"
        yield word[:-1]
    elif word.endswith("s") and not _NO_PLURAL.fullmatch(word):
        yield word[:-1]
        if word.endswith("es") and _HISSING.fullmatch(word[:-2]):
            yield word[:-2]
    elif word.endswith("ied"):
        yield word[:-3] + "y"
    elif word.endswith("eed"):
        if _AGREED.fullmatch(word):
            yield word[:-1]
    elif word.endswith("ed"):
        yield from _unended(word[:-2])
    elif word.endswith("ing"):
        yield from _unended(word[:-3])


def _unended(rest: str) -> Iterator[str]:
    """Yield the verbs that ``rest`` may be left of without -ed or -ing: "hopp" of "hop", "hop" of "hope"."""
    if _VOWEL.search(rest):
        yield rest + "e"
    if not _SHORT.fullmatch(rest):
        yield rest
    if _DOUBLED.fullmatch(rest):
        yield rest[:-1]
