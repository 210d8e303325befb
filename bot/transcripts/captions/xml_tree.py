"""XML as a tree of elements, parsed safely: without entities of the file's own, within bounds, in one pass.

Python's own parser is fast and kept; what harms it needs a document type declaration, and none is taken.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from bot.conversation.errors import TranscriptError

DEEPEST = 100
"""Elements within each other."""
_AT_THE_END = frozenset(
    expat.errors.codes[name] for name in (expat.errors.XML_ERROR_NO_ELEMENTS, expat.errors.XML_ERROR_UNCLOSED_TOKEN)
)
"""What the parser meets where a file ends too early."""
MOST_ELEMENTS = 1_000_000
"""Elements of a file: those of thirty hours that time every word."""


@dataclass(slots=True)
class Element:
    """An element at ``line`` of the file; it and its ``attributes`` by their names without a name space."""

    name: str
    attributes: dict[str, str]
    line: int
    children: list["Element | str"] = field(default_factory=list)

    def elements(self, *names: str) -> Iterator["Element"]:
        """Yield the elements in this one, at any depth, in the file's order; with ``names``, only those."""
        for child in self.children:
            if isinstance(child, Element):
                if not names or child.name in names:
                    yield child
                yield from child.elements(*names)

    @property
    def text(self) -> str:
        """All text in it, line breaks among it."""
        return "".join(self._texts())

    def _texts(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.name == "br":
                yield "\n"
            else:
                yield from child._texts()


class _TooMuchError(Exception):
    """What the file has that is not read."""


def parsed(text: str, source: str) -> Element:
    """Return the root element of ``text``; raises TranscriptError, with the line, if it is no sound XML."""
    builder = _Builder()
    parser = builder.parser
    try:
        # Blank lines before the declaration, which people leave, would be an error.
        parser.Parse(text.removeprefix("\ufeff").lstrip(), True)
    except expat.ExpatError as error:
        line = error.lineno + _lines_before(text)
        broken = expat.ErrorString(error.code)
        problem = f"this XML is {'cut off' if error.code in _AT_THE_END else 'broken'} ({broken})"
        raise TranscriptError(source, line, problem, "give the whole file, or correct it there") from error
    except _TooMuchError as error:
        line = parser.CurrentLineNumber + _lines_before(text)
        raise TranscriptError(source, line, f"this XML has {error}", "take that out of the file") from error
    except (ValueError, UnicodeError) as error:
        raise TranscriptError(source, 0, "this XML is broken", "give it in UTF-8") from error
    return builder.root


def _lines_before(text: str) -> int:
    return text[: len(text) - len(text.removeprefix("\ufeff").lstrip())].count("\n")


class _Builder:
    """Takes what the parser reports and builds the tree."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = self._refuse
        self._open: list[Element] = [Element("", {}, 0)]
        self._count = 0

    @property
    def root(self) -> Element:
        return next(child for child in self._open[0].children if isinstance(child, Element))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if len(self._open) > DEEPEST:
            raise _TooMuchError(f"more than {DEEPEST} elements within each other")
        if self._count > MOST_ELEMENTS:
            raise _TooMuchError(f"more than {MOST_ELEMENTS:,} elements")
        local = {_local(attribute): value for attribute, value in attributes.items()}
        element = Element(_local(name), local, self.parser.CurrentLineNumber)
        self._open[-1].children.append(element)
        self._open.append(element)

    def _end(self, _name: str) -> None:
        self._open.pop()

    def _characters(self, text: str) -> None:
        self._open[-1].children.append(text)

    def _refuse(self, *_declared: object) -> None:
        raise _TooMuchError("a document type declaration, which transcripts do not need")


def _local(name: str) -> str:
    return name.rpartition(":")[2]
