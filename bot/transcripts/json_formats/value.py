"""JSON as files hold it: one value, one on each line (JSON Lines), one in a script, or Python's print of one.

It is parsed whole or refused; pydantic's parser bounds how deep it nests.
"""

import re
import warnings
from ast import literal_eval
from typing import NoReturn

from pydantic_core import from_json

from bot.conversation.errors import TranscriptError
from bot.transcripts.lines import lines_of

_JSON = re.compile(r"\ufeff?\s*(?:\{\s*[\"}]|\[\s*(?:\[\s*)?(?:\{\s*[\"}]|\]|\"))")
_SCRIPT = re.compile(
    r"\ufeff?\s*(?:export\s{1,9}default|(?:(?:var|let|const)\s{1,9})?[\w$.]{1,80}\s{0,9}[=(])\s{0,9}(?=[{\[]\s{0,99}(?:\[\s{0,99})?[{\"])"
)
_PYTHON = re.compile(r"\ufeff?\s*(?:\[\s*)?\{\s*'[^'\n]{1,80}'\s*:")
"""How Python prints an object, or a list of them: no JSON, by its single quotes."""
_LONGEST_PYTHON = 2_000_000
"""Characters of it that are read; those of five hours of captions have fewer."""
_PLACE = re.compile(r" at line (\d{1,9}) column \d+$", re.ASCII)
_ENDS = ";) \t\r\n"


def is_json(text: str) -> bool:
    """Say whether ``text`` begins as an object, a list of them, a script that holds one or Python's print of one."""
    return any(form.match(text) for form in (_JSON, _SCRIPT, _PYTHON))


def parsed(text: str, source: str) -> object:
    """Return what ``text`` holds; of several values, one on a line, a list of them.

    Raises TranscriptError, with the line, if it is cut off or no JSON.
    """
    written = text.removeprefix("\ufeff")
    if _PYTHON.match(text):
        return _printed(written.strip(), source)
    if found := _SCRIPT.match(text):
        written = text[found.end() :].rstrip(_ENDS)
    try:
        return from_json(written, cache_strings="keys")
    except ValueError as error:
        lines = lines_of(written, source)
        if str(error).startswith("trailing characters") and all(line.lstrip()[:1] in {"{", ""} for line in lines):
            return [_value_at(number, line, source) for number, line in enumerate(lines, 1) if line.strip()]
        _refuse(error, _line(error), source)


def _printed(text: str, source: str) -> object:
    """Return what Python printed as ``text``, plain values only."""
    problem, mend = "this is Python's print of a list, not JSON", "save it with json.dump"
    if len(text) > _LONGEST_PYTHON:
        raise TranscriptError(source, 0, f"{problem}, and longer than {_LONGEST_PYTHON:,} characters", mend)
    try:
        with warnings.catch_warnings():
            # A backslash that Python does not know is a warning: it stays as it is written.
            warnings.simplefilter("ignore")
            value: object = literal_eval(text)
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError) as error:
        raise TranscriptError(source, 0, f"{problem}, and cut off or holds more than plain values", mend) from error
    return value


def _value_at(number: int, line: str, source: str) -> object:
    try:
        return from_json(line, cache_strings="keys")
    except ValueError as error:
        _refuse(error, number, source)


def _line(error: ValueError) -> int:
    found = _PLACE.search(str(error))
    return int(found[1]) if found else 0


def _refuse(error: ValueError, line: int, source: str) -> NoReturn:
    problem = f"Invalid JSON: {_PLACE.sub('', str(error))[:200]}"
    if problem.startswith("Invalid JSON: EOF"):
        raise TranscriptError(source, line, f"this JSON is cut off ({problem})", "give the whole file") from error
    raise TranscriptError(source, line, problem, "correct it there, or give captions or text") from error
