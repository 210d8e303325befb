"""Tags: one word each, written one way, so that what belongs together is found together."""

import unicodedata

from bot.features.saved.errors import BadTag, TooManyTags

MOST_TAGS = 5
LONGEST_TAG = 24


def read_tags(text: str) -> tuple[str, ...]:
    """Return the tags in ``text``, which white space, commas or # set apart, each once.

    Raises BadTag for one without letters and digits, TooManyTags for more than five.
    """
    parts = text.replace(",", " ").replace("#", " ").split()
    tags = tuple(dict.fromkeys(map(normal_tag, parts)))
    if len(tags) > MOST_TAGS:
        raise TooManyTags(MOST_TAGS)
    return tags


def normal_tag(text: str) -> str:
    """Return ``text`` as a tag: lower case, letters and digits with single hyphens between; raises BadTag."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    words = "".join(letter if _is_written(letter) else " " for letter in folded).split()
    tag = "-".join(words)[:LONGEST_TAG].rstrip("-")
    if not any(map(str.isalnum, tag)):
        raise BadTag(text)
    return tag


def _is_written(letter: str) -> bool:
    """Say whether ``letter`` is a letter, a digit, or a mark that belongs to one."""
    return unicodedata.category(letter)[0] in "LNM"
