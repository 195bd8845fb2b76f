"""The spaCy component "onrecord_quotes": the quotes of a parsed Doc, as `doc._.quotes`.

The package's entry point `spacy_factories` leads here, so `nlp.add_pipe("onrecord_quotes")` needs no import.
The quotes are kept as plain values, so that `Doc.to_bytes`, `DocBin` and processes can hand them on; they are
read as records.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, is_dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from spacy.language import Language
from spacy.tokens import Doc

from stance.api import article
from stance.parsing import adopt
from stance.pipeline import extract_doc
from stance.records import Quote
from stance.registries import Registries, load, shipped

NAME = "onrecord_quotes"
KEPT_AS = "onrecord_quotes"
"""The key in `doc.user_data`."""


class QuoteFinder:
    """Sets `doc._.quotes`, and changes nothing else of the Doc."""

    def __init__(self, registries: Registries) -> None:
        self.registries = registries

    def __call__(self, doc: Doc) -> Doc:
        """Find the quotes of one Doc; an empty one has none."""
        doc.user_data[KEPT_AS] = [asdict(quote) for quote in self._quotes(doc)]
        return doc

    def _quotes(self, doc: Doc) -> tuple[Quote, ...]:
        if not doc.text.strip():
            return ()
        return extract_doc(adopt(doc), article(doc.text), self.registries).quotes


@Language.factory(
    NAME,
    default_config={"registries": None},
    requires=["token.dep", "token.tag", "token.lemma"],
    assigns=["doc._.quotes"],
)
def make_component(nlp: Language, name: str, registries: str | None) -> QuoteFinder:
    """The component; `registries` is a folder whose files are laid over the shipped registries."""
    return QuoteFinder(load(Path(registries)) if registries else shipped())


def quotes_of(doc: Doc) -> tuple[Quote, ...]:
    """The quotes that the component found; none where it didn't run."""
    found: Sequence[Any] = doc.user_data.get(KEPT_AS, ())
    return tuple(from_plain(Quote, quote) for quote in found)


def from_plain(kind: Any, value: Any) -> Any:
    """What `dataclasses.asdict` took apart, or what is left of that after lists took the place of tuples."""
    if isinstance(kind, UnionType):
        return None if value is None else from_plain(get_args(kind)[0], value)
    if get_origin(kind) is tuple:
        items = get_args(kind)
        kinds = items[:1] * len(value) if items[-1] is Ellipsis else items
        return tuple(map(from_plain, kinds, value))
    if is_dataclass(kind):
        made: Any = kind
        return made(**{name: from_plain(of, value[name]) for name, of in _fields(made).items()})
    return kind(value) if isinstance(kind, type) and issubclass(kind, Enum) else value


@cache
def _fields(kind: Any) -> Mapping[str, Any]:
    """The types of a record's fields."""
    return get_type_hints(kind)


if not Doc.has_extension("quotes"):
    Doc.set_extension("quotes", getter=quotes_of)
