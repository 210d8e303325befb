"""Addresses that strangers hand in, checked before anybody is asked for what is there."""

from ipaddress import ip_address

from yarl import URL

from bot.fetching.errors import FetchFailed, FetchProblem
from bot.fetching.hosts import WEB_PORTS, PrivateHosts, is_public

LONGEST = 2000
"""Characters of an address."""
_LONGEST_SHOWN = 200


def web_address(text: str, private: PrivateHosts) -> URL:
    """Return the address in ``text``; raises FetchFailed unless it may be gone to.

    What a name stands for is not known here: that is checked when it is connected to.
    """
    text = text.strip()
    shown = text[:_LONGEST_SHOWN]
    try:
        if len(text) > LONGEST or not text.isprintable():
            raise FetchFailed(shown, FetchProblem.NO_ADDRESS)
        url = URL(text)
        host, port = url.host, url.port
    except (ValueError, TypeError):  # yarl's own and UnicodeError among them
        raise FetchFailed(shown, FetchProblem.NO_ADDRESS) from None
    if url.scheme not in ("http", "https") or not host:
        raise FetchFailed(shown, FetchProblem.NO_ADDRESS)
    if url.user is not None or url.password is not None:
        raise FetchFailed(str(url.with_user(None))[:_LONGEST_SHOWN], FetchProblem.NAMED_USER)
    if private.allow(host, port):
        return url.with_fragment(None)
    if port not in WEB_PORTS:
        raise FetchFailed(shown, FetchProblem.PORT)
    if _is_ip(host) and not is_public(host):
        raise FetchFailed(shown, FetchProblem.NOT_PUBLIC)
    return url.with_fragment(None)


def _is_ip(host: str) -> bool:
    try:
        ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return True
