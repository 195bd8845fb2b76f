"""Links of articles: which are safe, and which lead to the same page."""

from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit

from stance.cleaning import clean

SCHEMES = ("http", "https")
DEFAULT_PORTS = {"http": 80, "https": 443}

TRACKING = re.compile(
    r"(?:utm|mtm|pk|piwik|hsa|vero)_.*|at_(?:campaign|medium|custom\d|link_.*|format|ptr_name|bbc_team)"
    r"|fbclid|gclid|gclsrc|dclid|wbraid|gbraid|msclkid|yclid|twclid|ttclid|igshid|mc_cid|mc_eid|_ga|_gl"
    r"|ns_(?:mchannel|source|campaign|linkname|fee)|cmpid|ito|smid|xtor",
    re.IGNORECASE,
)
"""Query parameters that only record where a reader came from. The list is narrow on purpose: with one
parameter too many, two articles would get the same id, and one of them would be lost."""


def safe_url(url: str | None) -> str | None:
    """The URL, unchanged, if it is safe to show and open; else None.

    Safe are http and https URLs with a host and without white space, control characters, user name or
    password.
    """
    url = url.strip() if url else ""
    if not url or clean(url) != url or any(character.isspace() for character in url):
        return None
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    is_plain = parts.scheme in SCHEMES and parts.hostname and "@" not in parts.netloc
    return url if is_plain else None


def canonical_url(url: str) -> str:
    """The common form of all links to one page; `url` is one that `safe_url` accepts.

    Scheme and host in lower case, no default port, user name, fragment or tracking parameters. Everything
    else stays unchanged and in its order: any part of a query may identify the article.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    host = f"[{host}]" if ":" in host else host
    if parts.port is not None and parts.port != DEFAULT_PORTS[parts.scheme]:
        host = f"{host}:{parts.port}"
    return urlunsplit((parts.scheme, host, parts.path or "/", _without_tracking(parts.query), ""))


def same_site(url: str, other: str) -> bool:
    """Whether two links belong to one site: the same registered domain (`bbc.co.uk`) or the same host."""
    from courlan import extract_domain

    hosts = {(urlsplit(link).hostname or "").removeprefix("www.") for link in (url, other)}
    if len(hosts) == 1:
        return True
    domains = {extract_domain(link) for link in (url, other)}
    return len(domains) == 1 and None not in domains


def _without_tracking(query: str) -> str:
    return "&".join(
        pair for pair in query.split("&") if pair and not TRACKING.fullmatch(pair.partition("=")[0])
    )
