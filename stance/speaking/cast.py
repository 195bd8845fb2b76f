"""The cast of an article, gathered: each person with every name that is used for them.

A full name makes a character; a short form ("Mr Kim", "Putin", "Melanie") belongs to the character that it
fits: by surname before given name, never against a gender or an office, of two that fit the one that the form
has stood for, unless the other has been named in full since, as a subject or close by. A surname that no one
in the article bears in full is looked up in the registry.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from stance.names import (
    Fit,
    Words,
    gender_of_given_name,
    is_family_first,
    is_same_person,
    short_form_fit,
    words_of,
)
from stance.registries import Person
from stance.speaking.characters import Cast, Character, Mention
from stance.speaking.gazetteer import Gazetteer, Sense, surname
from stance.speaking.namings import Naming, Sort
from stance.speaking.page import Page
from stance.speaking.roles import Post, conflict, is_head_of_country


@dataclass(slots=True)
class _Draft:
    """A character in the making."""

    namings: list[Naming] = field(default_factory=list)
    person: Person | None = None
    shorts: dict[Words, int] = field(default_factory=dict)
    """Each short form that has stood for the character, with the last token where it did."""

    @property
    def full(self) -> Naming:
        return self.namings[0]

    def posts(self, day: date | None) -> Iterable[Post]:
        yield from (naming.post for naming in self.namings if naming.post and naming.post.title)
        if self.person:
            yield from (Post.of(role) for role in self.person.roles if role.held_on(day))

    def gender(self) -> str | None:
        if self.person and self.person.gender:
            return self.person.gender
        told = next((naming.gender for naming in self.namings if naming.gender), None)
        given = gender_of_given_name(self.full.words[0])
        # A man's given name that stands alone may be a surname: "Warren", "Scott".
        return told or (given if given == "f" or len(self.full.words) > 1 else None)

    def fit(self, words: Words) -> Fit | None:
        known = surname(self.person) if self.person else ()
        fits = [
            fit
            for naming in self.namings
            if len(naming.words) > 1
            and (fit := short_form_fit(words, naming.words, surname=known, hyphenated=naming.hyphenated))
            is not None
        ]
        return Fit.SURNAME if words == self.full.words or words == known else min(fits, default=None)


def gather(page: Page, known: Gazetteer, namings: Sequence[Naming], *, published: date | None) -> Cast:
    """The cast that these namings make."""
    drafts: list[_Draft] = []
    owner: dict[int, int] = {}
    certain = [naming for naming in namings if naming.sort is Sort.PERSON]
    doubtful = [naming for naming in namings if naming.sort is Sort.MAYBE_PERSON]
    for naming in (
        *_full(certain, headline=False),
        *_full(doubtful, headline=False),
        *_full(certain, headline=True),
    ):
        index = _place_full(naming, drafts, known)
        if index is not None:
            owner[naming.start] = index
    for naming in namings:
        if naming.start not in owner:
            index = _place_short(naming, drafts, known, page, published)
            if index is not None:
                owner[naming.start] = index
    surnames = frozenset(draft.full.words[-1:] for draft in drafts)
    return Cast(
        characters=tuple(_character(draft, surnames) for draft in drafts),
        mentions=tuple(
            _mention(page, naming, owner[naming.start]) for naming in namings if naming.start in owner
        ),
        others=tuple(naming for naming in namings if naming.start not in owner),
    )


def _full(namings: Sequence[Naming], *, headline: bool) -> Iterable[Naming]:
    """The namings that can introduce somebody: full names, and names of one word that a registry knows."""
    for naming in namings:
        is_listed = naming.entry is not None and naming.entry.sense is Sense.PERSON
        if naming.headline == headline and (len(naming.words) > 1 or is_listed):
            yield naming


def _place_full(naming: Naming, drafts: list[_Draft], known: Gazetteer) -> int | None:
    """The index of the draft that a full name belongs to, a new one if need be.

    None where a word at the start of a sentence only seems to belong to the name: "Crooked Clinton".
    """
    listed = known.person(naming.words) or _listed_in_full(naming.words, known)
    for index, draft in enumerate(drafts):
        is_listed_too = listed is not None and listed is draft.person
        if is_listed_too or (
            not (listed and draft.person)
            and is_same_person(naming.words, draft.full.words)
            and not _clash(naming.gender, draft.gender())
        ):
            draft.namings.append(naming)
            draft.person = draft.person or listed
            return index
    for index, draft in enumerate(drafts):
        size = len(draft.full.words)
        is_double_surname = short_form_fit(naming.words, draft.full.words) is Fit.SURNAME
        is_name_with_more = 1 < size < len(naming.words) and naming.words[-size:] == draft.full.words
        if listed is None and ((len(naming.words) > 1 and is_double_surname) or is_name_with_more):
            draft.namings.append(naming)
            return index
        if _is_loose(naming) and draft.fit(naming.words[1:]) is Fit.SURNAME:
            return None
    if listed is None and _may_be_loose(naming) and known.by_surname(naming.words[1:]):
        return None
    drafts.append(_Draft([naming], listed))
    return len(drafts) - 1


def _listed_in_full(words: Words, known: Gazetteer) -> Person | None:
    """The person of the registry who bears this surname and a given name that fits: "Donald J. Trump"."""
    fitting = {
        person.id: person
        for person in known.by_surname(words[-1:])
        if any(is_same_person(words, words_of(name)) for name in (person.name, *person.names))
    }
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _place_short(
    naming: Naming, drafts: list[_Draft], known: Gazetteer, page: Page, published: date | None
) -> int | None:
    """The index of the draft that a short form belongs to, a new one if it must be a person; else None."""
    if naming.sort is Sort.ORGANISATION:
        return None
    if _may_be_loose(naming):
        naming = replace(naming, words=naming.words[1:], text=naming.text.partition(" ")[2], sort=Sort.OPEN)
    fitting = _fitting(naming, drafts, published)
    if fitting:
        index = _likeliest(naming, fitting, drafts, page)
        drafts[index].namings.append(naming)
        drafts[index].shorts[naming.words] = naming.start
        return index
    if naming.sort is Sort.PLACE or (naming.headline and naming.sort is Sort.MAYBE_PERSON):
        return None
    listed = _listed_by_surname(naming, known, published)
    is_person = naming.sort is Sort.PERSON or gender_of_given_name(naming.words[0]) is not None
    if listed is None and not is_person:
        return None
    drafts.append(_Draft([naming], listed, {naming.words: naming.start}))
    return len(drafts) - 1


def _fitting(naming: Naming, drafts: list[_Draft], published: date | None) -> list[int]:
    """The drafts that a short form may stand for: those of the best fit that nothing rules out."""
    fits: dict[Fit, list[int]] = {}
    for index, draft in enumerate(drafts):
        fit = draft.fit(naming.words)
        if fit is None or _clash(naming.gender, draft.gender()):
            continue
        if naming.sort is Sort.PLACE and fit is not Fit.SURNAME:
            continue
        posts = tuple(draft.posts(published))
        title = naming.post
        is_ruled_out = title is not None and any(conflict(title, post) for post in posts)
        if is_ruled_out and not any(title and title.title == post.title for post in posts):
            continue
        fits.setdefault(fit, []).append(index)
    return fits[min(fits)] if fits else []


def _likeliest(naming: Naming, fitting: list[int], drafts: list[_Draft], page: Page) -> int:
    """Of several that fit: the one whom the form stands for, else whom the article has just named in full.

    Without either, the one whom it has named most.
    """
    if len(fitting) == 1:
        return fitting[0]
    plain = [index for index in fitting if not drafts[index].full.aside] or fitting
    bound = max(plain, key=lambda index: drafts[index].shorts.get(naming.words, -1))
    last = drafts[bound].shorts.get(naming.words, -1)
    since = [
        (full, index)
        for index in plain
        for full in drafts[index].namings
        if last < full.start < naming.start and len(full.words) > 1
    ]
    near = [(full.start, index) for full, index in since if _is_near(page, full, naming)]
    if last >= 0:
        near += [(full.start, index) for full, index in since if page.is_subject(full.end - 1)]
        return max(near)[1] if near else bound
    if near:
        return max(near)[1]
    times = Counter(index for _, index in since)
    return max(plain, key=lambda index: (times[index], -drafts[index].full.start))


def _is_loose(naming: Naming) -> bool:
    """Whether the first word may not belong to the name, as nothing says that it names a person."""
    return naming.sort is Sort.MAYBE_PERSON and naming.loose


def _may_be_loose(naming: Naming) -> bool:
    """Whether the first word, at the start of a sentence, may not belong to the name."""
    return naming.sort is Sort.MAYBE_PERSON and (naming.loose or naming.opening)


def _is_near(page: Page, full: Naming, short: Naming) -> bool:
    """Whether a full name, and not as a mere possessor, stands so near that the short form takes it up."""
    is_possessor = full.end < len(page) and page.tags[full.end] == "POS"
    return page.paragraph[short.start] - page.paragraph[full.start] <= 1 and not is_possessor


def _listed_by_surname(naming: Naming, known: Gazetteer, published: date | None) -> Person | None:
    """The only person of the registry whom the surname can mean, at the article's date and with its title."""
    if naming.entry and isinstance(naming.entry.item, Person):
        return naming.entry.item
    likely = [
        person
        for person in known.by_surname(naming.words)
        if not _clash(naming.gender, person.gender) and _may_be_called(naming, person)
    ]
    in_office = [person for person in likely if person.role_on(published)] if len(likely) > 1 else likely
    return in_office[0] if len(in_office) == 1 else None


