"""The list of formats in the documents: what is read is named there, what is named there is read."""

import json
import re
from pathlib import Path

import pytest

from bot.transcripts.captions.xml_text import FORMATS as XML_FORMATS
from bot.transcripts.captions.xml_tree import parsed as parsed_xml
from bot.transcripts.folder.loading import SUFFIXES
from bot.transcripts.formats import READERS
from bot.transcripts.json_formats.formats import FORMATS as JSON_FORMATS
from bot.transcripts.json_formats.value import parsed
from tests.transcripts import json_samples, timed_samples
from tests.transcripts.spoken_samples import Spoken, Turn

ROOT = next(up for up in Path(__file__).parents if (up / "pyproject.toml").exists())
DOCUMENT = (ROOT / "docs/formats.md").read_text("utf-8")
LIST = DOCUMENT.partition("<!-- formats -->")[2].partition("\n\n")[0]
TALK = [Turn(0, (Spoken("So", 0.5, 0.8), Spoken("we.", 0.9, 1.2))), Turn(1, (Spoken("Why?", 3.0, 3.3),))]
SAMPLES = [
    (name, writer)
    for samples in (json_samples, timed_samples)
    for name, writers in samples.WRITERS.items()
    for writer in writers
]


def names_in(row):
    """Return what a line of the list lists after its colon."""
    listed = re.search(rf"^- \*\*{re.escape(row)}: (.+?)\.\*\*", LIST, re.MULTILINE)
    assert listed, f"docs/formats.md lists no {row}"
    return re.split(r", | and ", listed[1])


@pytest.mark.parametrize("known", [*JSON_FORMATS, *XML_FORMATS], ids=lambda known: known.name)
def test_each_format_is_in_the_table(known):
    assert known.name in LIST


@pytest.mark.parametrize("row", ["JSON", "XML"])
def test_each_name_in_the_table_is_a_format(row):
    known = {known.name for known in (JSON_FORMATS if row == "JSON" else XML_FORMATS)} | {"WhisperX"}
    named = {re.sub(r"'s .*", "", name) for name in names_in(row)}
    assert named <= known


@pytest.mark.parametrize(("name", "writer"), SAMPLES)
def test_a_sample_of_each_format_is_read_by_the_reader_of_that_name(name, writer):
    value = writer(TALK)
    text = value if isinstance(value, str) else json.dumps(value)
    reader = next(type(reader).__name__ for reader in READERS if reader.recognises(text))
    if reader == "JsonText":
        found = next(known.name for known in JSON_FORMATS if known.fits(parsed(text, "talk")))
        assert found == name or (name == "lists of who says what" and found == "Whisper")
    elif reader == "XmlText":
        assert next(known.name for known in XML_FORMATS if known.fits(parsed_xml(text, "talk"))) == name
    else:
        assert reader == {"ASS": "AssText", "tables": "TableText"}[name]


@pytest.mark.parametrize("suffix", re.findall(r"`(\.\w+)`", LIST))
def test_each_ending_in_the_table_is_one_of_a_transcript(suffix):
    assert suffix in SUFFIXES
