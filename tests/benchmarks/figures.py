"""What a benchmark measures: figures, some with a limit."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from statistics import median
from time import perf_counter, process_time


@dataclass(frozen=True)
class Figure:
    """One measured value."""

    name: str
    value: float
    unit: str
    at_most: float | None = None
    at_least: float | None = None

    @property
    def holds(self) -> bool:
        """Whether it keeps its limits."""
        return (self.at_most is None or self.value <= self.at_most) and (
            self.at_least is None or self.value >= self.at_least
        )


def cpu_ms(deed: Callable[[], object], times: int = 9) -> float:
    """Median milliseconds of this process's CPU."""
    return _median_ms(deed, times, process_time)


def wall_ms(deed: Callable[[], object], times: int = 9) -> float:
    """Median milliseconds by the clock, for what waits for the disk."""
    return _median_ms(deed, times, perf_counter)


def _median_ms(deed: Callable[[], object], times: int, clock: Callable[[], float]) -> float:
    spent = []
    for _ in range(times):
        start = clock()
        deed()
        spent.append((clock() - start) * 1000)
    return median(spent)


def run(name: str) -> list[Figure] | None:
    """The figures of a benchmark module, by its name; None where it has no `main`."""
    module = import_module(f"tests.benchmarks.{name}")
    main: Callable[[], Iterable[Figure]] | None = getattr(module, "main", None)
    return list(main()) if main else None
