"""Persons in the making: the names gathered for each so far, and who bears a word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from stance.naming.gazetteer import surname
from stance.naming.offices import Office
from stance.naming.personal_names import Fit, Words, gender_of_given_name, nicknames_of, short_form_fit, sound
from stance.naming.recognition import NameMention
from stance.registries import Person


@dataclass(slots=True)
class NameCluster:
    """One person in the making."""

    first: NameMention
    """The name that introduced it."""
    listed: Person | None
    fulls: list[NameMention] = field(default_factory=list)
    """Where it is named in full, by two words or more."""
    forms: dict[Words, bool] = field(default_factory=dict)
    """Each full name, with whether the given name is hyphenated."""
    offices: list[Office] = field(default_factory=list)
    gender_by_title: str | None = None
    is_certain: bool = False
    shorts: dict[Words, int] = field(default_factory=dict)
    """Each short form that has stood for the person, with the last token where it did."""

    def gender(self) -> str | None:
        """By the registry, else by honorifics and titles, else by the given name."""
        if self.listed and self.listed.gender:
            return self.listed.gender
        words = self.first.words
        given = gender_of_given_name(words[0])
        # A man's given name that stands alone may be a surname: "Warren", "Scott".
        return self.gender_by_title or (given if given == "f" or len(words) > 1 else None)

    def offices_on(self, day: date | None) -> Iterator[Office]:
        """The offices with a title that the article tells, then the registry's of that day."""
        yield from (office for office in self.offices if office.title)
        if self.listed:
            yield from (Office.of(role) for role in self.listed.roles if role.held_on(day))

    def fit(self, words: Words) -> Fit | None:
        """How these words may stand for the person."""
        listed_surname = surname(self.listed) if self.listed else ()
        if words in (self.first.words, listed_surname):
            return Fit.SURNAME
        fits = (
            short_form_fit(words, full, surname=listed_surname, hyphenated=hyphenated)
            for full, hyphenated in self.forms.items()
        )
        return min((fit for fit in fits if fit is not None), default=None)


class NameClusters:
    """All persons in the making, looked up by the words of their names."""

    def __init__(self) -> None:
        self.all: list[NameCluster] = []
        self._by_sound: dict[str, list[int]] = {}
        self._by_person: dict[str, int] = {}

    def __getitem__(self, index: int) -> NameCluster:
        return self.all[index]

    def bearing(self, words: Words) -> Sequence[int]:
        """Whoever bears one of the words, or a given name that it is short for; in order of appearance."""
        return sorted({index for word in words for index in self._by_sound.get(sound(word), ())})

    def of(self, person: Person) -> int | None:
        """The person that is this person of the registry."""
        return self._by_person.get(person.id)

    def begin(self, name: NameMention, listed: Person | None) -> int:
        """A new person, introduced by this name."""
        self.all.append(NameCluster(name, listed))
        index = len(self.all) - 1
        if listed:
            self._by_person.setdefault(listed.id, index)
            self._register(index, surname(listed))
        self.add(index, name)
        return index

    def add(self, index: int, name: NameMention, *, listed: Person | None = None) -> None:
        """One more name of a person, which may show who of the registry it is."""
        cluster = self.all[index]
        if listed and cluster.listed is None:
            cluster.listed = listed
            self._by_person.setdefault(listed.id, index)
        if len(name.words) > 1:
            cluster.fulls.append(name)
            cluster.forms.setdefault(name.words, name.hyphenated)
        if name.office and name.office not in cluster.offices:
            cluster.offices.append(name.office)
        cluster.gender_by_title = cluster.gender_by_title or name.gender
        cluster.is_certain = cluster.is_certain or name.shows_person
        self._register(index, name.words)

    def _register(self, index: int, words: Words) -> None:
        for word in (*words, *(nicknames_of(words[0]) if words else ())):
            bearers = self._by_sound.setdefault(sound(word), [])
            if index not in bearers[-1:] and index not in bearers:
                bearers.append(index)
