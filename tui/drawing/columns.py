"""Lines of text set in columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from textual.content import Content


def hanging(first: Content, text: Content, width: int, *, indent: int) -> Iterator[Content]:
    """The text wrapped to the width, every line indented; the first begins with `first` instead."""
    for line in text.wrap(max(width - indent, 1)):
        yield Content.assemble(first.pad_right(max(indent - first.cell_length, 0)), line)
        first = Content()


def beside(left: Sequence[Content], right: Sequence[Content], *, width: int) -> Iterator[Content]:
    """Two columns, the left one that wide, as long as the longer of them."""
    for one, other in zip_longest(left, right, fillvalue=Content()):
        yield Content.assemble(one.truncate(width, pad=True), other)
