import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.errors import TranscriptError
from bot.conversation.model import Chapter, Player
from bot.transcripts.decisions import Decisions, Stretch
from bot.transcripts.folder.metadata import LONGEST, Metadata, read_metadata
from bot.transcripts.folder.toml_text import toml_text


def test_every_setting_is_read():
    text = """
        key = "a-1"
        title = "A  talk"
        series = "Talks"
        number = 1
        date = 2023-09-28
        length = "1:04:28"
        youtube = "MVYrJJNdrEg"
        page = "https://example.org/1"
        [[players]]
        name = "Site"
        address = "https://example.org/1?t={seconds}"
        offset = 540
        [speakers]
        "Speaker 1" = "Ada  Lovelace"
        [chapters]
        "1:00:00" = "End"
        "0:52" = "Middle"
    """
    metadata = read_metadata(text, "c.toml")
    assert (metadata.key, metadata.title, metadata.series, metadata.number) == ("a-1", "A talk", "Talks", 1)
    assert metadata.published.isoformat() == "2023-09-28"
    assert (metadata.recorded, metadata.page) == (3868.0, "https://example.org/1")
    assert metadata.chapters == (Chapter(52.0, "Middle"), Chapter(3600.0, "End"))
    assert metadata.speakers == {"Speaker 1": "Ada Lovelace"}
    assert metadata.players == (
        Player("YouTube", "https://www.youtube.com/watch?v=MVYrJJNdrEg&t={seconds}s"),
        Player("Site", "https://example.org/1?t={seconds}", 540.0),
    )


def test_known_players_need_no_place_for_the_time():
    (player,) = read_metadata('[[players]]\nname = "A"\naddress = "https://vimeo.com/7"', "c.toml").players
    assert player.address == "https://vimeo.com/7#t={seconds}s"


def test_an_offset_can_be_estimated_from_anchors():
    text = (
        '[[players]]\nname = "A"\naddress = "https://x.y/{seconds}"\nanchors = { "1:00" = "1:12", "59:00" = "59:14" }'
    )
    (player,) = read_metadata(text, "c.toml").players
    assert (player.offset, player.approximate) == (13.0, True)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('anchors = { "1:00" = "1:12", "59:00" = "60:00" }', "disagree by 48 s"),
        ("anchors = {}", "times here and there"),
        ('anchors = { "1:00" = 72 }', "1:00 cannot be 72"),
        ('anchors = { "1:00" = "1:12" }\noffset = 12', "offset or anchors"),
    ],
)
def test_anchors_that_cannot_be_are_refused(line, told):
    with pytest.raises(TranscriptError, match=told):
        read_metadata(f'[[players]]\nname = "A"\naddress = "https://x.y/{{seconds}}"\n{line}', "c.toml")


def test_what_a_file_got_wrong_is_read_and_written_the_same():
    text = 'drop = [" 1-12 ", "340-", "-3", "7"]\n[labels]\nspeakers = ["D", "Audience  member:"]\nwords = ["Remember"]'
    decisions = read_metadata(text, "c.toml").decisions
    assert decisions == Decisions(
        ("D", "Audience member"), ("Remember",), (Stretch(1, 12), Stretch(340, None), Stretch(1, 3), Stretch(7, 7))
    )
    assert read_metadata(toml_text(decisions.settings), "c.toml").decisions == decisions
    assert Decisions().settings == {}


