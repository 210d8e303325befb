from bot.transcripts.formats import read_transcript

HEAD = "[Script Info]\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"


def line(start, text, name="", kind="Dialogue"):
    return f"{kind}: 0,0:00:0{start}.00,0:00:0{start}.90,Default,{name},0,0,0,,{text}\n"


def read(*lines):
    return read_transcript(HEAD + "".join(lines), "talk")


def said(reading):
    return [(passage.speaker, passage.start, passage.text) for passage in reading.passages]


def test_styling_breaks_and_drawings_are_no_words():
    reading = read(line(1, r"{\\i1}So, we{\\i0}\\Nwent\\hon.{\\p1}m 0 0 l 9 9{\\p0}".replace("\\\\", "\\"), "Ada"))
    assert said(reading) == [("Ada", 1.0, "So, we went on.")]


def test_comments_and_notes_are_left_out_and_told():
    reading = read(line(1, "So.{check this}", "Ada"), line(2, "Not for now", kind="Comment"))
    assert said(reading) == [("Ada", 1.0, "So.")]
    assert [(left.words, left.why) for left in reading.left_out] == [(3, "comments"), (2, "notes in braces")]


def test_a_line_on_several_layers_is_read_once():
    reading = read(line(1, "So.", "Ada"), line(1, "So.", "Ada"))
    assert said(reading) == [("Ada", 1.0, "So.")]
    assert reading.left_out[0].words == 1


def test_names_may_stand_before_colons():
    assert said(read(line(1, "Ada: Why?"), line(2, "Bob: So."))) == [("Ada", 1.0, "Why?"), ("Bob", 2.0, "So.")]


def test_a_line_without_a_time_is_told():
    reading = read(line(1, "So.", "Ada"), "Dialogue: 0,soon,later,Default,Ada,0,0,0,,Lost words\n")
    assert "Lost words" in reading.odd_lines[0].problem
    assert reading.odd_lines[0].line == 5
