import pytest

from tests.discord_api import faults_of
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
    text,
)

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


@pytest.mark.parametrize("name", REFUSED_BY_LIMITS)
def test_the_written_limits_refuse(name: str) -> None:
    sent, pointer, message = REFUSED_BY_LIMITS[name]
    assert any(fault.pointer == pointer and message in fault.message for fault in faults_of(sent))
