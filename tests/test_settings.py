from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.settings import Settings, SettingsError, read_settings

TOKEN = "MTIz.Abc-d_e.f"


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def wrong(monkeypatch: pytest.MonkeyPatch, **values: str) -> str:
    """Return the line that these settings stop with."""
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as raised:
        read_settings()
    return str(raised.value)


WRONG = [
    ("LOG_LEVEL", "loud"),
    ("LOG_FORMAT", "yaml"),
    ("IDEAS_MODEL", "large"),
    ("SYNC_COMMANDS", "sometimes"),
    ("SHARD_COUNT", "0"),
    ("SHARD_COUNT", "-2"),
    ("SHARD_COUNT", "many"),
    ("SHARD_COUNT", "1.5"),
    ("SHARD_COUNT", "9" * 5000),
    ("SHARD_IDS", "a"),
    ("SHARD_IDS", "3-1"),
    ("SHARD_IDS", "-1"),
    ("SHARD_IDS", "0,,1"),
    ("SHARD_IDS", "0-99999999999999"),
    ("SHARD_IDS", "²"),
    ("DISCORD_TOKEN", "Bot abc"),
    ("DISCORD_TOKEN", "abc\ndef"),
    ("DISCORD_TOKEN", "tökén"),
]


@pytest.mark.parametrize(("name", "value"), WRONG)
@pytest.mark.parametrize("place", ["environment", ".env"])
def test_a_wrong_value_is_one_line_that_names_its_setting(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, value: str, place: str
):
    if place == ".env":
        (tmp_path / ".env").write_text(f'{name}="{value}"\n', "utf-8")
        line = wrong(monkeypatch)
    else:
        line = wrong(monkeypatch, **{name: value})
    assert line.startswith(f"{name}: ")
    assert len(line.splitlines()) == 1
    assert len(line) < 200
    assert name != "DISCORD_TOKEN" or not any(part in line for part in value.split())


@pytest.mark.parametrize("value", ["", " ", "\t"])
@pytest.mark.parametrize("name", [name.upper() for name in Settings.model_fields])
def test_an_empty_value_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch, name: str, value: str):
    monkeypatch.setenv(name, value)
    assert read_settings() == Settings.model_construct(**{n: f.default for n, f in Settings.model_fields.items()})


@pytest.mark.parametrize(
    ("written", "shards"),
    [
        ("0", (0,)),
        ("0,1", (0, 1)),
        ("0-3", (0, 1, 2, 3)),
        (" 2 , 4 - 5 ", (2, 4, 5)),
        ("1,0-2", (1, 0, 2)),
        ("7-7", (7,)),
    ],
)
def test_shards_are_listed_or_ranged(monkeypatch: pytest.MonkeyPatch, written: str, shards: tuple[int, ...]):
    monkeypatch.setenv("SHARD_IDS", written)
    monkeypatch.setenv("SHARD_COUNT", "8")
    assert read_settings().shard_ids == shards


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12))
def test_any_shards_are_read_or_named_as_wrong(monkeypatch: pytest.MonkeyPatch, written: str):
    monkeypatch.setenv("SHARD_IDS", written)
    monkeypatch.setenv("SHARD_COUNT", "4")
    try:
        said = str(read_settings().shard_ids)
    except SettingsError as error:
        said = str(error)
    assert said.startswith(("SHARD_IDS", "(", "None"))


def test_shards_need_their_count_and_lie_within_it(monkeypatch: pytest.MonkeyPatch):
    assert "SHARD_IDS needs SHARD_COUNT" in wrong(monkeypatch, SHARD_IDS="0,1")
    assert "between 0 and SHARD_COUNT - 1, here 1" in wrong(monkeypatch, SHARD_IDS="0-2", SHARD_COUNT="2")


def test_the_environment_wins_over_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    (tmp_path / ".env").write_text("LOG_LEVEL=error\nSYNC_COMMANDS=Never\nUNKNOWN=1\n", "utf-8")
    monkeypatch.setenv("LOG_LEVEL", "debug")
    assert (read_settings().log_level, read_settings().sync_commands) == ("DEBUG", "never")


def test_a_file_that_is_no_text_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    (tmp_path / ".env").write_bytes(b"LOG_LEVEL=\xff\xfe\n")
    assert wrong(monkeypatch).startswith(".env is not a text in UTF-8")


def test_the_token_is_handed_out_without_blanks_and_hidden_everywhere_else(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DISCORD_TOKEN", f"  {TOKEN} ")
    found = read_settings()
    assert found.token == TOKEN
    assert TOKEN not in f"{found} {found!r} {found.model_dump()} {found.model_dump_json()}"


def test_without_a_token_one_is_asked_for():
    with pytest.raises(SettingsError, match="DISCORD_TOKEN is not set"):
        _ = read_settings().token


@pytest.mark.parametrize(
    ("values", "chosen"),
    [
        ({}, "light"),
        ({"IDEAS": "auto"}, "light"),
        ({"IDEAS": "off"}, None),
        ({"IDEAS_MODEL": "OFF"}, None),
        ({"IDEAS_MODEL": "English"}, "english"),
        ({"IDEAS_MODEL": "english", "IDEAS": "off"}, None),
    ],
)
def test_the_older_name_still_turns_ideas_off(monkeypatch: pytest.MonkeyPatch, values: dict[str, str], chosen):
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    assert read_settings().embedder == chosen
