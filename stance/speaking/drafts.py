"""Characters in the making: the names gathered for each so far, and who bears a word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from stance.names import Fit, Words, gender_of_given_name, nicknames_of, short_form_fit, sound
from stance.registries import Person
from stance.speaking.gazetteer import surname
from stance.speaking.namings import Naming
from stance.speaking.roles import Post


@dataclass(slots=True)
class Draft:
    """One character in the making."""

    first: Naming
    """The naming that introduced it."""
    person: Person | None
    fulls: list[Naming] = field(default_factory=list)
    """Where it is named in full, by two words or more."""
    forms: dict[Words, bool] = field(default_factory=dict)
    """Each full name, with whether the given name is hyphenated."""
    posts: list[Post] = field(default_factory=list)
    told_gender: str | None = None
    is_certain: bool = False
    shorts: dict[Words, int] = field(default_factory=dict)
    """Each short form that has stood for the character, with the last token where it did."""

    def gender(self) -> str | None:
        """By the registry, else by honorifics and titles, else by the given name."""
        if self.person and self.person.gender:
            return self.person.gender
        words = self.first.words
        given = gender_of_given_name(words[0])
        # A man's given name that stands alone may be a surname: "Warren", "Scott".
        return self.told_gender or (given if given == "f" or len(words) > 1 else None)

    def posts_on(self, day: date | None) -> Iterator[Post]:
        """The posts with a title that the article tells, then the registry's of that day."""
        yield from (post for post in self.posts if post.title)
        if self.person:
            yield from (Post.of(role) for role in self.person.roles if role.held_on(day))

    def fit(self, words: Words) -> Fit | None:
        """How these words may stand for the character."""
        known = surname(self.person) if self.person else ()
        if words in (self.first.words, known):
            return Fit.SURNAME
        fits = (
            short_form_fit(words, full, surname=known, hyphenated=hyphenated)
            for full, hyphenated in self.forms.items()
        )
        return min((fit for fit in fits if fit is not None), default=None)


class Drafts:
    """All characters in the making, looked up by the words of their names."""

    def __init__(self) -> None:
        self.all: list[Draft] = []
        self._by_sound: dict[str, list[int]] = {}
        self._by_person: dict[str, int] = {}

    def __getitem__(self, index: int) -> Draft:
        return self.all[index]

    def bearing(self, words: Words) -> Sequence[int]:
        """Whoever bears one of the words, or a given name that it is short for; in order of appearance."""
        return sorted({index for word in words for index in self._by_sound.get(sound(word), ())})

    def of(self, person: Person) -> int | None:
        """The character that is this person of the registry."""
        return self._by_person.get(person.id)

    def begin(self, naming: Naming, person: Person | None) -> int:
        """A new character, introduced by this naming."""
        self.all.append(Draft(naming, person))
        index = len(self.all) - 1
        if person:
            self._by_person.setdefault(person.id, index)
            self._register(index, surname(person))
        self.add(index, naming)
        return index

    def add(self, index: int, naming: Naming, *, person: Person | None = None) -> None:
        """One more naming of a character, which may show who of the registry it is."""
        draft = self.all[index]
        if person and draft.person is None:
            draft.person = person
            self._by_person.setdefault(person.id, index)
        if len(naming.words) > 1:
            draft.fulls.append(naming)
            draft.forms.setdefault(naming.words, naming.hyphenated)
        if naming.post and naming.post not in draft.posts:
            draft.posts.append(naming.post)
        draft.told_gender = draft.told_gender or naming.gender
        draft.is_certain = draft.is_certain or naming.shows_person
        self._register(index, naming.words)

    def _register(self, index: int, words: Words) -> None:
        for word in (*words, *(nicknames_of(words[0]) if words else ())):
            bearers = self._by_sound.setdefault(sound(word), [])
            if index not in bearers[-1:] and index not in bearers:
                bearers.append(index)
