import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.errors import TranscriptError
from bot.transcripts.formats import read_transcript
from bot.transcripts.written import UNKNOWN_SPEAKER

SEGMENTED = """<!DOCTYPE html>
<html><head><title>Ada (0:00) Not this</title><script>var a = "Bob (0:01) nor this"; if (1 < 2) {}</script></head>
<body><nav><a href="#a">0:00 Introduction</a></nav>
<h1>A talk</h1>
<h2 id="chapter0">Introduction</h2>
<div class="ts-segment"><span class="ts-name">Ada Lovelace</span>
<span class="ts-timestamp"><a href="https://example.org/?t=0">(00:00:00)</a></span>
<span class="ts-text">Numbers &amp; <em>notes</em> it is</span></div>
<div class="ts-segment"><span class="ts-name"></span>
<span class="ts-timestamp"><a href="https://example.org/?t=61">(00:01:01)</a></span>
<span class="ts-text">Much more</span></div>
<h2 id="chapter1">The Engine</h2>
<div class="ts-segment"><span class="ts-name">Charles Babbage</span>
<span class="ts-timestamp"><a href="https://example.org/?t=90">(00:01:30)</a></span>
<span class="ts-text">Indeed.<script>alert(1)</script></span></div>
</body></html>"""


def read(text):
    return read_transcript(text, "page")


def said(text):
    return [(passage.speaker, passage.start, passage.text) for passage in read(text).passages]


def test_names_times_and_words_are_told_by_their_classes_and_headings_are_no_words():
    assert said(SEGMENTED) == [
        ("Ada Lovelace", 0.0, "Numbers & notes it is"),
        ("Ada Lovelace", 61.0, "Much more"),
        ("Charles Babbage", 90.0, "Indeed."),
    ]
    assert [passage.line for passage in read(SEGMENTED).passages] == [8, 11, 15]


@pytest.mark.parametrize(
    "page",
    [
        "<cite>Ada:</cite> <time>0:01</time> <p>Hello.</p><cite>Bob:</cite><time>1:02:03</time><p>Hi<br>you.</p>",
        "<html><p>Ada (00:01)</p><p>Hello.</p><p>Bob (01:02:03)</p><p>Hi</p><p>you.</p>",
        "<html><p>Ada (00:01) Hello.<p>Bob (01:02:03) Hi you.",
        "<html><div>Ada</div><div>00:01</div><div>Hello.</div><div>Bob</div><div>1:02:03</div><div>Hi you.</div>",
        '<div class="dialogue-item"><a class="timecode">0:01</a><b class="speaker">Ada</b><p class="t">Hello.</p></div>'
        '<div class="dialogue-item"><a class="timecode">1:02:03</a><b class="speaker">Bob</b><p>Hi you.</p></div>',
        "<table><thead><th>When<th>Who<th>What</thead><tr><td>0h00m01s<td class='name'>Ada<td>Hello.</tr>"
        "<tr><td>1h02m03s<td class='name'>Bob<td>Hi you.</tr></table>",
    ],
)
def test_every_kind_of_page_says_the_same(page):
    assert said(page) == [("Ada", 1.0, "Hello."), ("Bob", 3723.0, "Hi you.")]


def test_a_short_line_is_not_taken_for_a_name_on_a_page_that_marks_names():
    page = "<cite>Ada</cite><time>0:01</time><p>Well</p><p>So it is</p><time>0:09</time><p>Right</p>"
    assert said(page) == [("Ada", 1.0, "Well So it is"), ("Ada", 9.0, "Right")]


def test_a_page_that_names_nobody_is_read_with_a_warning():
    assert said("<time>0:00</time><p>Hello.</p><time>0:05</time><p>So.</p>") == [
        (UNKNOWN_SPEAKER, 0.0, "Hello."),
        (UNKNOWN_SPEAKER, 5.0, "So."),
    ]


@pytest.mark.parametrize(
    "page", ["<html>", "<html><p>Hello there.</p>", "<html><script>Ada (0:01) a</script>", "<p><!--"]
)
def test_a_page_without_passages_is_refused(page):
    with pytest.raises(TranscriptError, match="no passage"):
        read(page)


UNTIMED = [("Mira", "Hello there all."), ("Tomas", "Indeed I say."), ("Mira", "Good.")]


@pytest.mark.parametrize(
    "line",
    [
        "<p><b>{}:</b> {}</p>",
        "<p><strong>{}</strong>: {}</p>",
        "<p>{}: {}</p>",
        "<dl><dt>{}</dt><dd>{}</dd></dl>",
        "<table><tr><td>{}</td><td>{}</td></tr></table>",
        "<cite>{}:</cite><p>{}</p>",
    ],
)
def test_names_without_times_stand_in_many_elements(line):
    page = "<html><body>" + "".join(line.format(*one) for one in UNTIMED) + "</body></html>"
    assert [(passage.speaker, passage.text) for passage in read(page).passages] == UNTIMED


@pytest.mark.parametrize("start", ["data-start='{}.5'", "data-timestamp='0:0{}.5'"])
def test_times_are_told_by_attributes(start):
    lines = [("Mira", 1.5, "Hello there all."), ("Tomas", 5.5, "Indeed I say."), ("Mira", 9.5, "Good.")]
    page = "".join(f"<p {start.format(int(at))}>{name}: {text}</p>" for name, at, text in lines)
    assert said(f"<html>{page}</html>") == lines


def test_escaped_times_in_the_words_are_used_and_removed():
    page = "<cite>Ada</cite><p>\\[00:00:01.5\\] So it is.</p>"
    page += "<cite>Bob</cite><p>\\[00:00:09\\] Yes \\[00:01:00\\] and no.</p>"
    assert said(page) == [("Ada", 1.5, "So it is."), ("Bob", 9.0, "Yes and no.")]
    assert [tuple(stamp) for stamp in read(page).passages[1].stamps] == [(4, 60.0)]


def test_what_of_a_page_nobody_says_is_told():
    page = "<html><head><title>The boiler hour</title></head><body>\n"
    page += "<nav>Home About</nav>\n<h1>Frost</h1>\n<p>Stray words</p>"
    page += (
        "".join(f"<cite>{name}</cite><p>{text}</p>" for name, text in UNTIMED) + "\n<footer>Ours alone</footer></body>"
    )
    reading = read(page)
    assert [(left.line, left.words, left.text, left.why) for left in reading.left_out] == [
        (2, 4, "Home About Ours alone", "of the page, not of the talk"),
        (3, 1, "Frost", "a heading"),
        (4, 2, "Stray words", "above the first name"),
    ]
    assert reading.details.title == "The boiler hour"


PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<cite>",
        "</cite>",
        "<time>",
        "0:01",
        "Ada",
        "<b>",
        "</b>",
        "</div>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<br/>",
        "&amp;",
        "&#xD800;",
        "<",
        ">",
        "<![CDATA[",
        "<?",
        "<a href='",
        '<div class="name"',
        "<svg>",
        "so. ",
    ]
)


@given(st.lists(PIECES | st.text(max_size=8), max_size=30).map("".join))
def test_no_page_raises_anything_but_a_transcript_error(text):
    try:
        reading = read("<html><cite>Ada</cite><time>0:01</time>" + text)
    except TranscriptError:
        return
    assert all(passage.text and passage.speaker for passage in reading.passages)
