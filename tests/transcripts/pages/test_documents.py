"""Documents are read as the text in them, whether handed in or in a folder, and bounded."""

import zipfile
from io import BytesIO

import pytest

from bot.conversation.errors import TranscriptError
from bot.transcripts.apart import read_apart
from bot.transcripts.captions.pasted_captions import without_empty_paragraphs
from bot.transcripts.folder.importing import import_transcript
from bot.transcripts.folder.loading import load_library
from bot.transcripts.folder.metadata import Metadata
from bot.transcripts.formats import read_transcript
from bot.transcripts.pages import documents, office_text
from bot.transcripts.pages.documents import text_in, text_of

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OPEN = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def packed(part, text):
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(part, text)
    return file.getvalue()


def run(text, bold=False):
    mark = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{mark}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs):
    return f"<w:p>{''.join(runs)}</w:p>"


def docx(*blocks):
    return packed("word/document.xml", f"<w:document {WORD}><w:body>{''.join(blocks)}</w:body></w:document>")


def odt(*paragraphs):
    style = '<style:style style:name="T1"><style:text-properties fo:font-weight="bold"/></style:style>'
    body = "".join(f"<text:p>{text}</text:p>" for text in paragraphs)
    return packed(
        "content.xml",
        f"<office:document-content {OPEN}><office:automatic-styles>{style}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
    )


def pdf(*lines):
    shown = "BT /F1 12 Tf 14 TL 50 700 Td " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(shown)}>>\nstream\n{shown}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    written, places = "%PDF-1.4\n", []
    for number, value in enumerate(objects, 1):
        places.append(len(written))
        written += f"{number} 0 obj\n{value}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 6\n0000000000 65535 f \n{table}trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n{len(written)}\n%%EOF\n"
    return (written + end).encode("latin-1")


RTF = b"{\\rtf1\\ansi {\\b Ada (0:01)} So we went.\\par Bob (0:03) Why, Andr\\'e9?\\par }"
TALK = ("Ada (0:01) So we went.", "Bob (0:03) Why?")
DOCUMENTS = {
    "docx": docx(*(paragraph(run(line)) for line in TALK)),
    "odt": odt(*TALK),
    "pdf": pdf(*(line.replace("(", "\\(").replace(")", "\\)") for line in TALK)),
    "rtf": RTF.replace(b", Andr\\'e9", b""),
}


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_a_document_is_read_as_text_is(kind, tmp_path):
    file = tmp_path / f"talk.{kind}"
    file.write_bytes(DOCUMENTS[kind])
    library = tmp_path / "library"
    report = import_transcript(file, library, {"key": "talk"})
    assert not report.failed
    assert (library / "talk" / f"transcript.{kind}").read_bytes() == DOCUMENTS[kind]
    conversation = load_library(library).library.conversations["talk"]
    said = [(passage.speaker, passage.start, passage.text) for passage in conversation.passages]
    assert said == [("Ada", 1.0, "So we went."), ("Bob", 3.0, "Why?")]
    opened = read_apart(DOCUMENTS[kind], "talk", "talk", Metadata())
    assert opened.conversation.passages == conversation.passages


def test_bold_names_breaks_and_deleted_words_of_word_are_told_apart():
    deleted = "<w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
    data = docx(
        paragraph(run("Ada:", bold=True), run(" So we"), "<w:r><w:br/><w:t>went.</w:t></w:r>"),
        paragraph(deleted, run("A heading", bold=True)),
    )
    assert text_of(data, "talk") == "**Ada:** So we\nwent.\nA heading"


def test_rows_of_a_table_are_who_when_and_what():
    cells = [("Speaker", "Time", "Text"), ("Ada", "0:01", "So."), ("Bob", "0:03", "Why?")]
    rows = ("".join(f"<w:tc>{paragraph(run(cell))}</w:tc>" for cell in row) for row in cells)
    data = docx("<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>")
    assert text_of(data, "talk").split("\n") == ["", "[0:01] Ada: So.", "[0:03] Bob: Why?"]


def test_bold_and_spaces_of_libreoffice_are_read():
    data = odt('<text:span text:style-name="T1">Ada:</text:span> So<text:s/>we<text:line-break/>went.')
    assert text_of(data, "talk") == "**Ada:** So we\nwent."


def test_letters_beyond_ascii_of_rtf_are_read():
    assert "Why, André?" in text_of(RTF, "talk")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (packed("xl/workbook.xml", "<a/>"), "this is a spreadsheet"),
        (packed("notes.txt", "a"), "this is a ZIP archive"),
        (b"PK\x03\x04rest", "broken or locked"),
        (DOCUMENTS["docx"][:-30], "broken or locked"),
        (packed("content.xml", "<office:a"), "this XML is"),
        (packed("content.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "document type"),
        (b"%PDF-1.7", "broken or locked"),
        (pdf(""), "only pictures"),
    ],
)
def test_what_cannot_be_read_is_told(data, told):
    with pytest.raises(TranscriptError, match=told):
        text_of(data, "talk")


def test_what_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(office_text, "MOST_UNPACKED", 10_000)
    with pytest.raises(TranscriptError, match="it unpacks to more than"):
        text_of(docx(paragraph(run("a" * 1_000_000))), "talk")


def test_a_document_that_takes_too_long_is_given_up(monkeypatch, tmp_path):
    monkeypatch.setattr(documents, "LONGEST", 0)
    monkeypatch.setattr(documents, "_STARTING", 0.01)
    file = tmp_path / "talk.docx"
    file.write_bytes(DOCUMENTS["docx"])
    with pytest.raises(TranscriptError, match="too long"):
        text_in(file)


@pytest.mark.parametrize(("kind", "module"), [("pdf", "pypdf"), ("rtf", "striprtf.striprtf")])
def test_without_the_extra_it_is_told_which_one_reads_it(kind, module, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, module, None)
    with pytest.raises(TranscriptError, match=r"\.\[documents\]"):
        text_of(DOCUMENTS[kind], "talk")


CAPTIONS = (
    "WEBVTT\n\n1\n00:00:01.000 --> 00:00:03.000\nMira Okafor: Who painted\nthe boiler 7 in green?\n\n"
    "2\n00:00:04.000 --> 00:00:06.000\nTomas Brook: We did.\n\n3\n00:00:07.000 --> 00:00:09.000\nMira Okafor: In 1971?"
)


@pytest.mark.parametrize(
    "write", [lambda lines: docx(*(paragraph(run(line)) for line in lines)), lambda lines: odt(*lines)]
)
@pytest.mark.parametrize("begin", [CAPTIONS, CAPTIONS.removeprefix("WEBVTT\n\n"), CAPTIONS.replace(".000", ",000")])
def test_captions_pasted_with_an_empty_paragraph_after_each_line_are_those_of_their_file(write, begin):
    pasted = "\n\n".join(line for line in begin.split("\n") if line).replace(">", "&gt;").split("\n")
    read = read_transcript(text_of(write(pasted), "talk"), "talk").passages
    assert [(one.speaker, one.start, one.text) for one in read] == [
        ("Mira Okafor", 1.0, "Who painted the boiler 7 in green?"),
        ("Tomas Brook", 4.0, "We did."),
        ("Mira Okafor", 7.0, "In 1971?"),
    ]


def test_captions_and_text_as_they_are_keep_their_lines():
    text = "Mira: Who painted it?\n\nTomas: We did.\n\nMira: In green?"
    for written in (CAPTIONS, text):
        assert without_empty_paragraphs(written) == written
