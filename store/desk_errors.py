"""Errors of desks, queries and exports, with messages for the user."""


class StoreError(Exception):
    """A problem that the user can act on. The message is one line that names the file and what to do."""


class DeskLocked(StoreError):
    """Another program is writing to the desk."""


class DeskReadOnly(StoreError):
    """The desk was opened for reading only."""


class DeskUnwritable(StoreError):
    """A file of the desk can't be written; it stays as it was."""


class NoDesk(StoreError):
    """There is no desk at this path, or something else is."""


class DeskDamaged(StoreError):
    """A file of the desk has another content than it should."""


class DeskUnreadable(StoreError):
    """A file of the desk can't be read: it isn't allowed, or the disk fails."""


class DeskTooNew(StoreError):
    """The desk was written by a newer version of this program."""


class NotFound(StoreError):
    """No quote or article has this id."""


class QueryError(StoreError):
    """A query that found nothing, and has terms that weren't understood."""


class ExportError(StoreError):
    """An export that can't be written."""
