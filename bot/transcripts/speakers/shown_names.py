"""A label as written into the name that is shown: pronouns, parts, companies and devices are taken off.

Two labels that differ only in what would be taken off, "Kim (Leeds)" and "Kim (York)", may be two people: they stay.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping

from bot.transcripts.speakers.label_words import tells_role, words_in

_BRACKETED = re.compile(r"\s*[(\[{（【<]([^()\[\]{}（）【】<>]{0,80})[)\]}）】>]\s*")
_BAR = re.compile(r"\s*[|｜]\s*|\s+[/–—-]\s+")
_DEVICE = re.compile(
    r"(?:['’]s)?\s+(?:iphone|ipad|macbook|mac|laptop|phone|pc|galaxy|pixel|desktop|tablet|mobile)(?:\s\w{1,10})?$",
    re.IGNORECASE,
)
_DEGREES = frozenset(
    [
        "phd",
        "md",
        "dds",
        "dvm",
        "esq",
        "jd",
        "mba",
        "msc",
        "bsc",
        "ma",
        "ba",
        "mph",
        "rn",
        "cpa",
        "pe",
        "jr",
        "sr",
        "ii",
        "iii",
        "iv",
        "dphil",
        "llm",
        "llb",
        "mp",
        "frs",
        "obe",
        "mbe",
        "cbe",
    ]
)
_PRONOUNS = frozenset(
    [
        "she",
        "her",
        "hers",
        "he",
        "him",
        "his",
        "they",
        "them",
        "theirs",
        "ze",
        "zir",
        "xe",
        "xem",
        "it",
        "its",
        "any",
        "all",
        "ella",
        "él",
        "elle",
        "elles",
        "lui",
        "elu",
        "iel",
        "sie",
        "ihr",
        "er",
        "ihm",
    ]
)
_NUMBERED = re.compile(r"(?:speaker|spk|participant|voice|sprecher|person)?[\s_#-]*\d{1,4}", re.IGNORECASE)


def shown_names(labels: Collection[str]) -> Mapping[str, str]:
    """Return the name to show for each of ``labels``, which are those of one file."""
    bases = {label: base_name(label) for label in labels}
    by_base = defaultdict[str, list[str]](list)
    for label, base in bases.items():
        by_base[base.casefold()].append(label)
    shown = {}
    for alike in by_base.values():
        apart = len([label for label in alike if not _certain(label, bases[label])]) > 1
        plain = any(label.casefold() == bases[label].casefold() for label in alike)
        for label in alike:
            keep = apart and not plain and not _certain(label, bases[label])
            shown[label] = label if keep else bases[alike[0]]
    return shown


def base_name(label: str) -> str:
    """Return ``label`` without all that may be taken off."""
    name = " ".join(label.split()).strip("@#‘’\"“”' ") or label
    if not _NUMBERED.match(_BRACKETED.sub(" ", name).strip()):
        name = _BRACKETED.sub(" ", name).strip(" ,-–—") or name
    head, *tails = _BAR.split(name)
    if tails and any(map(str.isalpha, head)) and (len(head.split()) > 1 or "|" in name or "｜" in name):
        name = head
    name = _without_commas(name)
    return _DEVICE.sub("", name) or name


def _without_commas(name: str) -> str:
    head, *tails = re.split(r"\s*,\s*", name)
    if not tails or not any(map(str.isalpha, head)):
        return name
    if len(tails) == 1 and _is_degree(tails[0]):
        return head
    several = len(head.split()) > 1 and not any(word in {"and", "und", "y", "et", "&"} for word in name.lower().split())
    if all(_is_degree(tail) or tells_role(tail) for tail in tails):
        return head
    return head if several and len(tails) <= 2 and (len(tails) == 1 or len(name.split()) > 4) else name


def _is_degree(text: str) -> bool:
    return text.lower().replace(".", "") in _DEGREES


def _certain(label: str, base: str) -> bool:
    """Say whether what ``label`` has beside ``base`` tells nothing of who it is: pronouns, a part, a device, manner."""
    rest = label[len(base) :] if label.casefold().startswith(base.casefold()) else label
    words = words_in(rest)
    return all(
        word in _PRONOUNS or word in _DEGREES or tells_role(word) or (word == word.lower() and word in rest)
        for word in words
    )
