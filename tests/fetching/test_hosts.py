from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address, IPv6Address, IPv6Network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.fetching.addresses import web_address
from bot.fetching.errors import BadHosts, FetchFailed
from bot.fetching.hosts import PrivateHosts, is_public
from bot.fetching.retry_after import LONGEST, retry_after

NOW = datetime(2026, 11, 28, tzinfo=UTC)


@given(st.ip_addresses(v=4), st.sampled_from(["::", "::ffff:0:0", "64:ff9b::", "::ffff:0:0:0"]))
def test_an_address_that_stands_for_another_is_as_public_as_that_one(address: IPv4Address, network: str):
    stands = IPv6Address(int(IPv6Address(network)) | int(address))
    assert is_public(str(stands)) == is_public(str(address))


@given(st.sampled_from(["fc00::/7", "fe80::/10", "ff00::/8", "2001:db8::/32", "fec0::/10", "2001::/32"]), st.data())
def test_networks_that_are_nobody_s_business_are_not_public(network: str, data: st.DataObject):
    found = data.draw(st.ip_addresses(network=IPv6Network(network)))
    assert not is_public(str(found))
    assert not is_public(f"{found}%lo")


@given(st.text() | st.builds("http://{}".format, st.text()) | st.builds("https://{}:{}/".format, st.text(), st.text()))
def test_any_text_is_an_address_or_refused(text: str):
    try:
        url = web_address(text, PrivateHosts())
    except FetchFailed:
        return
    assert url.scheme in ("http", "https")
    assert url.port in (80, 443)
    assert url.user is url.password is None


def test_public_addresses_are_public():
    assert is_public("93.184.216.34")
    assert is_public("2606:2800:220:1:248:1893:25c8:1946")


@pytest.mark.parametrize(
    ("named", "address"),
    [
        ("localhost:8000", "http://LOCALHOST:8000/feed.xml"),
        ("nas.home", "https://nas.home/feed.xml"),
        ("[::1]:8000", "http://[::1]:8000/feed.xml"),
        ("::1", "http://[::1]/feed.xml"),
        (" 192.168.1.5 ", "http://192.168.1.5/feed.xml"),
    ],
)
def test_a_named_host_may_be_private_on_its_port_alone(named: str, address: str):
    hosts = PrivateHosts.of([named])
    assert web_address(address, hosts).host
    with pytest.raises(FetchFailed):
        web_address("http://localhost:8001/feed.xml", hosts)


@pytest.mark.parametrize("text", ["", ":80", "a:b", "a:0", "a:70000", "http://a", "a/b", "user@a"])
def test_what_names_no_host_is_refused(text: str):
    with pytest.raises(BadHosts):
        PrivateHosts.of([text])


@given(st.text() | st.integers(0).map(str) | st.datetimes().map(lambda at: at.strftime("%a, %d %b %Y %H:%M:%S GMT")))
def test_how_long_to_wait_is_never_longer_than_a_week(value: str):
    wait = retry_after(value, NOW)
    assert wait is None or timedelta(0) <= wait <= LONGEST


def test_how_long_to_wait_is_seconds_or_a_moment():
    assert retry_after("120", NOW) == timedelta(minutes=2)
    assert retry_after("Sat, 28 Nov 2026 00:30:00 GMT", NOW) == timedelta(minutes=30)
    assert retry_after("soon", NOW) is None
