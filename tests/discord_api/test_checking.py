import pytest

from tests.discord_api import check_requests, described, faults_of
from tests.discord_api.bodies import (
    CALLBACK,
    FORM,
    MESSAGES,
    RESULT,
    Sent,
    answer,
    button,
    choices,
    command,
    layout,
    option,
    row,
    select,
    string_option,
)
from tests.discord_api.description import MISSING

needs_description = pytest.mark.skipif(not described(), reason=MISSING)

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


def test_every_fault_of_every_request_is_listed() -> None:
    first, second = Sent("POST", MESSAGES, {"content": "  "}), answer(layout(row(button("same")), row(button("same"))))
    with pytest.raises(AssertionError) as raised:
        check_requests([first, RIGHT[0], second])
    assert str(raised.value).splitlines() == [
        "Discord would refuse this:",
        f"  POST {MESSAGES} (whole): an empty message",
        f"  POST {CALLBACK} /data/components: 2 components have the custom_id 'same'",
    ]


def test_right_requests_pass() -> None:
    check_requests(RIGHT)
