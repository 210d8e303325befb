"""Reads transcripts in XML: TTML, YouTube's captions, Podlove's transcripts, and whatever lists them alike."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Protocol

from pydantic import TypeAdapter

from bot.conversation.errors import TranscriptError
from bot.conversation.timing import Stamp
from bot.transcripts.accounts import Account
from bot.transcripts.captions.cue_reading import reading_of
from bot.transcripts.captions.cues import Cue, spaced_cue
from bot.transcripts.captions.named_cues import Shown, named_cues
from bot.transcripts.captions.ttml import Ttml
from bot.transcripts.captions.voice_marks import without_marks
from bot.transcripts.captions.xml_tree import Element, parsed
from bot.transcripts.json_formats.members import Milliseconds, Seconds, names_in, validated
from bot.transcripts.json_formats.segment_reading import reading_of_segments
from bot.transcripts.json_formats.segments import MILLISECONDS, ROW, SPEAKERS, STARTS, TEXTS, Segment
from bot.transcripts.written import Reading

_XML = re.compile(r"\ufeff?\s*<(?:\?xml[\s?]|(?:\w{1,20}:)?(?:tt|timedtext|transcripts?|podlove\w{0,20})[\s>])")
_PAGE = re.compile(r"<(?:!doctype\s{1,9}html|html\b)", re.IGNORECASE)
_HEAD = 5000
_SHOWN = 6


class XmlFormat(Protocol):
    """One format of transcripts in XML."""

    @property
    def name(self) -> str:
        """What people call it."""
        ...

    def fits(self, root: Element) -> bool:
        """Say whether ``root`` is of this format."""
        ...

    def read(self, root: Element, source: str) -> Reading:
        """Return what ``root`` says; raises TranscriptError as every reader does."""
        ...


class YoutubeXml:
    """YouTube's captions: ``srv3``, with pieces, and the older ``srv1`` and ``srv2``."""

    name = "YouTube"

    def fits(self, root: Element) -> bool:
        """Say whether ``root`` has what YouTube shows: texts with starts, or paragraphs with a ``t``."""
        return root.name == "timedtext" or (
            root.name == "transcript" and any("start" in text.attributes for text in root.elements("text"))
        )

    def read(self, root: Element, source: str) -> Reading:
        """Return what ``root`` says; raises TranscriptError as every reader does."""
        shown = list(root.elements("p", "text"))
        heard = any("ac" in piece.attributes or "t" in piece.attributes for piece in root.elements("s"))
        if heard:
            account = Account()
            rolling = [part for caption in shown for part in without_marks(_rolling(caption, source), account)]
            return reading_of(rolling, source)._replace(made_by=self.name, noticed=account.noticed)
        cues, noticed = named_cues([_shown(caption, source) for caption in shown])
        return reading_of(cues, source)._replace(noticed=noticed)


_MILLISECONDS = TypeAdapter(Milliseconds)
_SECONDS = TypeAdapter(Seconds)


def _milliseconds(element: Element, attribute: str, source: str) -> float:
    written = element.attributes.get(attribute, "0")
    return validated(_MILLISECONDS, written, f"YouTube, line {element.line}", source) / 1000


def _rolling(caption: Element, source: str) -> Cue:
    # A caption lasts on the screen while the next is spoken; its duration tells nothing.
    start, stamps, at = _milliseconds(caption, "t", source), [], 0
    for piece in caption.children:
        text = piece if isinstance(piece, str) else piece.text
        offset = 0.0 if isinstance(piece, str) else _milliseconds(piece, "t", source)
        if text.strip():
            stamps.append(Stamp(at + len(text) - len(text.lstrip()), start + offset))
        at += len(text)
    return spaced_cue(caption.line, "", start, None, caption.text, stamps)


def _shown(caption: Element, source: str) -> Shown:
    if "start" in caption.attributes:
        start = validated(_SECONDS, caption.attributes["start"], f"YouTube, line {caption.line}", source)
        lasting = validated(_SECONDS, caption.attributes.get("dur", "0"), f"YouTube, line {caption.line}", source)
        # Entities are escaped twice there.
        return Shown(caption.line, start, start + lasting or None, unescape(caption.text).splitlines())
    start, lasting = (_milliseconds(caption, attribute, source) for attribute in ("t", "d"))
    return Shown(caption.line, start, start + lasting or None, caption.text.splitlines())


class XmlLists:
    """Podlove's XML, and any other with an element for each stretch of what is said."""

    name = "Podlove"

    def fits(self, root: Element) -> bool:
        """Say whether elements of ``root`` have a text, and a time or a speaker."""
        return next(_rows(root), None) is not None

    def read(self, root: Element, source: str) -> Reading:
        """Return what ``root`` says; raises TranscriptError as every reader does."""
        rows = list(_rows(root))
        segments = validated(_SEGMENTS, rows, "a list in XML", source)
        people = [dict(person.attributes) for person in root.elements("contributor", "speaker", "participant")]
        return reading_of_segments(segments, names_in(people), source)


_SEGMENTS = TypeAdapter(list[Segment])
_PLACES = frozenset((*STARTS, *MILLISECONDS))
_MEMBERS = frozenset((*STARTS, *MILLISECONDS, *SPEAKERS, *TEXTS))


def _rows(root: Element) -> Iterator[dict[str, str]]:
    """Yield the members of each element that has a time and words: its attributes, and elements of text in it."""
    for element in root.elements():
        inner = [child for child in element.children if isinstance(child, Element)]
        members = element.attributes | {
            child.name: child.text for child in inner if child.name in _MEMBERS and not any(child.elements())
        }
        if _PLACES.isdisjoint(members):
            continue
        if not inner and (own := element.text.strip()):
            members = {"text": own} | members
        if any(members.get(text, "").strip() for text in TEXTS):
            yield members | {ROW: str(element.line)}


FORMATS: tuple[XmlFormat, ...] = (Ttml(), YoutubeXml(), XmlLists())
"""Every format; the first that fits is read."""


class XmlText:
    """The reader for XML that is no page of the web."""

    def recognises(self, text: str) -> bool:
        """Say whether ``text`` begins as XML or an element of such formats does."""
        return _XML.match(text) is not None and not _PAGE.search(text, 0, _HEAD)

    def read(self, text: str, source: str) -> Reading:
        """Return what ``text`` says; raises TranscriptError if it is broken or of no known format."""
        root = parsed(text, source)
        known = next((known for known in FORMATS if known.fits(root)), None)
        if known is None:
            names = list(dict.fromkeys(f"<{element.name[:30]}>" for element in root.elements()))
            within = ", ".join(names[:_SHOWN]) or "nothing"
            problem = f"no transcript was found in this XML: <{root.name[:30]}> with {within} in it"
            mend = "what can be read: TTML, YouTube's captions, and elements with a time and a text each, as Podlove's"
            raise TranscriptError(source, 0, problem, mend)
        return known.read(root, source)
