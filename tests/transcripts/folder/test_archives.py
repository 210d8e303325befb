import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.conversation.errors import TranscriptError
from bot.transcripts.folder.archives import Bounds, Member, member_name, open_archive

BOUNDS = Bounds(files=10, bytes=10_000_000)


def packed(*files: tuple[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", compression) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return made.getvalue()


def test_transcripts_come_out_by_their_names_and_what_systems_put_beside_them_is_passed_over():
    beside = ("__MACOSX/._a.txt", ".DS_Store", "b/", "Thumbs.db")
    data = packed(("b/ep-2.vtt", "two"), ("a.txt", "one"), *((name, "") for name in beside))
    assert open_archive(data, "z", BOUNDS) == (Member("a.txt", b"one"), Member("ep-2.vtt", b"two"))


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("more.zip", packed(("a.txt", "one")), "an archive in an archive"),
        ("talk.mp3", "ID3", "no kind of transcript"),
        ("big.txt", b"\0" * 3_000_000, "more tightly than any text"),
    ],
)
def test_what_cannot_be_taken_out_is_told_beside_the_rest(name: str, data: bytes | str, told: str):
    one, other = open_archive(packed(("a.txt", "one"), (name, data)), "z", BOUNDS)
    assert one.data == b"one"
    assert told in other.problem


def test_a_locked_file_is_told():
    data = bytearray(packed(("a.txt", "one")))
    for header, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(header) + flags] |= 1
    assert "password" in open_archive(bytes(data), "z", BOUNDS)[0].problem


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"no archive", "no ZIP archive"),
        (packed(*((f"{number}.txt", "x") for number in range(11))), "11 files"),
        (packed(("a.txt", b"ab" * 6_000_000), compression=zipfile.ZIP_STORED), "unpacks to more"),
        (packed(("a.txt", "one"))[:-30], "no ZIP archive"),
    ],
)
def test_no_archive_and_one_that_is_too_large_are_refused(data: bytes, told: str):
    with pytest.raises(TranscriptError, match=told):
        open_archive(data, "z", BOUNDS)


@given(some.text(max_size=300))
def test_a_name_is_never_a_place(name: str):
    called = member_name(name)
    assert called.isprintable()
    assert len(called) <= 200
    assert "/" not in called
    assert called not in (".", "..", "")


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
@given(place=some.integers(0, 300), byte=some.integers(0, 255))
def test_a_damaged_archive_is_read_or_refused(compression: int, place: int, byte: int):
    data = bytearray(packed(("a.txt", "one two three"), ("b.vtt", "four"), compression=compression))
    data[place % len(data)] = byte
    try:
        open_archive(bytes(data), "z", BOUNDS)
    except TranscriptError:
        return
