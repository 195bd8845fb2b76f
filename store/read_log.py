"""What was read into a desk: pages by their bytes, links by their versions, and reprints of its stories.

The file, `read.json` in the desk's folder, only saves work: without it everything is read again, and only
the reprints have to be found anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from stance.records import Article
from store import sidecar
from store.documents import Document

FILE = "read.json"
MOST_LINKS = 20_000
"""Links whose versions are remembered; the page of any other link is fetched in full."""
WITHOUT = "pages will be read anew, and the list of copies starts again"


@dataclass(frozen=True, slots=True)
class Copy:
    """A reprint: a story of the desk as another outlet printed it."""

    id: str
    """The id that the reprint has as an article; it isn't kept as one."""
    title: str | None
    outlet: str | None
    url: str | None
    published: date | None


@dataclass(frozen=True, slots=True)
class PageVersion:
    """What the server said of the version of a link's page that its article was read from."""

    etag: str | None
    modified: str | None
    article: str
    """The article's id."""


class ReadLog:
    """The read log of one desk. Notes count from the `commit` that says that their article is kept.

    Without a folder it is forgotten when the program ends. `article_ids` are those on the desk: a page whose
    article has gone is read again. Raises `StoreError` where the file is damaged.
    """

    def __init__(self, folder: Path | None = None, article_ids: Iterable[str] = ()) -> None:
        self._path = folder / FILE if folder else None
        tables = sidecar.load(self._path, _tables, without=WITHOUT) if self._path else _tables({})
        self._pages, self._links, self._copies = tables
        self._new_pages: dict[str, str] = {}
        self._new_links: dict[str, PageVersion] = {}
        self._copy_ids = {copy.id for story in self._copies.values() for copy in story}
        self._kept = {*article_ids, *self._copy_ids}
        self._is_changed = False
        self.passed_over = 0
        """How many pages weren't read again."""

    def knows_page(self, key: str) -> bool:
        """Whether the article of the page is kept; counted in `passed_over` if so."""
        is_known = self._pages.get(key) in self._kept
        self.passed_over += is_known
        return is_known

    def note_page(self, key: str, article_id: str) -> None:
        """Note which article was read from a page."""
        self._new_pages[key] = article_id

    def version(self, url: str) -> tuple[str | None, str | None] | None:
        """ETag and date of change of the page that a kept article was read from; None for other links."""
        link = self._links.get(url)
        return (link.etag, link.modified) if link and link.article in self._kept else None

    def note_version(self, url: str, version: tuple[str | None, str | None], article_id: str) -> None:
        """Note which article was read from a link, and from which version of its page, if the server says."""
        etag, modified = version
        if etag or modified:
            self._new_links[url] = PageVersion(etag, modified, article_id)

    def unchanged(self, url: str) -> None:
        """Count a page that the server says hasn't changed."""
        self.passed_over += 1

    def is_copy(self, article_id: str) -> bool:
        """Whether the article is noted as a reprint."""
        return article_id in self._copy_ids

    def note_copy(self, article_id: str, copy: Article) -> None:
        """Note a reprint of an article; the same one counts once."""
        if copy.id not in self._copy_ids:
            self._copy_ids.add(copy.id)
            reprint = Copy(copy.id, copy.title, copy.outlet, copy.url, copy.published)
            self._copies.setdefault(article_id, []).append(reprint)
            self._is_changed = True

    def copies(self, article_id: str) -> tuple[Copy, ...]:
        """The reprints of an article, in the order of reading."""
        return tuple(self._copies.get(article_id, ()))

    def commit(self, article_ids: Collection[str]) -> None:
        """Write the notes on these articles, all that are on the desk now, and drop those on others.

        Raises `DeskUnwritable`.
        """
        for story in self._copies.keys() - set(article_ids):
            # The story is gone: one of its reprints may be read next, and is then an article itself.
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
                sidecar.save(self._path, {"pages": self._pages, "links": self._links, "copies": self._copies})


def _tables(document: Document) -> tuple[dict[str, str], dict[str, PageVersion], dict[str, list[Copy]]]:
    """Article ids by page, versions by link, reprints by article id. Raises `documents.SHAPE_ERRORS`."""
    return (
        sidecar.table(document, "pages", sidecar.require_str),
        sidecar.table(document, "links", _to_version),
        sidecar.table(
            document, "copies", lambda copies: [_to_copy(copy) for copy in sidecar.require_list(copies)]
        ),
    )


def _to_version(value: object) -> PageVersion:
    link = sidecar.require_dict(value)
    return PageVersion(
        sidecar.require_str_or_none(link.get("etag")),
        sidecar.require_str_or_none(link.get("modified")),
        sidecar.require_str(link.get("article")),
    )


def _to_copy(value: object) -> Copy:
    copy = sidecar.require_dict(value)
    published = sidecar.require_str_or_none(copy.get("published"))
    return Copy(
        sidecar.require_str(copy.get("id")),
        sidecar.require_str_or_none(copy.get("title")),
        sidecar.require_str_or_none(copy.get("outlet")),
        sidecar.require_str_or_none(copy.get("url")),
        None if published is None else date.fromisoformat(published),
    )
