"""The examples of docs/library.md do what the page shows."""

from __future__ import annotations

import re
from contextlib import redirect_stdout
from io import StringIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import stance.component  # registers what the entry point of an installed package does  # noqa: F401

PAGE = Path(__file__).parent.parent / "docs" / "library.md"
FENCED = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def test_the_examples_print_what_the_page_shows() -> None:
    blocks = [*FENCED.findall(PAGE.read_text(encoding="utf-8")), ("end", "")]
    shared: dict[str, Any] = {"__name__": "library_page"}
    shown = 0
    for (language, code), (following, output) in pairwise(blocks):
        if language == "python":
            printed = StringIO()
            with redirect_stdout(printed):
                exec(compile(code, PAGE.name, "exec"), shared)
            assert printed.getvalue() == (output if following == "text" else "")
            shown += following == "text"
    assert shown == sum(language == "text" for language, _ in blocks) > 0
