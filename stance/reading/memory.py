"""What was read before: so that a page is neither fetched nor taken apart twice."""

from __future__ import annotations

from hashlib import sha256
from typing import NamedTuple, Protocol


class Validators(NamedTuple):
    """What a server said of a page's version, to ask with whether it has changed."""

    etag: str | None = None
    modified: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        """As headers of a conditional request."""
        given = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in given.items() if value}


class Memory(Protocol):
    """Knows pages by their bytes and by their links."""

    def knows_page(self, key: str) -> bool:
        """Whether the article of this page, see `page_key`, is kept already; it is counted if so."""
        ...

    def note_page(self, key: str, article_id: str) -> None:
        """The page with these bytes gave this article, which may be kept or not in the end."""
        ...

    def version(self, url: str) -> tuple[str | None, str | None] | None:
        """What the server said of the link's version, see `Validators`, when its article was kept."""
        ...

    def note_version(self, url: str, version: tuple[str | None, str | None], article_id: str) -> None:
        """The link gave this article in this version."""
        ...

    def unchanged(self, url: str) -> None:
        """The link still leads to the version that is known; it is counted."""
        ...


class Forgetful:
    """Remembers nothing: everything is read."""

    def knows_page(self, key: str) -> bool:
        """Never."""
        return False

    def note_page(self, key: str, article_id: str) -> None:
        """Forgotten at once."""

    def version(self, url: str) -> tuple[str | None, str | None] | None:
        """None."""
        return None

    def note_version(self, url: str, version: tuple[str | None, str | None], article_id: str) -> None:
        """Forgotten at once."""

    def unchanged(self, url: str) -> None:
        """Of no interest."""


FORGETFUL = Forgetful()


def page_key(data: bytes, url: str | None = None) -> str:
    """What tells a page from every other: its bytes, and where it was found, if that is known."""
    digest = sha256(data)
    digest.update(b"\0" + (url or "").encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:32]
