"""A spreadsheet in Office Open XML: the least that makes one, of strings and numbers, never a formula."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from store.contract import Entry, Names
from store.formats.tables import Cell, rows

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml"

PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{TYPES}">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{MEDIA}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{MEDIA}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}">'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}">'
    '<sheets><sheet name="Quotes" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">'
    f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}
"""The parts of the file that are the same for every sheet."""

LONGEST = 32_767
"""Characters in a cell; a spreadsheet program refuses a file with more."""

NO_XML = re.compile("[\ufffe\uffff]")
"""What XML can't hold, besides the control characters that are replaced anyway."""

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every part, so that the same quotes make the same file."""


def to_xlsx(entries: Sequence[Entry], names: Names) -> Iterator[bytes]:
    """A workbook with one sheet: the rows of the csv export."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as parts:
        for name, content in PARTS.items():
            parts.writestr(ZipInfo(name, EPOCH), XML + content)
        with parts.open(ZipInfo("xl/worksheets/sheet1.xml", EPOCH), "w", force_zip64=True) as sheet:
            sheet.writelines(_sheet(rows(entries, names)))
    yield file.getvalue()


def _sheet(table: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    yield f'{XML}<worksheet xmlns="{SHEET}"><sheetData>'.encode()
    for row in table:
        yield f"<row>{''.join(map(_cell, row))}</row>".encode()
    yield b"</sheetData></worksheet>"


def _cell(value: Cell) -> str:
    if value is None:
        return "<c/>"
    if not isinstance(value, str):
        return f"<c><v>{value!r}</v></c>"
    text = escape(NO_XML.sub("\ufffd", value[:LONGEST]))
    return f'<c t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