def _may_be_called(naming: Naming, person: Person) -> bool:
    """Whether the title before a surname agrees with an office that the person ever held."""
    post = naming.post
    posts = [Post.of(role) for role in person.roles]
    if post is None or post.title is None:
        return naming.titled or naming.words[0] not in {
            w for name in person.ambiguous for w in words_of(name)
        }
    if post.country and person.country and post.country != person.country:
        return False
    return any(_agree(post, other) for other in posts)


def _agree(told: Post, listed: Post) -> bool:
    if conflict(told, listed):
        return False
    title = (told.title or "").split()[-1]
    return title in (listed.title or "").split() or (
        title == "leader" and is_head_of_country(listed.title or "")
    )


def _character(draft: _Draft, surnames: frozenset[Words]) -> Character:
    """The finished character; "Lavrov's spokeswoman" is affiliated to nobody, as Lavrov is a person."""
    told = (naming.post for naming in draft.namings if naming.post)
    posts = tuple(
        replace(post, affiliation=None)
        if post.affiliation and words_of(post.affiliation)[-1:] in surnames
        else post
        for post in told
    )
    is_certain = draft.person is not None or any(map(_shows_person, draft.namings))
    return Character(
        name=draft.person.name if draft.person else draft.full.text,
        words=draft.full.words,
        person=draft.person,
        gender=draft.gender(),
        posts=posts,
        is_certain=is_certain,
    )


def _shows_person(naming: Naming) -> bool:
    return naming.sort is Sort.PERSON or naming.titled or is_family_first(naming.words)


def _mention(page: Page, naming: Naming, character: int) -> Mention:
    return Mention(character, naming.left, naming.start, naming.end, page.standing(naming.end - 1))


def _clash(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other
