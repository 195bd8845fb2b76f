"""Text in, records out: reading articles, attributing quotes, scoring stances.

What is in `__all__` is loaded on first use, so that importing any one module stays light.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stance.api import article, extract
    from stance.errors import StanceError
    from stance.flat_rows import to_rows
    from stance.records import Article, Evidence, Extraction, Quote, Speaker, Stance, Target

    __version__: str

__all__ = [
    "Article",
    "Evidence",
    "Extraction",
    "Quote",
    "Speaker",
    "Stance",
    "StanceError",
    "Target",
    "__version__",
    "article",
    "extract",
    "to_rows",
]

HOMES = {
    "stance.api": ("article", "extract"),
    "stance.errors": ("StanceError",),
    "stance.records": ("Article", "Evidence", "Extraction", "Quote", "Speaker", "Stance", "Target"),
    "stance.flat_rows": ("to_rows",),
}
"""The modules that the names come from."""


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("onrecord")
    for module, names in HOMES.items():
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
