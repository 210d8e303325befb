"""Which addresses are gone to: the public internet, and hosts that whoever runs the bot has named."""

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from bot.fetching.errors import BadHosts

WEB_PORTS = (80, 443)
"""The only ports that are gone to, but for those of named hosts."""
_EMBEDDING = {  # networks whose addresses stand for one of IPv4, and where in it that is
    IPv6Network("::/96"): 0,
    IPv6Network("::ffff:0:0/96"): 0,
    IPv6Network("::ffff:0:0:0/96"): 0,
    IPv6Network("64:ff9b::/96"): 0,
    IPv6Network("2002::/16"): 80,
}
_NEVER = (IPv6Network("64:ff9b:1::/48"), IPv6Network("2001::/32"), IPv6Network("fec0::/10"))
"""Networks for translation within a site, for tunnels, and of sites alone."""
_LAST_32 = 0xFFFF_FFFF


def is_public(address: str) -> bool:
    """Say whether an IP ``address`` is one of the public internet, not of a network at home or of this machine.

    An address of IPv6 that stands for one of IPv4 is what that one is.
    """
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return _is_public(ip) and "%" not in address


def _is_public(ip: IPv4Address | IPv6Address) -> bool:
    if isinstance(ip, IPv6Address):
        for network, shift in _EMBEDDING.items():
            if ip in network:
                return _is_public(IPv4Address(int(ip) >> shift & _LAST_32))
        if any(ip in network for network in _NEVER):
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


@dataclass(frozen=True, slots=True)
class PrivateHosts:
    """Hosts, each with a port, that may be private all the same."""

    named: frozenset[tuple[str, int]] = frozenset()

    @classmethod
    def of(cls, texts: Iterable[str]) -> "PrivateHosts":
        """Return the hosts that ``texts`` name: ``nas.home``, ``localhost:8000``, ``[::1]:8000``; raises BadHosts."""
        return cls(frozenset(one for text in texts for one in _named(text.strip().casefold())))

    def allow(self, host: str | None, port: int | None) -> bool:
        """Say whether ``host`` was named with ``port``."""
        return (host or "").casefold() in {name for name, named_port in self.named if named_port == port}


def _named(text: str) -> list[tuple[str, int]]:
    host, ports = text, list(WEB_PORTS)
    before, colon, digits = text.rpartition(":")
    if colon and not text.endswith("]") and ("]" in before or ":" not in before):
        if not (digits.isascii() and digits.isdecimal() and 0 < int(digits[:6]) < 2**16):
            raise BadHosts(text)
        host, ports = before, [int(digits)]
    host = host.removeprefix("[").removesuffix("]")
    if not host or any(sign.isspace() or sign in "/@[]?#" for sign in host):
        raise BadHosts(text)
    return [(host, port) for port in ports]
