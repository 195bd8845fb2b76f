"""The records themselves, as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import orjson

from stance.cleaning import UNSAFE
from store import documents
from store.annotations import from_annotation
from store.contract import Entry, Names


def to_jsonl(entries: Sequence[Entry], names: Names) -> Iterator[bytes]:
    """One JSON object a line: the quote as `extract` writes it, with its article and annotation."""
    for entry in entries:
        record = {
            **documents.from_quote(entry.quote),
            "article": documents.from_article(entry.article),
            "annotation": from_annotation(entry.annotation),
        }
        yield encoded(record) + b"\n"


def encoded(record: Any) -> bytes:
    """JSON with control characters escaped: still the record, and safe to show."""
    text = orjson.dumps(record).decode()
    return UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text).encode()
