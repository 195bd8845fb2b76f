"""Public addresses: all others belong to private networks, or to nothing at all."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Network, ip_address

GLOBAL_UNICAST = IPv6Network("2000::/3")
"""The assigned part of IPv6. The mapped, translated and local addresses lie outside."""

CLOSED = (
    IPv4Network("168.63.129.16/32"),  # a cloud's metadata service under a public address
    IPv4Network("192.0.0.0/24"),  # protocol assignments, metadata services among them
    IPv4Network("192.88.99.0/24"),  # the former 6to4 relays
    IPv6Network("2001::/23"),  # protocol assignments, Teredo among them
    IPv6Network("2002::/16"),  # 6to4, which wraps any IPv4 address
    IPv6Network("3fff::/20"),  # documentation
)
"""Networks that `is_global` accepts, at least in some versions of Python, and where no news page is."""


def is_public(address: str) -> bool:
    """Whether an address, as getaddrinfo writes it, is on the public internet."""
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    if not ip.is_global or ip.is_multicast or ip.is_reserved:
        return False
    if not isinstance(ip, IPv4Address) and (ip not in GLOBAL_UNICAST or ip.scope_id):
        return False
    return not any(ip.version == network.version and ip in network for network in CLOSED)
