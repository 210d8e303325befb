"""What Discord would say of a reply, and what a person would read of it."""

from collections.abc import Iterator, Set
from typing import Any, NamedTuple

from bot.desk.reply import Reply
from tests.desk.discord_markdown import kinds, shown
from tests.discord_api import check_requests
from tests.discord_api.component_limits import everything_in
from tests.discord_api.message_limits import COMPONENTS_V2

TEXT_DISPLAY = 10
LONGEST_ADDRESS = 512
"""Of a link button, characters."""
OWN_MARKS = {"bold", "link", "quote", "subtext", "heading", "list", "code block", "strike"}
"""The marks that replies make themselves; any other came from somebody's text."""


class Sent(NamedTuple):
    """A request as Discord would get it."""

    method: str
    path: str
    json: Any
    params: dict[str, Any]


def check(reply: Reply, allowed: Set[str] = frozenset()) -> None:
    """Raise AssertionError for anything Discord would refuse, or that people's text makes of a message."""
    data = _payload(reply)
    check_requests([Sent("POST", "/interactions/1/token/callback", {"type": 4, "data": data}, {})])
    for _, component in everything_in(data.get("components", [])):
        assert len(component.get("url", "")) <= LONGEST_ADDRESS
    for text in texts(reply):
        assert text.strip()
        assert kinds(text) - OWN_MARKS - allowed - ({"address"} if reply.text else set()) == set(), text


def texts(reply: Reply) -> Iterator[str]:
    """Yield each text of ``reply``, in Markdown."""
    data = _payload(reply)
    if reply.text is not None:
        yield data["content"]
    for _, component in everything_in(data.get("components", [])):
        if component["type"] == TEXT_DISPLAY:
            yield component["content"]


def read(reply: Reply) -> str:
    """Return what a person reads of ``reply``: its texts, without marks, white space as one blank."""
    return " ".join(" ".join(map(shown, texts(reply))).split())


def components(reply: Reply, kind: int) -> list[dict[str, Any]]:
    """Return the components of ``kind`` (2: buttons, 3: selects) in ``reply``."""
    return [part for _, part in everything_in(_payload(reply).get("components", [])) if part["type"] == kind]


def _payload(reply: Reply) -> dict[str, Any]:
    if reply.layout is None:
        return {"content": reply.text}
    return {"flags": COMPONENTS_V2, "components": reply.layout.to_components()}
