"""The try-out has something to hear, whatever it is started with."""

from pathlib import Path

from bot.conversation.audio import Audio
from bot.conversation.library import Library
from bot.sound.spans import can_be_heard
from bot.tryout.sounding import hint, sounding
from tests.conversation.talks import talk

SILENT = Library.of([talk(("Ada", 0.0, "Good morning to you all."))])


def test_a_short_talk_is_there_to_be_heard():
    library = sounding(SILENT, None)
    (heard,) = (one for one in library if one.audio)
    assert heard.audio is not None
    assert Path(heard.audio.place).is_file()
    assert can_be_heard(heard.quote_passages(0, 1))
    assert "Hear" in hint(library)


def test_a_recording_of_ones_own_belongs_to_the_first_talk(tmp_path: Path):
    library = sounding(SILENT, tmp_path / "own.mp3")
    assert [one.audio for one in library] == [Audio(str(tmp_path / "own.mp3"))]
    assert not hint(library)


def test_a_library_with_sound_stays_as_it_is():
    library = Library.of([talk(("Ada", 0.0, "Good morning."), audio=Audio("talk.mp3"))])
    assert sounding(library, None) is library
