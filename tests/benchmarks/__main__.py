"""`python -m tests.benchmarks [NAME…]`: run every benchmark, or those named, and print their figures.

A benchmark is a module of this package with a function `main` that gives its `Figure`s. Each runs in a
process of its own, so that their memory doesn't mix. The exit status is 1 where a figure breaks its limit.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pkgutil import iter_modules

from rich.console import Console
from rich.table import Table

import tests.benchmarks
from tests.benchmarks.figures import Figure, run


def table_of(title: str, figures: Iterable[Figure]) -> Table:
    """The figures as a table, those beyond their limit marked."""
    table = Table("figure", "value", "unit", "limit", "", title=title, title_justify="left")
    for figure in figures:
        limits = [
            *([f"≤ {figure.at_most:g}"] if figure.at_most is not None else []),
            *([f"≥ {figure.at_least:g}"] if figure.at_least is not None else []),
        ]
        sign = ("ok" if figure.holds else "OVER") if limits else ""
        table.add_row(figure.name, f"{figure.value:,.4g}", figure.unit, ", ".join(limits), sign)
    return table


def main() -> int:
    """Run and print; the exit status."""
    console, kept = Console(), True
    names = sys.argv[1:] or sorted(
        module.name for module in iter_modules(tests.benchmarks.__path__) if module.name != "__main__"
    )
    for name in names:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            figures = pool.submit(run, name).result()
        if figures is not None:
            console.print(table_of(name, figures))
            kept = kept and all(figure.holds for figure in figures)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
