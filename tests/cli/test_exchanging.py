import zipfile

import pytest

from bot.cli import main
from bot.transcripts.folder.loading import load_library

TALK = "Speaker 1 (0:01) Hello there.\nBob (0:05) Hi."


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATA_FOLDER", "data")
    (tmp_path / "talk.txt").write_text(TALK)
    return tmp_path / "data"


def test_a_file_is_imported_reported_and_exported(folder, capsys):
    youtube = ["--youtube", "https://youtu.be/MVYrJJNdrEg?si=x", "--date", "2023-09-28"]
    assert main(["import", "talk.txt", "--title", "A talk", "--speaker", "Speaker 1=Ada", *youtube]) == 0
    assert "Ada: 2 words" in capsys.readouterr().out
    (conversation,) = load_library(folder).library
    assert conversation.players[0].address == "https://www.youtube.com/watch?v=MVYrJJNdrEg&t={seconds}s"
    assert main(["export", "a-talk", "--format", "txt"]) == 0
    assert capsys.readouterr().out == "Ada (00:00:01.000) Hello there.\n\nBob (00:00:05.000) Hi.\n"


def test_every_word_and_every_label_that_is_not_plain_is_told(tmp_path, capsys):
    talk = "Written by Dana.\n\n" + "[0:01] Ada: Well then.\n\n[0:02] Audience member: May I?\n\n" * 3
    talk += "[0:03] Remember: it is late."
    (tmp_path / "talk.txt").write_text(talk)
    assert main(["import", "talk.txt"]) == 0
    told = capsys.readouterr().out
    assert "left out: 3 of 19 words" in told
    assert "left out, 3 words from line 1, “Written by Dana.”: above the first name" in told
    assert "“Audience member:” 3 times, taken as a speaker" in told
    assert "“Remember:” once (line 15), taken as words" in told
    assert main(["check"]) == 0
    assert "left out: 3 of 19 words" in capsys.readouterr().out


def test_what_the_file_got_wrong_is_decided_and_kept(folder, tmp_path):
    talk = "Buy soap.\n\nAda (0:01) Hello there. D: Who? Winter\n\n"
    talk += "Winter (0:05) never.\n\nBob (0:09) Hi.\nBy a machine."
    (tmp_path / "talk.txt").write_text(talk)
    told = ["--also-speaker", "D", "--not-speaker", "Winter:", "--drop", "8-", "--speaker", "D=Dana", "--speaker"]
    assert main(["import", "talk.txt", *told, "Bob=Dana"]) == 0
    (conversation,) = load_library(folder).library
    assert [(passage.speaker, passage.text) for passage in conversation.passages] == [
        ("Ada", "Hello there."),
        ("Dana", "Who? Winter"),
        ("Dana", "Winter never."),
        ("Dana", "Hi."),
    ]
    assert 'drop = ["8-"]' in (folder / "talk/conversation.toml").read_text("utf-8")


@pytest.mark.parametrize("told", [["--drop", "x"], ["--not-speaker", ":"], ["--also-speaker", " "]])
def test_decisions_that_are_none_are_told(told, capsys):
    with pytest.raises(SystemExit):
        main(["import", "talk.txt", *told])
    assert "cannot be; write" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("link", "player"),
    [
        ("https://vimeo.com/123", ("Vimeo", "https://vimeo.com/123#t={seconds}s")),
        ("https://x.org/talk.mp3", ("x.org", "https://x.org/talk.mp3#t={seconds}")),
        ("https://x.org/?from={seconds}", ("x.org", "https://x.org/?from={seconds}")),
    ],
)
def test_any_player_is_linked(folder, link, player):
    assert main(["import", "talk.txt", "--link", link]) == 0
    (conversation,) = load_library(folder).library
    assert [(known.name, known.address) for known in conversation.players] == [player]


def test_a_length_sets_the_pace_where_there_are_no_times(folder, tmp_path):
    (tmp_path / "talk.txt").write_text("Ada: One two.\nBob: Three.\nAda: Four five.")
    assert main(["import", "talk.txt", "--length", "1:00:00"]) == 0
    (conversation,) = load_library(folder).library
    assert conversation.passages[-1].start > 1800


def test_who_wrote_it_down_is_kept_told_in_a_search_and_exported(folder, capsys):
    assert main(["import", "talk.txt", "--made-by", "Whisper"]) == 0
    assert load_library(folder).library.conversations["talk"].made_by == "Whisper"
    capsys.readouterr()
    assert main(["search", "hello there"]) == 0
    assert "(close, as a machine heard it): Hello there." in capsys.readouterr().out
    assert main(["export", "talk", "--format", "json"]) == 0
    (folder.parent / "again.json").write_text(capsys.readouterr().out)
    assert main(["import", "again.json"]) == 0
    assert load_library(folder).library.conversations["again"].made_by == "Whisper"
    assert main(["import", "again.json", "--made-by", "people", "--replace"]) == 0
    assert load_library(folder).library.conversations["again"].made_by is None


def test_a_link_without_a_place_for_the_time_is_told(capsys):
    assert main(["import", "talk.txt", "--link", "https://x.org/talk"]) == 1
    assert "{seconds} where the time goes" in capsys.readouterr().out


def test_nothing_is_replaced_unless_asked(capsys):
    assert main(["import", "talk.txt"]) == 0
    assert main(["import", "talk.txt"]) == 1
    assert "it is there already; --replace takes its place, --key puts it beside" in capsys.readouterr().out
    assert main(["import", "talk.txt", "--replace"]) == 0


def test_what_can_be_read_of_many_files_is_imported(folder, tmp_path, capsys):
    (tmp_path / "bad.txt").write_text("nothing")
    assert main(["import", "bad.txt", "talk.txt", "missing.txt"]) == 1
    out = capsys.readouterr().out
    assert "bad.txt: error: no passage" in out
    assert "missing.txt: error: cannot be opened (No such file or directory); check its name" in out
    served, left_out, next_step = out.splitlines()[-3:]
    assert (served, left_out) == ("1 of 3 conversations can be served", "not imported: bad.txt, missing.txt")
    assert next_step.startswith("Put into data. A running bot takes it in on SIGHUP")
    assert list(load_library(folder).library.conversations) == ["talk"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["talk.txt", "other.txt", "--title", "x"], "--title is for one file"),
        (["talk.txt", "--date", "yesterday"], "not a day"),
        (["talk.txt", "--speaker", "Ada"], "not LABEL=NAME"),
    ],
)
def test_what_cannot_be_meant_is_told(arguments, told, capsys):
    try:
        code = main(["import", *arguments])
    except SystemExit as exit_:
        code = exit_.code
    assert code
    assert told in capsys.readouterr().err


def test_folders_and_archives_are_imported_with_what_is_in_them(folder, tmp_path, capsys):
    (tmp_path / "season" / "two").mkdir(parents=True)
    (tmp_path / "season" / "two" / "transcript.txt").write_text("Ada: Two looms.\n\nBo: Yes.\n", "utf-8")
    with zipfile.ZipFile(tmp_path / "more.zip", "w") as archive:
        archive.writestr("deep/ep-3_Three looms.txt", "Ada: Three looms.\n\nBo: Yes.\n")
        archive.writestr("again.zip", "x")
    assert main(["import", str(tmp_path / "season"), str(tmp_path / "more.zip")]) == 1
    told = capsys.readouterr().out
    assert "more.zip/again.zip: error: an archive in an archive" in told
    assert {path.name for path in folder.glob("*")} >= {"two", "three-looms"}
