"""Discord on a loopback port, for an unmodified client running as a process of its own.

async with Discord.listening() as discord, discord.client("bot") as process:
    answer = await discord.person.slash("quote", words="stiff face")
discord.check()
"""

from tests.sockets.interactions import Answer, Interaction
from tests.sockets.person import Place, Places
from tests.sockets.process import ClientProcess
from tests.sockets.server import Discord
from tests.sockets.waiting import NotAnswered

__all__ = ["Answer", "ClientProcess", "Discord", "Interaction", "NotAnswered", "Place", "Places"]
