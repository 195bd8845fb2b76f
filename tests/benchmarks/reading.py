"""Reading: how fast, and that a long file needs no more memory than a short one."""

from __future__ import annotations

import json
import tracemalloc
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from stance.reading import read
from tests.benchmarks.figures import Figure, cpu_ms

ARTICLE_CHARACTERS = 5_000
TEXT = "“We will not accept this,” the minister said on Monday.\n" * (ARTICLE_CHARACTERS // 56)
PAGE = f"<html><body><article>{'<p>' + '</p><p>'.join(TEXT.splitlines()) + '</p>'}</article></body></html>"


def main() -> Iterator[Figure]:
    """Milliseconds an article by format, and the memory of many."""
    with TemporaryDirectory() as folder:
        for name, content, count in (
            ("a.txt", TEXT, 1),
            ("a.html", PAGE, 1),
            ("a.jsonl", lines(200), 200),
        ):
            path = Path(folder, name)
            path.write_text(content, encoding="utf-8")
            spent = cpu_ms(lambda path=path: deque(read([path]), maxlen=0))
            limit = 60 if name == "a.html" else 1
            yield Figure(f"read one article, {path.suffix}", spent / count, "ms CPU", at_most=limit)
        path = Path(folder, "long.jsonl")
        path.write_text(lines(10_000), encoding="utf-8")
        tracemalloc.start()
        deque(read([path]), maxlen=0)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        yield Figure("memory for a file of 10,000 articles", peak / 1e6, "MB", at_most=2)


def lines(count: int) -> str:
    """JSON lines with so many articles."""
    return "\n".join(json.dumps({"id": str(number), "text": TEXT}) for number in range(count))