def test_nothing_needs_to_be_set():
    assert read_metadata("", "c.toml") == Metadata()


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ('# a talk\ntitel = "x"', 2, "no setting 'titel'; use one of key, title"),
        ('key = "Lex 398"', 1, "key cannot be 'Lex 398'"),
        ('key = "' + "a" * 25 + '"', 1, "1 to 24 of"),
        ('key = "own--1"', 1, "not beginning with own--"),
        ("\n\ntitle = 3", 3, "title cannot be 3; write a text in quotes"),
        ('title = " "', 1, "title"),
        ('number = "398"', 1, "number cannot be '398'; write a whole number without quotes"),
        ("number = true", 1, "number"),
        ('date = "2023-09-28"', 1, "write a day without quotes"),
        ("date = 2023-09-28T10:00:00", 1, "date"),
        ('length = "64"', 1, "length"),
        ('youtube = "https://youtu.be/MVYrJJNdrEg"', 1, "after v="),
        ('page = "example.org"', 1, "https://"),
        ('page = "https://[x/y"', 1, "https://"),
        ('page = "https:///y"', 1, "https://"),
        ('page = "https://?y"', 1, "https://"),
        ('page = "https://.../y"', 1, "https://"),
        ('page = "https://youtube.com@x.y/"', 1, "https://"),
        ('page = "https://x.y/\u202ez"', 1, "https://"),
        ('page = "https://x.y/\\u0000z"', 1, "https://"),
        ('[[players]]\nname = "A"\naddress = "https://{seconds}.x.y/"', 3, "address cannot be"),
        ('[chapters]\n"0:00" = "A"\n"0:61" = "B"', 3, "0:61"),
        ('[chapters]\n"0:00" = 1', 2, "0:00 cannot be 1"),
        ("chapters = 1", 1, "[chapters]"),
        ("players = 1", 1, "[[players]]"),
        ("speakers = 1", 1, "[speakers]"),
        ("labels = 1", 1, "[labels]"),
        ('[labels]\nspeaker = ["D"]', 1, "[labels]"),
        ('[labels]\nspeakers = "D"', 2, "names in brackets"),
        ('[labels]\nspeakers = [":"]', 2, "a name in quotes"),
        ('[labels]\nspeakers = ["D"]\nwords = ["D"]', 1, "either under speakers or under words"),
        ('drop = "1-2"', 1, "lines of the file in brackets"),
        ('drop = ["2-1"]', 1, "lines such as"),
        ('drop = ["0-1"]', 1, "lines such as"),
        ('drop = ["-"]', 1, "lines such as"),
        ("drop = [1]", 1, "lines such as"),
        ('[speakers]\n"Speaker 1" = 2', 2, "Speaker 1 cannot be 2"),
        ('[[players]]\nname = "A"', 1, "address"),
        ('[[players]]\nname = "A"\naddress = "https://x.y/"', 3, "{seconds}"),
        ('[[players]]\nname = "A"\naddress = "https://x.y/{seconds.real}"', 3, "{seconds}"),
        (f'[[players]]\nname = "A"\naddress = "https://x.y/{"z" * 480}.mp3"', 3, "{seconds}"),
        ('[[players]]\nname = "A"\naddress = "https://x.y/{seconds}"\noffset = nan', 4, "offset"),
        ('title = "A"\ntitle "B"', 2, "not TOML"),
        ("a = " + "[" * 5000, 0, "not TOML"),
        ("number = " + "9" * 5000, 0, "not TOML"),
        ("number = 0x" + "f" * 5000, 1, "number cannot be this"),
        ("#" * (LONGEST + 1), 0, "longer than"),
    ],
)
def test_a_mistake_is_named_with_its_line(text, line, told):
    with pytest.raises(TranscriptError) as raised:
        read_metadata(text, "c.toml")
    assert (raised.value.source, raised.value.line) == ("c.toml", line)
    assert told in str(raised.value)
    assert raised.value.mend


TOML = st.sampled_from(["key", "title", "date", "chapters", "players", "=", "[", "]", '"', "\n", "1", ":", "{", "-"])


@given(st.text() | st.lists(TOML).map("".join))
def test_no_text_raises_anything_but_a_transcript_error(text):
    try:
        metadata = read_metadata(text, "c.toml")
    except TranscriptError:
        return
    assert metadata == Metadata() or text.strip()


@pytest.mark.parametrize(
    ("setting", "place", "offset"),
    [
        ('audio = "talk.mp3"', "talk.mp3", 0.0),
        ('audio = "HTTPS://example.org/a.mp3?x=1"', "https://example.org/a.mp3?x=1", 0.0),
        ('[audio]\nfile = "talk one.m4a"\noffset = 12.5', "talk one.m4a", 12.5),
        ('[audio]\nfile = "talk.ogg"\nanchors = { "1:00" = "1:12", "59:00" = "59:14" }', "talk.ogg", 13.0),
    ],
)
def test_where_the_sound_is_can_be_told(setting: str, place: str, offset: float):
    audio = read_metadata(setting, "c.toml").audio
    assert audio is not None
    assert (audio.place, audio.offset) == (place, offset)


@pytest.mark.parametrize(
    "value",
    [
        '"/etc/passwd"',
        '"../talk.mp3"',
        '"a/b.mp3"',
        '"file:talk.mp3"',
        '""',
        "3",
        "{ offset = 3 }",
        '{ file = ".env" }',
    ],
)
def test_sound_is_a_file_beside_it_or_an_address(value: str):
    with pytest.raises(TranscriptError, match=r"audio|file"):
        read_metadata(f"audio = {value}", "c.toml")
