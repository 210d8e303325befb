"""XML of strangers as elements, by the standard library: no document type, so no entities of its own, is taken in.

Feeds are written by many hands. One that is no XML is mended where it is certain what was meant, and that is told.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from xml.etree import ElementTree

from bot.feeds.errors import NotAFeed

Element = ElementTree.Element
PODCAST, ITUNES, ATOM, CONTENT, CHAPTERS = "podcast", "itunes", "atom", "content", "psc"
_NAMESPACES = {
    "podcastindex.org/namespace/1.0": PODCAST,
    "github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md": PODCAST,
    "www.itunes.com/dtds/podcast-1.0.dtd": ITUNES,
    "www.w3.org/2005/atom": ATOM,
    "purl.org/rss/1.0/modules/content": CONTENT,
    "podlove.org/simple-chapters": CHAPTERS,
    "purl.org/dc/elements/1.1": "dc",
    "search.yahoo.com/mrss": "media",
    "purl.org/rss/1.0": "",
    "backend.userland.com/rss2": "",
    "blogs.law.harvard.edu/tech/rss": "",
}
"""The names used here for namespaces, by their addresses without the scheme, in small letters."""
_WRITTEN = {
    PODCAST: "https://podcastindex.org/namespace/1.0",
    ITUNES: "http://www.itunes.com/dtds/podcast-1.0.dtd",
    ATOM: "http://www.w3.org/2005/Atom",
    CONTENT: "http://purl.org/rss/1.0/modules/content/",
    CHAPTERS: "http://podlove.org/simple-chapters",
}
_OTHER = "urn:other:"
_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)(\w{1,31};)?")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_DECLARATION = re.compile(r"\A<\?xml[^>]*\?>")
_ENCODING = re.compile(rb"""<\?xml[^>]{0,200}encoding\s*=\s*["']([\w.:-]{1,40})""")
_PREFIX = re.compile(r"</?([A-Za-z_][\w.-]*):")
_DECLARED = re.compile(r"xmlns:([\w.-]+)\s*=")
_ROOT = re.compile(r"<[A-Za-z_][\w.-]*(?::[\w.-]+)?")
_CDATA = re.compile(r"(<!\[CDATA\[.*?\]\]>)", re.DOTALL)


class _Tree(ElementTree.TreeBuilder):
    def doctype(self, _name: str, _public: str | None, _system: str | None) -> None:
        raise NotAFeed("it begins with a document type, which feeds have no need of and which is never read")


def tree(data: bytes) -> tuple[Element, bool]:
    """Return the root of the XML in ``data``, and whether it had to be mended; raises NotAFeed."""
    try:
        return _parsed(data.lstrip()), False
    except ElementTree.ParseError:
        pass
    except (ValueError, LookupError):  # an encoding that nobody knows
        pass
    try:
        return _parsed(_mended(_text(data)).encode()), True
    except ElementTree.ParseError as error:
        line, _ = error.position
        raise NotAFeed(f"it is no XML that can be read (line {line}: {error.args[0].partition(':')[0]})") from None


def named(element: Element) -> str:
    """Return the name of ``element``, such as ``podcast:person``, whichever spelling of its namespace it has."""
    return _name(element.tag)


def children(element: Element) -> Iterator[tuple[str, Element]]:
    """Yield each element in ``element`` with its name."""
    for child in element:
        if isinstance(child.tag, str):  # comments have none
            yield _name(child.tag), child


@lru_cache(maxsize=512)
def _name(tag: str) -> str:
    namespace, brace, local = tag.rpartition("}")
    if not brace:
        return local.lower()
    address = namespace[1:].lower().partition("://")[2].rstrip("/#") or namespace[1:].lower()
    prefix = _NAMESPACES.get(address, _OTHER)
    return f"{prefix}:{local.lower()}" if prefix else local.lower()


def _parsed(data: bytes) -> Element:
    parser = ElementTree.XMLParser(target=_Tree())  # noqa: S314 -- document types are refused, and with them entities
    parser.feed(data)
    root: Element = parser.close()
    return root


def _text(data: bytes) -> str:
    found = _ENCODING.search(data[:400])
    for encoding in (found[1].decode() if found else "utf-8", "utf-8"):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("cp1252", "replace")


def _mended(text: str) -> str:
    """Return ``text`` with what it cannot mean taken for what it means.

    Bare ampersands and HTML's names of letters, control characters, and prefixes that nobody declared.
    """
    text = _DECLARATION.sub("", _FORBIDDEN.sub("", text.lstrip("\ufeff \t\r\n")), count=1)
    text = "".join(
        part if part.startswith("<![CDATA[") else _AMPERSAND.sub(_letter, part) for part in _CDATA.split(text)
    )
    undeclared = set(_PREFIX.findall(text)) - set(_DECLARED.findall(text)) - {"xml"}
    added = "".join(f' xmlns:{one}="{_WRITTEN.get(one.lower(), _OTHER + one)}"' for one in sorted(undeclared))
    return _ROOT.sub(lambda root: root[0] + added, text, count=1) if added else text


def _letter(found: re.Match[str]) -> str:
    letter = unescape(found[0]) if found[1] else found[0]
    return letter.replace("&", "&amp;").replace("<", "&lt;")
