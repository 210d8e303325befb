from bot.transcripts.decisions import Decisions, Stretch
from bot.transcripts.told import Told

LABELS = (("SPEAKER_00", "Speaker 1"), ("SPEAKER_01", "Speaker 2"), ("Ivo", "Ivo"))


def test_what_was_told_is_read_back_from_its_text():
    decisions = Decisions(('A "quoted" one',), ("Remember",), (Stretch(1, 12), Stretch(340, None)))
    told = Told({"title": "Notes", "number": 3}, decisions, {"SPEAKER_00": "Da\\na = \u00e9"})
    assert Told.of(told.text) == told
    assert Told.of(Told().text) == Told()
    assert told.by_hand
    assert not told.as_read().by_hand


def test_names_are_changed_one_after_another_and_merged():
    told = Told().with_names(LABELS, {"Speaker 2": "Dana", "Ivo": "Dana"}).with_names(LABELS, {"Dana": "Dana  Reed"})
    assert told.names == {"SPEAKER_01": "Dana Reed", "Ivo": "Dana Reed"}


def test_names_are_swapped_and_given_back():
    told = Told().with_names(LABELS, {"Speaker 1": "Ivo", "Ivo": "Speaker 1"})
    assert told.names == {"SPEAKER_00": "Ivo", "Ivo": "Speaker 1"}
    assert told.with_names(LABELS, {"Speaker 1": "Ivo", "Ivo": "Speaker 1"}).names == {}


def test_a_label_is_a_speaker_or_words_as_was_decided_last():
    told = Told().with_speakers(["Careful"]).with_words(["Careful", "Ivo"])
    assert told.decisions == Decisions(words=("Ivo",))
    assert told.with_speakers(["Ivo", "Bo"]).decisions == Decisions(speakers=("Bo",))
