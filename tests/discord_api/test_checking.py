from collections.abc import Mapping
from typing import Any, NamedTuple

import pytest

from tests.discord_api import check_requests, described, faults_of
from tests.discord_api.description import MISSING

needs_description = pytest.mark.skipif(not described(), reason=MISSING)

LAYOUT = 1 << 15
CALLBACK = "/interactions/1234/a-token/callback"
MESSAGES = "/channels/55/messages"


class Sent(NamedTuple):
    method: str
    path: str
    json: Any = None
    params: Mapping[str, Any] = {}


def text(content: str) -> dict[str, Any]:
    return {"type": 10, "content": content}


def row(*components: dict[str, Any]) -> dict[str, Any]:
    return {"type": 1, "components": list(components)}


def button(custom_id: str, **fields: Any) -> dict[str, Any]:
    return {"type": 2, "style": 2, "label": "Context", "custom_id": custom_id, **fields}


def select(*options: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"type": 3, "custom_id": "others", "options": list(options), **fields}


def option(value: str, **fields: Any) -> dict[str, Any]:
    return {"label": "8:55 Mark", "value": value, **fields}


def layout(*components: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"flags": LAYOUT, "components": list(components), **fields}


def answer(data: dict[str, Any]) -> Sent:
    return Sent("POST", CALLBACK, {"type": 4, "data": data})


def choices(*found: dict[str, Any]) -> Sent:
    return Sent("POST", CALLBACK, {"type": 8, "data": {"choices": list(found)}})


def command(**fields: Any) -> Sent:
    whole = {"type": 1, "name": "quote", "description": "Find a quote", "options": [], **fields}
    return Sent("PUT", "/applications/1/commands", [whole])


def string_option(name: str, **fields: Any) -> dict[str, Any]:
    return {"type": 3, "name": name, "description": "What was said", **fields}


RESULT = layout(
    {"type": 17, "accent_color": 255, "components": [text("the quote"), row(button("1:context:x"))]},
    row(select(option("a"), option("b"))),
    {"type": 12, "items": [{"media": {"url": "attachment://card.png"}, "description": "A card"}]},
    attachments=[{"id": 0, "filename": "card.png"}],
    allowed_mentions={"parse": [], "users": [99]},
)
FORM = {
    "custom_id": "form",
    "title": "Wrong word",
    "components": [
        {"type": 18, "label": "Words", "component": {"type": 4, "custom_id": f"field{number}", "style": 1}}
        for number in range(6)
    ],
}

RIGHT = [
    answer(RESULT),
    answer({"content": "ok", "flags": 64}),
    Sent("POST", CALLBACK, {"type": 7, "data": RESULT}, {"with_response": "1"}),
    Sent("POST", CALLBACK, {"type": 5, "data": {"flags": 64}}),
    Sent("POST", CALLBACK, {"type": 6}),
    choices({"name": "8:55 Mark", "value": "lex-398:1+5~abcd"}),
    Sent("POST", CALLBACK, {"type": 9, "data": FORM | {"components": FORM["components"][:5]}}),
    Sent("POST", "/webhooks/1/token", {"content": "shared"}, {"wait": "true"}),
    Sent("PATCH", "/webhooks/1/token/messages/@original", {"content": "edited"}),
    Sent("DELETE", "/webhooks/1/token/messages/@original"),
    Sent("POST", "/api/v10" + MESSAGES, {"content": "hello", "nonce": 3, "enforce_nonce": True}),
    command(options=[string_option("words", autocomplete=True, required=True), string_option("speaker")]),
    Sent("GET", "/gateway/bot"),
]

REFUSED_BY_DESCRIPTION = {
    "a route that is not there": (Sent("GET", "/quotes/7"), "", "no such route"),
    "a method the route has not": (Sent("PUT", MESSAGES, {}), "", "no such route"),
    "no snowflake in the path": (Sent("POST", "/channels/abc/messages", {"content": "x"}), "", "channel_id"),
    "an unknown query parameter": (Sent("GET", "/gateway/bot", None, {"shards": 1}), "", "'shards'"),
    "no body": (Sent("POST", CALLBACK), "", "a body is required"),
    "a body where none goes": (Sent("GET", "/gateway/bot", {}), "", "no body"),
    "an unknown answer type": (Sent("POST", CALLBACK, {"type": 3}), "/type", "3"),
    "an unknown component": (answer(layout({"type": 99})), "/data/components/0/type", "99"),
    "a button outside a row": (answer(layout(button("a"))), "/data/components/0/type", "2"),
    "a custom_id too long": (
        answer(layout(row(button("x" * 101)))),
        "/data/components/0/components/0/custom_id",
        "too long",
    ),
    "a label too long": (
        answer(layout(row(button("x", label="y" * 81)))),
        "/data/components/0/components/0/label",
        "too long",
    ),
    "a misspelt field": (answer({"content": "hello", "mentions": []}), "/data", "mentions"),
    "26 options": (
        answer(layout(row(select(*(option(str(n)) for n in range(26)))))),
        "/data/components/0/components/0/options",
        "too long",
    ),
    "an option's value too long": (
        answer(layout(row(select(option("v" * 101))))),
        "/data/components/0/components/0/options/0/value",
        "too long",
    ),
    "26 choices": (
        choices(*({"name": "n", "value": "v"} for _ in range(26))),
        "/data/choices",
        "too long",
    ),
    "a choice's name too long": (
        choices({"name": "n" * 101, "value": "v"}),
        "/data/choices/0/name",
        "too long",
    ),
    "a command's description too long": (command(description="d" * 101), "/0/description", "too long"),
    "an unknown option type": (
        command(options=[string_option("words") | {"type": 77}]),
        "/0/options/0/type",
        "77",
    ),
}

