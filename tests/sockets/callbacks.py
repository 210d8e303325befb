"""The routes by which the bot answers interactions: the callback, then the webhook with its token."""

from tests.sockets.interactions import Answer, CallbackType, Interaction
from tests.sockets.messages import EPHEMERAL, LOADING, Messages
from tests.sockets.wire import (
    ALREADY_ACKNOWLEDGED,
    TOO_MANY_FOLLOW_UPS,
    UNKNOWN_INTERACTION,
    UNKNOWN_MESSAGE,
    UNKNOWN_WEBHOOK,
    Asked,
    JsonObject,
    Refusal,
    Refused,
    Route,
)
from tests.sockets.world import World

ORIGINAL = "@original"


class Callbacks:
    """Keeps the interactions, and lets the bot answer each as Discord would.

    ``answer_within`` is how many seconds the first answer may take.
    """

    def __init__(self, world: World, messages: Messages, answer_within: float) -> None:
        self._world = world
        self._messages = messages
        self.answer_within = answer_within
        self._by_token: dict[str, Interaction] = {}

    def add(self, interaction: Interaction) -> None:
        """Let the bot answer this one."""
        self._by_token[interaction.token] = interaction

    def routes(self) -> list[Route]:
        """What the bot may ask with an interaction's token, which is all it needs."""
        webhook = "/webhooks/{application}/{token}"
        one = webhook + "/messages/{message}"
        return [
            Route("POST", "/interactions/{interaction}/{token}/callback", self._answer, needs_token=False),
            Route("POST", webhook, self._follow_up, needs_token=False),
            Route("GET", one, self._show, needs_token=False),
            Route("PATCH", one, self._edit, needs_token=False),
            Route("DELETE", one, self._delete, needs_token=False),
        ]

    def _answer(self, asked: Asked, interaction: str, token: str) -> JsonObject | None:
        found = self._by_token.get(token)
        if found is None or found.id != int(interaction):
            raise Refused(UNKNOWN_INTERACTION)
        if found.answer is not None:
            raise self._refused(found, ALREADY_ACKNOWLEDGED)
        if found.late(asked.arrived, self.answer_within):
            raise self._refused(found, UNKNOWN_INTERACTION)
        kind, data = CallbackType(asked.body["type"]), asked.body.get("data") or {}
        self._take(found, kind, data, list(asked.files))
        seconds = asked.arrived - found.sent
        found.answer = Answer(found, kind, data, dict(asked.files), seconds)
        found.tell()
        return self._told(found, kind) if "with_response" in asked.params else None

    def _take(self, found: Interaction, kind: CallbackType, data: JsonObject, files: list[str]) -> None:
        if kind in (CallbackType.MESSAGE, CallbackType.LATER):
            found.loading = kind is CallbackType.LATER
            loading = {"flags": data.get("flags", 0) | LOADING} if found.loading else {}
            found.original = self._create(found, data | loading, files)
        elif kind is CallbackType.UPDATE and found.source is not None:
            found.original = self._messages.edit(int(found.source["id"]), data, files)
        elif kind is CallbackType.UPDATE_LATER:
            found.original = found.source

    def _create(self, found: Interaction, body: JsonObject, files: list[str]) -> JsonObject:
        private = {"flags": body.get("flags", 0) | EPHEMERAL} if found.all_private else {}
        return self._messages.create(found.channel, self._world.bot, body | private, files)

    def _told(self, found: Interaction, kind: CallbackType) -> JsonObject:
        told: JsonObject = {"interaction": {"id": str(found.id), "type": int(found.kind)}}
        if found.original is not None:
            told["interaction"] |= {
                "response_message_id": found.original["id"],
                "response_message_loading": found.loading,
                "response_message_ephemeral": bool(found.original["flags"] & EPHEMERAL),
            }
            if kind in (CallbackType.MESSAGE, CallbackType.UPDATE):
                told["resource"] = {"type": int(kind), "message": found.original}
        return told

    def _follow_up(self, asked: Asked, application: str, token: str) -> JsonObject:
        found = self._acknowledged(application, token)
        files = list(asked.files)
        if found.loading and found.original is not None:
            return self._changed(found, found.original, asked.body, files)
        if not found.may_follow_up():
            raise self._refused(found, TOO_MANY_FOLLOW_UPS)
        message = self._create(found, asked.body, files)
        found.follow_ups.append(message)
        found.tell()
        return message

    def _show(self, asked: Asked, application: str, token: str, message: str) -> JsonObject:
        return self._message(self._acknowledged(application, token), message)

    def _edit(self, asked: Asked, application: str, token: str, message: str) -> JsonObject:
        found = self._acknowledged(application, token)
        return self._changed(found, self._message(found, message), asked.body, list(asked.files))

    def _delete(self, asked: Asked, application: str, token: str, message: str) -> None:
        found = self._acknowledged(application, token)
        self._messages.delete(int(self._message(found, message)["id"]))
        found.tell()

    def _changed(self, found: Interaction, message: JsonObject, body: JsonObject, files: list[str]) -> JsonObject:
        changed = self._messages.edit(int(message["id"]), body, files)
        if message is found.original:
            found.loading = False
            found.edits += 1
        found.tell()
        return changed

    def _acknowledged(self, application: str, token: str) -> Interaction:
        """The interaction, once it has its first answer; before that Discord knows no such webhook."""
        found = self._by_token.get(token)
        if found is None or found.answer is None or int(application) != self._world.application_id:
            raise Refused(UNKNOWN_WEBHOOK)
        return found

    def _message(self, found: Interaction, name: str) -> JsonObject:
        if name != ORIGINAL:
            return self._messages.find(int(name))
        if found.original is None:
            raise Refused(UNKNOWN_MESSAGE)
        return self._messages.find(int(found.original["id"]))

    def _refused(self, found: Interaction, refusal: Refusal) -> Refused:
        found.refused.append(refusal.code)
        found.tell()
        return Refused(refusal)
