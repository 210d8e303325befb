"""The log channel: who added, edited and removed, told where a server wants it, pinging nobody."""

from simcord import MemberActor
from simcord.results import ResponseMessage

from tests.conftest import Stage, text_of
from tests.features.conversations.adding.test_adding import TALK, add


def told(stage: Stage, channel: int) -> list[str]:
    messages = stage.env.backend.messages.get(channel, {}).values()
    return [text_of(ResponseMessage(stage.env, message)) for message in messages]


async def test_what_moderators_do_is_told_in_the_log_channel(stage: Stage, kim: MemberActor):
    log = stage.guild.create_text_channel("log")
    await add(stage, kim, TALK, title="Unlogged")
    changed = (await kim.slash(stage.channel, "settings", log_channel=log)).response
    assert f"nowhere → in <#{log.id}>" in text_of(changed)
    await add(stage, kim, TALK, title="Notes by @everyone")
    removed = (await kim.slash(stage.channel, "library remove", conversation="Notes by")).response
    await kim.click(removed.message, label="Undo")
    lines = told(stage, log.id)
    assert [line.split(" has ")[1].split(" “")[0] for line in lines] == ["added", "removed", "brought back"]
    assert all(line.startswith(f"<@{kim.id}> has ") for line in lines)
    await kim.click(changed.message, label="Undo")
    await kim.click(removed.message, label="Remove")
    assert len(told(stage, log.id)) == len(lines)