REFUSED_BY_LIMITS = {
    "41 components, nested": (
        answer(layout({"type": 17, "components": [text("x")] * 40})),
        "/data/components",
        "41 components",
    ),
    "4,001 characters in a layout": (
        answer(layout(text("x" * 2_000), text("y" * 2_001))),
        "/data/components",
        "4001 characters",
    ),
    "2,001 characters of content": (
        Sent("POST", MESSAGES, {"content": "x" * 2_001}),
        "/content",
        "2001 characters",
    ),
    "content in a layout": (answer(RESULT | {"content": "also"}), "/data/content", "beside"),
    "embeds in a layout": (answer(RESULT | {"embeds": [{"title": "also"}]}), "/data/embeds", "beside"),
    "a layout without its flag": (
        answer({"components": [text("x")]}),
        "/data/components/0",
        "without the layout flag",
    ),
    "six rows": (
        answer({"components": [row(button(str(n))) for n in range(6)]}),
        "/data/components",
        "6 rows",
    ),
    "one custom_id twice": (
        answer(layout(row(button("same")), row(button("same")))),
        "/data/components",
        "'same'",
    ),
    "one value twice in a select": (
        answer(layout(row(select(option("same"), option("same"))))),
        "/data/components/0/components/0/options",
        "'same'",
    ),
    "a choice of more than there is": (
        answer(layout(row(select(option("a"), max_values=2)))),
        "/data/components/0/components/0",
        "1 to 2 of 1",
    ),
    "a select beside a button": (
        answer(layout(row(button("b"), select(option("a"))))),
        "/data/components/0",
        "one select",
    ),
    "a link button with an id": (
        answer(layout(row(button("x", style=5, url="https://example.org")))),
        "/data/components/0/components/0",
        "none has both",
    ),
    "a button that opens a script": (
        answer(layout(row({"type": 2, "style": 5, "label": "Go", "url": "javascript:alert(1)"}))),
        "/data/components/0/components/0/url",
        "no address",
    ),
    "a button without a face": (
        answer(layout(row(button("x", label=None)))),
        "/data/components/0/components/0",
        "label or an emoji",
    ),
    "an empty message": (Sent("POST", MESSAGES, {"content": "  "}), "", "empty"),
    "a file that is not attached": (
        answer(RESULT | {"attachments": []}),
        "/data/components/2",
        "'card.png'",
    ),
    "a file nobody sees": (
        answer(RESULT | {"attachments": [{"id": 0, "filename": "other.png"}]}),
        "/data/attachments/0",
        "shows this file",
    ),
    "a choice's value too long": (
        choices({"name": "n", "value": "v" * 101}),
        "/data/choices/0/value",
        "101 characters",
    ),
    "six fields in a form": (
        Sent("POST", CALLBACK, {"type": 9, "data": FORM}),
        "/data/components",
        "6 fields",
    ),
    "a command in capitals": (command(name="Quote"), "/0/name", "no name"),
    "a command without description": (command(description=""), "/0/description", "required"),
    "a required option behind": (
        command(options=[string_option("a"), string_option("b", required=True)]),
        "/0/options",
        "come first",
    ),
    "a command of 8,000 characters": (
        command(
            options=[
                string_option(f"o{n}", choices=[{"name": f"{m:<90}", "value": f"{m:<90}"} for m in range(25)])
                for n in range(2)
            ]
        ),
        "/0",
        "characters together",
    ),
}


@needs_description
@pytest.mark.parametrize("request_sent", RIGHT, ids=lambda sent: f"{sent.method} {sent.path}")
def test_a_right_request_has_no_faults(request_sent: Sent) -> None:
    assert faults_of(request_sent) == []


@needs_description
@pytest.mark.parametrize("name", REFUSED_BY_DESCRIPTION)
def test_the_description_refuses(name: str) -> None:
    sent, pointer, message = REFUSED_BY_DESCRIPTION[name]
    assert [fault.pointer for fault in faults_of(sent)] == [pointer]
    assert message in faults_of(sent)[0].message


@pytest.mark.parametrize("name", REFUSED_BY_LIMITS)
def test_the_written_limits_refuse(name: str) -> None:
    sent, pointer, message = REFUSED_BY_LIMITS[name]
    assert any(fault.pointer == pointer and message in fault.message for fault in faults_of(sent))


def test_every_fault_of_every_request_is_listed() -> None:
    first, second = REFUSED_BY_LIMITS["an empty message"][0], REFUSED_BY_LIMITS["one custom_id twice"][0]
    with pytest.raises(AssertionError) as raised:
        check_requests([first, RIGHT[0], second])
    assert str(raised.value).splitlines() == [
        "Discord would refuse this:",
        f"  POST {MESSAGES} (whole): an empty message",
        f"  POST {CALLBACK} /data/components: 2 components have the custom_id 'same'",
    ]


def test_right_requests_pass() -> None:
    check_requests(RIGHT)
