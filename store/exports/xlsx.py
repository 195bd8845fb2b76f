"""A spreadsheet in Office Open XML: strings and numbers, never a formula or a link."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO

from store.contract import Entry, Names
from store.exports.tables import rows

LONGEST = 32_767
"""Characters in a cell; a spreadsheet program refuses a file with more."""

CREATED = datetime(2000, 1, 1)
"""The same date for every file, so that the same quotes give the same bytes."""

AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
"""A cell shows what it holds: text of an article never becomes a formula or a link."""


def to_xlsx(entries: Sequence[Entry], names: Names) -> Iterator[bytes]:
    """A workbook with one sheet: the rows of the csv export."""
    from xlsxwriter import Workbook

    file = BytesIO()
    with Workbook(file, {"in_memory": True, **AS_TEXT}) as book:
        book.set_properties({"created": CREATED})
        sheet = book.add_worksheet("Quotes")
        for at, row in enumerate(rows(entries, names)):
            sheet.write_row(at, 0, [cell[:LONGEST] if isinstance(cell, str) else cell for cell in row])
    yield file.getvalue()
