"""Discord on a loopback port, for an unmodified client running as a process of its own.

    async with Discord.listening() as discord, discord.client("bot") as process:
        answer = await discord.person.slash("quote", words="stiff face")
    discord.check()

``Discord`` is in ``server``. Nothing is imported here: the client's process, which starts in ``client``, is to
hold no more than the client.
"""
