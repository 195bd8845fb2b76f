"""The memory of pages that were read before, so that none is fetched or parsed twice."""

from __future__ import annotations

from hashlib import sha256
from typing import NamedTuple, Protocol


class Validators(NamedTuple):
    """A server's validators of a page's version, for conditional requests (RFC 9110)."""

    etag: str | None = None
    modified: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        """The headers of a conditional request."""
        given = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in given.items() if value}


class Memory(Protocol):
    """Knows pages by their bytes and by their links."""

    def knows_page(self, key: str) -> bool:
        """Whether the article of this page (see `page_key`) is already kept; if so, it is counted."""
        ...

    def note_page(self, key: str, article_id: str) -> None:
        """Note the article of a page; whether it is kept is decided later."""
        ...

    def version(self, url: str) -> tuple[str | None, str | None] | None:
        """The `Validators` of the link's version when its article was kept."""
        ...

    def note_version(self, url: str, version: tuple[str | None, str | None], article_id: str) -> None:
        """Note the version of a link and its article."""
        ...

    def unchanged(self, url: str) -> None:
        """Count a link whose page has not changed since the known version."""
        ...


class Forgetful:
    """A memory without contents: everything is read."""

    def knows_page(self, key: str) -> bool:
        """Never."""
        return False

    def note_page(self, key: str, article_id: str) -> None:
        """Nothing is noted."""

    def version(self, url: str) -> tuple[str | None, str | None] | None:
        """None."""
        return None

    def note_version(self, url: str, version: tuple[str | None, str | None], article_id: str) -> None:
        """Nothing is noted."""

    def unchanged(self, url: str) -> None:
        """Nothing is counted."""


FORGETFUL = Forgetful()


def page_key(data: bytes, url: str | None = None) -> str:
    """The key of a page: a digest of its bytes and, where known, of its URL."""
    digest = sha256(data)
    digest.update(b"\0" + (url or "").encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:32]
