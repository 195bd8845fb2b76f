"""People and organisations that an article introduces by name, found by capitals, titles and grammar.

The model runs without its entity recogniser, so a name is a run of proper nouns, and what it names shows in
the words around it: a title before it, an office after it, the surname coming back alone, the verb it is the
subject of. A run without any such sign stays unnamed: here precision matters more than recall.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from stance.lexicons import word_lists
from stance.naming.personal_names import HONORIFICS, NO_NAMES, OFFICE_PARTS, OFFICES, PARTICLES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

WORDS = word_lists("targets")
ORGANISATION_WORDS = WORDS["organisation_words"]
NO_PERSON = ORGANISATION_WORDS | WORDS["places_and_events"] | NO_NAMES
SPEAKING = WORDS["speaking"]
COUNTRIES_BEFORE_TITLES = frozenset({"the", "us", "u.s.", "uk"})
CAPITALISED = re.compile(r"[A-ZÀ-ÖØ-Þ][\w'’.]*\w|[A-Z]\.?")


@dataclass(frozen=True, slots=True)
class Name:
    """A run of proper nouns without the title before it; `start` and `end` are tokens, half-open."""

    start: int
    end: int
    words: tuple[str, ...]
    titled: bool
    """Whether an honorific or an office stood before it."""

    @property
    def text(self) -> str:
        """The name with single spaces and without the possessive."""
        return " ".join(self.words).replace(" - ", "-")


class Names:
    """All names of an article, with the people and organisations that they prove to be."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.all = tuple(_names(doc))

    @cached_property
    def by_token(self) -> dict[int, Name]:
        """The name that each of its tokens belongs to."""
        return {i: name for name in self.all for i in range(name.start, name.end)}

    @cached_property
    def people(self) -> dict[str, str]:
        """Canonical name by each form that stands for the person: the full name, the surname."""
        found: dict[str, str] = {}
        alone = {name.words[0] for name in self.all if len(name.words) == 1}
        for name in self.all:
            if 2 <= len(name.words) <= 6 and self._is_person(name, alone):
                found.setdefault(name.text, name.text)
                found.setdefault(name.words[-1], name.text)
        for name in self.all:
            if len(name.words) == 1 and self._after_honorific(name):
                found.setdefault(name.text, name.text)
        return found

    def is_organisation(self, name: Name) -> bool:
        """Whether the name's words say that it is a body of people."""
        return len(name.words) > 1 and bool(ORGANISATION_WORDS & {word.lower() for word in name.words})

    def _is_person(self, name: Name, alone: set[str]) -> bool:
        words = {word.lower() for word in name.words}
        if words & NO_PERSON or not all(map(_may_be_personal, name.words)):
            return False
        return name.titled or name.words[-1] in alone or self._has_office(name) or self._speaks(name)

    def _after_honorific(self, name: Name) -> bool:
        return name.start > 0 and is_honorific(self.doc[name.start - 1])

    def _has_office(self, name: Name) -> bool:
        """Whether an apposition behind the name says what the person does."""
        head = self.doc[name.end - 1]
        return any(
            child.dep_ == "appos"
            and child.i >= name.end
            and (child.lemma_.lower() in OFFICES or _is_trade(child))
            for child in head.children
        )

    def _speaks(self, name: Name) -> bool:
        head = self.doc[name.end - 1]
        return head.dep_ == "nsubj" and head.head.lemma_ in SPEAKING


def _is_trade(token: Token) -> bool:
    """Whether a common noun reads as what a person is: "researcher", "activist", "fellow"."""
    return token.pos_ == "NOUN" and token.lemma_.lower().endswith(
        ("er", "or", "ist", "man", "woman", "ian", "ow")
    )


def _may_be_personal(word: str) -> bool:
    return word == "-" or word.lower() in PARTICLES or not word.isupper() or len(word) <= 2


def _names(doc: Doc) -> Iterator[Name]:
    """The runs of proper nouns, each cut into its title and the name itself."""
    i = 0
    while i < len(doc):
        if not _opens(doc[i]):
            i += 1
            continue
        end = i + 1
        while end < len(doc) and _goes_on(doc, end):
            end += 1
        start = _title_end(doc, i, end)
        titled = start > 0 and _is_title(doc[start - 1])
        if start < end:
            yield Name(start, end, tuple(token.text for token in doc[start:end]), titled)
        i = end


def _title_end(doc: Doc, start: int, end: int) -> int:
    """Where the name begins in a run: behind the country and the titles before it; `end` for a mere title."""
    while start < end and doc[start].lower_ in COUNTRIES_BEFORE_TITLES:
        start += 1
    name = start
    for i in range(start, end):
        if _is_title(doc[i]):
            name = i + 1
        elif doc[i].lower_ not in OFFICE_PARTS:
            break
    return name


def _opens(token: Token) -> bool:
    return token.pos_ == "PROPN" and CAPITALISED.fullmatch(token.text) is not None


def _goes_on(doc: Doc, i: int) -> bool:
    token, before = doc[i], doc[i - 1]
    if token.text == "-":
        return not before.whitespace_ and not token.whitespace_ and i + 1 < len(doc) and doc[i + 1].is_alpha
    if before.text == "-":
        return token.is_alpha
    if token.lower_ in PARTICLES:
        return i + 1 < len(doc) and _opens(doc[i + 1])
    return _opens(token)


def is_honorific(token: Token) -> bool:
    """Whether it is a "Mr", a "Dame" or the like."""
    return token.lower_.rstrip(".") in HONORIFICS


def _is_title(token: Token) -> bool:
    return is_honorific(token) or token.lower_.rstrip(".") in OFFICES
