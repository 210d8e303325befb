"""Settings as TOML: read with the line of what is wrong, and written, which Python does not."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from bot.conversation.errors import TranscriptError

Value = str | int | float | date
Table = Mapping[str, object]

_AT_LINE = re.compile(r"(?P<problem>.*) \(at line (?P<line>\d+), column \d+\)", re.DOTALL)


def toml_table(text: str, source: str, *, longest: int) -> dict[str, Any]:
    """Return what ``text`` sets; raises TranscriptError if it is no TOML or has over ``longest`` characters."""
    if len(text) > longest:
        raise TranscriptError(source, 0, f"longer than {longest:,} characters", "keep only the settings in it")
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        found = _AT_LINE.fullmatch(str(error))
        problem = f"this is not TOML ({found['problem'] if found else error})"
        line = int(found["line"]) if found else 0
        raise TranscriptError(source, line, problem, 'write each setting as name = "value"') from error


def toml_text(table: Table) -> str:
    """Return ``table`` as TOML: its values, lists of texts among them, each table in it, each list of tables.

    Raises TypeError for what settings do not hold: lists of anything else, tables in those tables.
    """
    return "\n".join(_lines(table)) + "\n"


def _lines(table: Table) -> Iterator[str]:
    values = {name: value for name, value in table.items() if isinstance(value, Value) or _is_texts(value)}
    yield from _values(values)
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from ("", f"[{_key(name)}]", *_values(value))
        elif name not in values:
            yield from _tables(name, value)


def _is_texts(value: object) -> bool:
    return isinstance(value, list | tuple) and bool(value) and all(isinstance(item, str) for item in value)


def _tables(name: str, value: object) -> Iterator[str]:
    for item in value if isinstance(value, Sequence) else [value]:
        if not isinstance(item, Mapping):
            raise TypeError(f"{name}: {item!r}")
        yield from ("", f"[[{_key(name)}]]", *_values(item))


def _values(table: Table) -> Iterator[str]:
    for name, value in table.items():
        if isinstance(value, str):
            yield f"{_key(name)} = {quoted(value)}"
        elif isinstance(value, date):
            yield f"{_key(name)} = {value.isoformat()}"
        elif isinstance(value, list | tuple) and _is_texts(value):
            yield f"{_key(name)} = [{', '.join(map(quoted, value))}]"
        elif isinstance(value, Mapping):
            inner = ", ".join(_values(value))
            yield f"{_key(name)} = {{ {inner} }}"
        elif isinstance(value, int | float):
            yield f"{_key(name)} = {str(value).lower()}"
        else:
            raise TypeError(f"{name}: {value!r}")


def quoted(text: str) -> str:
    """Return ``text`` as a TOML string on one line."""
    # JSON escapes all that TOML does, but for the delete character.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _key(name: str) -> str:
    return name if name.isascii() and name.replace("_", "").replace("-", "").isalnum() else quoted(name)
