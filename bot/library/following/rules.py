"""What whoever runs the bot lets servers follow."""

from dataclasses import dataclass, field

from bot.fetching.hosts import PrivateHosts


@dataclass(frozen=True, slots=True)
class FeedRules:
    """Whether feeds are followed at all; ``hosts`` may be private; a server may follow ``each`` feeds.

    The newest ``episodes`` of a feed are taken in; all that are in use may take ``memory`` MiB.
    """

    on: bool = True
    hosts: PrivateHosts = field(default_factory=PrivateHosts)
    each: int = 5
    episodes: int = 1000
    memory: int = 512
