"""The spaCy component "onrecord_quotes": the quotes of a parsed Doc, as `doc._.quotes`.

The package's entry point `spacy_factories` leads here, so `nlp.add_pipe("onrecord_quotes")` needs no import.
The quotes are kept as plain values, so that `Doc.to_bytes`, `DocBin` and processes can hand them on; they are
read as records.
"""

from __future__ import annotations

from pathlib import Path

from msgspec import convert, to_builtins
from spacy.language import Language
from spacy.tokens import Doc

from stance.api import article
from stance.parsing import NEEDED, adopt
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
        doc.user_data[KEPT_AS] = to_builtins(self._quotes(doc))
        return doc

    def _quotes(self, doc: Doc) -> tuple[Quote, ...]:
        if not doc.text.strip():
            return ()
        return extract_doc(adopt(doc), article(doc.text), self.registries).quotes


@Language.factory(
    NAME,
    default_config={"registries": None},
    requires=[f"token.{name}" for name in NEEDED],
    assigns=["doc._.quotes"],
)
def make_component(nlp: Language, name: str, registries: str | None) -> QuoteFinder:
    """The component; `registries` is a folder whose files are laid over the shipped registries."""
    return QuoteFinder(load(Path(registries)) if registries else shipped())


def quotes_of(doc: Doc) -> tuple[Quote, ...]:
    """The quotes that the component found; none where it didn't run."""
    return convert(doc.user_data.get(KEPT_AS, ()), tuple[Quote, ...])


if not Doc.has_extension("quotes"):
    Doc.set_extension("quotes", getter=quotes_of)
