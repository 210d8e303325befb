"""What a server has set, for all of it or for one channel."""

from collections.abc import Mapping
from typing import Any, cast

from sqlalchemy import Connection, RowMapping, delete, select, update

from bot.desk.settings import Change, Options, ServerSettings, ShareStyle, settings_in
from bot.storage.columns import WHOLE_SERVER
from bot.storage.database import insert
from bot.storage.store import Store, reads, writes
from bot.storage.tables import SettingsRow


class SettingsStore(Store):
    """The settings of all servers."""

    async def read(self, server: int, channel: int | None = None) -> ServerSettings:
        """Return what holds in ``channel``: its own settings, else the server's, else the defaults."""
        return settings_in(await self.own(server), channel)

    @reads
    def own(self, connection: Connection, server: int) -> Mapping[int, Options]:
        """Return what is set, by channel; the whole server is ``WHOLE_SERVER``. What isn't set isn't in it."""
        rows = connection.execute(select(SettingsRow.__table__).where(SettingsRow.server == server))
        return {row["channel"]: _options(row) for row in rows.mappings()}

    @writes
    def set(self, connection: Connection, server: int, channel: int | None, options: Options) -> Change:
        """Set ``options``, all others stay; return what differs from before, so that it can be undone."""
        before = _locked(connection, server, channel or WHOLE_SERVER)
        differing = {name: value for name, value in options.items() if before.get(name) != value}
        if differing:
            connection.execute(update(SettingsRow).where(*_at(server, channel)).values(differing))
        past = {name: before.get(name) for name in differing}
        return Change(cast(Options, past), cast(Options, differing))

    @writes
    def reset(self, connection: Connection, server: int, channel: int | None = None) -> Change:
        """Forget what ``channel``, or the whole server as such, has set; other channels' settings stay."""
        gone = delete(SettingsRow).where(*_at(server, channel)).returning(SettingsRow.__table__)
        row = connection.execute(gone).mappings().one_or_none()
        before = _options(row) if row else Options()
        return Change(before, cast(Options, dict.fromkeys(before)))


def _at(server: int, channel: int | None) -> tuple[Any, Any]:
    return SettingsRow.server == server, SettingsRow.channel == (channel or WHOLE_SERVER)


def _locked(connection: Connection, server: int, channel: int) -> Options:
    """Return what is set, in a row made if need be; nobody else changes it until the transaction ends."""
    new = insert(connection, SettingsRow).values(server=server, channel=channel)
    connection.execute(new.on_conflict_do_nothing())
    present = select(SettingsRow.__table__).where(*_at(server, channel)).with_for_update()
    return _options(connection.execute(present).mappings().one())


def _options(row: RowMapping) -> Options:
    """Return what is set in ``row``."""
    options = cast(Options, {name: row[name] for name in Options.__annotations__ if row[name] is not None})
    if style := options.get("share_style"):
        options["share_style"] = ShareStyle(style)
    return options
