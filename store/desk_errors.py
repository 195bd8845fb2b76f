"""What can go wrong with a desk, in words that can be shown as they are."""


class StoreError(Exception):
    """A problem with a desk. Its message is one line that names the file and what to do."""


class DeskLocked(StoreError):
    """Another program is writing to the desk."""


class DeskReadOnly(StoreError):
    """The desk was opened for reading only."""


class DeskUnwritable(StoreError):
    """A file of the desk can't be written; what was kept before is as it was."""


class NoDesk(StoreError):
    """There is no desk at this path, or something else is."""


class DeskDamaged(StoreError):
    """A file of the desk can't be read as what it should be."""


class DeskUnreadable(StoreError):
    """A file of the desk can't be read at all: it isn't allowed, or the disk fails."""


class DeskTooNew(StoreError):
    """The desk was written by a newer version of this program."""


class NotFound(StoreError):
    """No quote or article has this id."""


class QueryError(StoreError):
    """A query of which only a part was understood, and that found nothing."""


class ExportError(StoreError):
    """An export that can't be written."""
