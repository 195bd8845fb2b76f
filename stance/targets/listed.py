"""Names that the registries list, found in an article through spaCy's PhraseMatcher.

A capital or seat of power stands for its government unless it is merely a place ("arrived in Moscow"); a word
that often means something else stands for its entry only where the article gives a reason to think so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from stance.lexicons import word_lists
from stance.parsing import PLAIN_MARKS, model
from stance.records import Target, TargetKind
from stance.registries import Country, Organisation, Person, Registries
from stance.targets.introduced import Name, Names, is_honorific

if TYPE_CHECKING:
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc, Token


LOOK_ALIKE = "look-alike"
"""Key of the longer names that hold a country's word without meaning it."""

FAR_FROM_ABROAD = frozenset({"US"})
"""A mention of these countries beside a doubtful word is no reason to take that for a country: the
neighbours of a US Georgia, Jordan or Lebanon are Americans."""

WORDS = word_lists("targets")
PLACE_PREPOSITIONS = WORDS["place_prepositions"]
WAY_PREPOSITIONS = WORDS["way_prepositions"]
MOTION = WORDS["motion"]


class NamedBy(StrEnum):
    """By what kind of word a mention names its target."""

    NAME = "name"
    DEMONYM = "demonym"
    SEAT = "seat"
    LEADER = "leader"
    SURNAME = "surname"
    KEYWORD = "keyword"
    MEANT = "meant"
    """By a pronoun or a description."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One way in which a registry's entry may be named."""

    target: Target
    naming: NamedBy
    entry: Country | Person | Organisation


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens `[start, end)` with what they may name there."""

    start: int
    end: int
    readings: tuple[Listed, ...]

    @property
    def target_ids(self) -> frozenset[str]:
        """The ids of all that the words may name."""
        return frozenset(reading.target.id for reading in self.readings)

    def is_certain(self, words: str) -> bool:
        """Whether the words name one target only, and rarely anything else."""
        return len(self.target_ids) == 1 and words not in self.readings[0].entry.ambiguous


def listed(doc: Doc, registries: Registries, names: Names) -> Iterator[Match]:
    """The longest matches of listed names, each with its one reading.

    Words with several readings ("Korean", "Guinea") mean the one that the article names elsewhere beyond
    doubt; words that often mean something else need such a reason, too, or a foreign country in the same
    sentence.
    """
    matches = list(_longest(doc, registries, names))
    certain = {
        match.start: match.readings[0].target
        for match in matches
        if match.is_certain(doc[match.start : match.end].text)
    }
    certain_ids = {target.id for target in certain.values()}
    for match in matches:
        if match.start in certain:
            yield Match(match.start, match.end, match.readings[:1])
            continue
        likely = match.target_ids & certain_ids
        if not likely and len(match.target_ids) == 1 and _has_reason(doc, match, names, certain):
            likely = match.target_ids
        if len(likely) == 1:
            reading = next(reading for reading in match.readings if reading.target.id in likely)
            yield Match(match.start, match.end, (reading,))


def _longest(doc: Doc, registries: Registries, names: Names) -> Iterator[Match]:
    """The matches that no longer one covers, with the readings that stand up to the context."""
    matcher, ways = _matcher(registries)
    spans: dict[tuple[int, int], list[str]] = {}
    for key, start, end in matcher(doc):
        spans.setdefault((start, end), []).append(model().vocab.strings[key])
    taken: set[int] = set()
    for (start, end), keys in sorted(spans.items(), key=lambda item: (item[0][0] - item[0][1], item[0][0])):
        if not taken.isdisjoint(range(start, end)):
            continue
        entries = [ways[int(key)] for key in keys if key != LOOK_ALIKE]
        readings = tuple(reading for reading in entries if _stands(doc, start, end, reading, names))
        if readings or LOOK_ALIKE in keys:
            taken.update(range(start, end))
        if readings:
            yield Match(start, end, readings)


def _has_reason(doc: Doc, match: Match, names: Names, certain: Mapping[int, Target]) -> bool:
    """Whether a doubtful word stands by itself, with an honorific or a foreign country beside it."""
    name = names.by_token.get(match.start)
    if name and (name.start, name.end) != (match.start, match.end):
        return False
    if isinstance(match.readings[0].entry, Person):
        return match.start > 0 and is_honorific(doc[match.start - 1])
    if doc[match.start : match.end].text in names.people:
        return False
    sentence = doc[match.start].sent
    beside = (certain[i] for i in range(sentence.start, sentence.end) if i in certain)
    return any(target.kind == TargetKind.COUNTRY and target.id not in FAR_FROM_ABROAD for target in beside)


def _stands(doc: Doc, start: int, end: int, reading: Listed, names: Names) -> bool:
    """Whether the words at `[start, end)` can mean this entry here."""
    words, last = doc[start:end].text, doc[end - 1]
    name = names.by_token.get(end - 1)
    match reading.naming:
        case NamedBy.NAME if isinstance(reading.entry, Person):
            return name is not None
        case NamedBy.SURNAME:
            known = {words, reading.entry.name, *reading.entry.names}
            alone = name is not None and _is_whole(doc, name, start, end)
            return alone and names.people.get(words, words) in known
        case NamedBy.DEMONYM if isinstance(reading.entry, Organisation):
            return _is_plain_adjective(doc, start, end)
        case NamedBy.DEMONYM:
            return last.head.lemma_ != "speak" and not _is_language(last)
        case NamedBy.SEAT:
            return not _is_place(doc[start:end].root)
    return words not in reading.entry.ambiguous or name is None or name.end - name.start == end - start


def _is_whole(doc: Doc, name: Name, start: int, end: int) -> bool:
    """Whether nothing but a title or a demonym stands in the name before these words, and nothing after."""
    return name.end == end and all(is_honorific(doc[i]) for i in range(name.start, start))


def _is_plain_adjective(doc: Doc, start: int, end: int) -> bool:
    """Whether the words describe what follows, and are no noun ("a Western") and no part of a name."""
    if end == len(doc) or doc[end].text[:1].isupper():
        return False
    before = doc[start - 1] if start > doc[start].sent.start else None
    is_behind_name = before is not None and not before.is_sent_start and before.text[:1].isupper()
    return not is_behind_name and (doc[end].text == "-" or doc[end].pos_ in {"NOUN", "ADJ", "CCONJ"})


def _is_place(token: Token) -> bool:
    """Whether a seat is named as a place or as a part of another name, and not as a government."""
    if token.dep_ == "compound" or (token.dep_ == "appos" and token.head.pos_ == "PROPN"):
        return token.head.pos_ == "PROPN"
    if token.dep_ != "pobj":
        return token.dep_ == "dobj" and token.head.lemma_ in MOTION
    preposition = token.head
    governor = preposition.head.lemma_.lower()
    return preposition.lower_ in PLACE_PREPOSITIONS or (
        preposition.lower_ in WAY_PREPOSITIONS and governor in MOTION
    )


def _is_language(token: Token) -> bool:
    return token.dep_ == "pobj" and token.head.lower_ == "in"


@lru_cache(maxsize=4)
def _matcher(registries: Registries) -> tuple[PhraseMatcher, tuple[Listed, ...]]:
    """A matcher whose keys are the places of the readings behind it."""
    from spacy.matcher import PhraseMatcher

    nlp = model()
    matcher = PhraseMatcher(nlp.vocab, attr="ORTH")
    ways: list[Listed] = []
    for reading, words in _readings(registries):
        forms = sorted({form for word in words if word for form in _forms(word)})
        if forms:
            matcher.add(str(len(ways)), [nlp.make_doc(form) for form in forms])
            ways.append(reading)
    holders: tuple[Country | Organisation, ...] = (*registries.countries, *registries.organisations)
    look_alikes = sorted({words for entry in holders for words in entry.look_alikes})
    if look_alikes:
        matcher.add(LOOK_ALIKE, [nlp.make_doc(words) for words in look_alikes])
    return matcher, tuple(ways)


def _readings(registries: Registries) -> Iterator[tuple[Listed, Sequence[str]]]:
    for country in registries.countries:
        target = Target(TargetKind.COUNTRY, country.code, country.name)
        yield Listed(target, NamedBy.NAME, country), (country.name, *country.names)
        yield Listed(target, NamedBy.DEMONYM, country), country.demonyms
        yield Listed(target, NamedBy.SEAT, country), country.seats
    for person in registries.people:
        target = Target(TargetKind.PERSON, person.id, person.name)
        yield Listed(target, NamedBy.NAME, person), (person.name, *person.names)
        yield Listed(target, NamedBy.SURNAME, person), (person.surname or person.name.split()[-1],)
    for organisation in registries.organisations:
        target = Target(TargetKind.ORGANISATION, organisation.id, organisation.name)
        yield Listed(target, NamedBy.NAME, organisation), (organisation.name, *organisation.names)
        yield Listed(target, NamedBy.DEMONYM, organisation), organisation.demonyms


def _forms(name: str) -> Iterator[str]:
    """The spellings to look for: with straight marks, and at the beginning of a sentence."""
    plain = name.translate(PLAIN_MARKS)
    yield plain
    if plain.startswith("the "):
        yield f"The {plain[4:]}"
