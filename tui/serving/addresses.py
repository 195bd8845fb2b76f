"""Which addresses and pages may reach the dashboard.

Whoever reaches it can read the desk and write files as its user. A browser also runs pages of strangers,
which can open connections to this machine. So each request must name the address that is served, and a
connection must come from the dashboard's own page.
"""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

LOOPBACK_NAMES = {"localhost", "127.0.0.1", "::1"}


def is_loopback(address: str) -> bool:
    """Whether only programs of this machine reach the address."""
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return address == "localhost"


def is_wanted(host: str | None, served: str) -> bool:
    """Whether a request for this host means the served address, not a name that a stranger gave it."""
    name = _name(f"//{host}") if host else None
    return name == served or (is_loopback(served) and name in LOOPBACK_NAMES)


def is_own_page(origin: str | None, host: str | None) -> bool:
    """Whether a connection comes from a page of the very host that it goes to."""
    return bool(origin and host) and urlsplit(origin or "").netloc == host


def _name(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None
