"""What was read into a desk: pages by their bytes, links by their versions, and stories printed elsewhere.

It lies in the desk's folder as `read.json` and only saves work: without it, everything is read again and the
desk stays the same, but for the copies of its stories, which would have to be found anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from stance.records import Article
from store import beside
from store.documents import Document

FILE = "read.json"
MOST_LINKS = 20_000
"""Links whose versions are remembered; of one that isn't, the page is fetched in full."""
WITHOUT = "pages will be read anew, and the list of copies starts again"


@dataclass(frozen=True, slots=True)
class Copy:
    """A story that the desk has already, as another outlet printed it."""

    id: str
    """The article's id, as it would have been on the desk."""
    title: str | None
    outlet: str | None
    url: str | None
    published: date | None


@dataclass(frozen=True, slots=True)
class Link:
    """The version of a link's page when its article was kept, as the server told it."""

    etag: str | None
    modified: str | None
    article: str
    """The article's id."""


class Ledger:
    """The record of one desk. What is noted counts once `settle` has heard that its article is kept.

    It is kept in the desk's folder; without one it is forgotten when the program ends. `article_ids` are
    those on the desk: pages that gave others are read again. Raises `StoreError` where its file is damaged.
    """

    def __init__(self, folder: Path | None = None, article_ids: Iterable[str] = ()) -> None:
        self._path = folder / FILE if folder else None
        tables = beside.load(self._path, _tables, without=WITHOUT) if self._path else _tables({})
        self._pages, self._links, self._copies = tables
        self._new_pages: dict[str, str] = {}
        self._new_links: dict[str, Link] = {}
        self._copy_ids = {copy.id for story in self._copies.values() for copy in story}
        self._kept = {*article_ids, *self._copy_ids}
        self._is_changed = False
        self.passed_over = 0
        """How many pages were found to be known, and not read again."""

    def knows_page(self, key: str) -> bool:
        """Whether the article of the page is kept; it is counted if so."""
        is_known = self._pages.get(key) in self._kept
        self.passed_over += is_known
        return is_known

    def note_page(self, key: str, article_id: str) -> None:
        """The page gave this article."""
        self._new_pages[key] = article_id

    def version(self, url: str) -> tuple[str | None, str | None] | None:
        """ETag and date of change of the link's page when its article was kept."""
        link = self._links.get(url)
        return (link.etag, link.modified) if link and link.article in self._kept else None

    def note_version(self, url: str, version: tuple[str | None, str | None], article_id: str) -> None:
        """The link gave this article in this version; a server that tells no version is asked in full."""
        etag, modified = version
        if etag or modified:
            self._new_links[url] = Link(etag, modified, article_id)

    def unchanged(self, url: str) -> None:
        """The link's page is the known one; it is counted."""
        self.passed_over += 1

    def is_copy(self, article_id: str) -> bool:
        """Whether the article is known as another one's copy."""
        return article_id in self._copy_ids

    def note_copy(self, article_id: str, copy: Article) -> None:
        """Another outlet printed the story of this article; the same copy counts once."""
        if copy.id not in self._copy_ids:
            self._copy_ids.add(copy.id)
            found = Copy(copy.id, copy.title, copy.outlet, copy.url, copy.published)
            self._copies.setdefault(article_id, []).append(found)
            self._is_changed = True

    def copies(self, article_id: str) -> tuple[Copy, ...]:
        """Where else this article's story was printed, in the order of reading."""
        return tuple(self._copies.get(article_id, ()))

    def settle(self, article_ids: Collection[str]) -> None:
        """These articles are on the desk now: keep what was noted of them and of their copies, durably.

        Raises `DeskUnwritable`.
        """
        for story in self._copies.keys() - set(article_ids):
            # Its copies must be found anew: one of them may be the only print that is left.
            self._copy_ids.difference_update(copy.id for copy in self._copies.pop(story))
            self._is_changed = True
        self._kept = {*article_ids, *self._copy_ids}
        pages = {key: article for key, article in self._new_pages.items() if article in self._kept}
        links = {url: link for url, link in self._new_links.items() if link.article in self._kept}
        self._new_pages, self._new_links = {}, {}
        if pages or links or self._is_changed:
            self._pages |= pages
            self._links = dict([*(self._links | links).items()][-MOST_LINKS:])
            self._is_changed = False
            if self._path:
                beside.save(self._path, {"pages": self._pages, "links": self._links, "copies": self._copies})


def _tables(document: Document) -> tuple[dict[str, str], dict[str, Link], dict[str, list[Copy]]]:
    """The articles of pages, the links, and the copies by story; raises one of `documents.SHAPE_ERRORS`."""
    return (
        beside.table(document, "pages", beside.a_text),
        beside.table(document, "links", _to_link),
        beside.table(document, "copies", lambda copies: [_to_copy(copy) for copy in beside.a_list(copies)]),
    )


def _to_link(value: object) -> Link:
    link = beside.an_object(value)
    return Link(
        beside.a_text_or_none(link.get("etag")),
        beside.a_text_or_none(link.get("modified")),
        beside.a_text(link.get("article")),
    )


def _to_copy(value: object) -> Copy:
    copy = beside.an_object(value)
    published = beside.a_text_or_none(copy.get("published"))
    return Copy(
        beside.a_text(copy.get("id")),
        beside.a_text_or_none(copy.get("title")),
        beside.a_text_or_none(copy.get("outlet")),
        beside.a_text_or_none(copy.get("url")),
        None if published is None else date.fromisoformat(published),
    )
