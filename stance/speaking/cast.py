"""The cast of an article, gathered: each person with every name that is used for them.

A full name makes a character; a short form ("Mr Kim", "Putin", "Melanie") belongs to the character that it
fits: by surname before given name, never against a gender or an office, of two that fit the one that the form
has stood for, unless the other has been named in full since, as a subject or close by. A surname that no one
in the article bears in full is looked up in the registry.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from stance.names import (
    Fit,
    Words,
    gender_of_given_name,
    is_same_person,
    short_form_fit,
    words_of,
)
from stance.registries import Person
from stance.speaking.characters import Cast, Character, Mention
from stance.speaking.drafts import Draft, Drafts
from stance.speaking.gazetteer import Gazetteer, Sense
from stance.speaking.namings import Naming, Sort
from stance.speaking.page import Page
from stance.speaking.roles import Post, conflict, covers, is_head_of_country


def gather(page: Page, known: Gazetteer, namings: Sequence[Naming], *, published: date | None) -> Cast:
    """The cast that these namings make."""
    drafts = Drafts()
    owner: dict[int, int] = {}
    for naming in _introducing(namings):
        index = _place_full(naming, drafts, known)
        if index is not None:
            owner[naming.start] = index
    for naming in namings:
        if naming.start not in owner:
            index = _place_short(naming, drafts, known, page, published)
            if index is not None:
                owner[naming.start] = index
    surnames = frozenset(draft.first.words[-1:] for draft in drafts.all if draft.person or draft.is_certain)
    return Cast(
        characters=tuple(_character(draft, surnames) for draft in drafts.all),
        mentions=tuple(_mention(page, n, owner[n.start]) for n in namings if n.start in owner),
        others=tuple(naming for naming in namings if naming.start not in owner),
    )


def _introducing(namings: Sequence[Naming]) -> Iterable[Naming]:
    """The namings that can introduce somebody, the surest first; headlines come last."""
    certain = [naming for naming in namings if naming.sort is Sort.PERSON]
    doubtful = [naming for naming in namings if naming.sort is Sort.MAYBE_PERSON]
    yield from _full(certain, headline=False)
    yield from _full(doubtful, headline=False)
    yield from _full(certain, headline=True)


def _full(namings: Sequence[Naming], *, headline: bool) -> Iterable[Naming]:
    """The namings that can introduce somebody: full names, and names of one word that a registry knows."""
    for naming in namings:
        is_listed = naming.entry is not None and naming.entry.sense is Sense.PERSON
        if naming.headline == headline and (len(naming.words) > 1 or is_listed):
            yield naming


def _place_full(naming: Naming, drafts: Drafts, known: Gazetteer) -> int | None:
    """The index of the draft that a full name belongs to, a new one if need be.

    None where a word at the start of a sentence only seems to belong to the name: "Crooked Clinton".
    """
    words = naming.words
    listed = known.person(words) or _listed_in_full(words, known)
    index = drafts.of(listed) if listed else None
    bearers = drafts.bearing(words) if index is None else ()
    index = next((i for i in bearers if _is_full_name_of(naming, drafts[i], listed)), index)
    if index is None and listed is None:
        index = next((i for i in bearers if _is_variant_of(words, drafts[i].first.words)), None)
    if index is not None:
        drafts.add(index, naming, person=listed)
        return index
    if _is_loose(naming) and any(drafts[i].fit(words[1:]) is Fit.SURNAME for i in bearers):
        return None
    if listed is None and _may_be_loose(naming) and known.by_surname(words[1:]):
        return None
    return drafts.begin(naming, listed)


def _is_full_name_of(naming: Naming, draft: Draft, listed: Person | None) -> bool:
    """Whether a full name can be the draft's: the names agree and neither registry nor gender forbids it."""
    is_same = is_same_person(naming.words, draft.first.words)
    return is_same and not (listed and draft.person) and not _clash(naming.gender, draft.gender())


def _is_variant_of(words: Words, full: Words) -> bool:
    """Whether several words are the surname of a full name, or end in the whole of it."""
    is_surname = len(words) > 1 and short_form_fit(words, full) is Fit.SURNAME
    return is_surname or (1 < len(full) < len(words) and words[-len(full) :] == full)


def _listed_in_full(words: Words, known: Gazetteer) -> Person | None:
    """The person of the registry who bears this surname and a given name that fits: "Donald J. Trump"."""
    fitting = {
        person.id: person
        for person in known.by_surname(words[-1:])
        if any(is_same_person(words, words_of(name)) for name in (person.name, *person.names))
    }
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _place_short(
    naming: Naming, drafts: Drafts, known: Gazetteer, page: Page, published: date | None
) -> int | None:
    """The index of the draft that a short form belongs to, a new one if it must be a person; else None."""
    if naming.sort is Sort.ORGANISATION:
        return None
    if _may_be_loose(naming):
        naming = replace(naming, words=naming.words[1:], text=naming.text.partition(" ")[2], sort=Sort.OPEN)
    fitting = _fitting(naming, drafts, published)
    if naming.aside and naming.titled and naming.gender:
        # "Mr Reed, her husband": whoever has been called Reed so far is the one whose husband he is.
        fitting = [index for index in fitting if drafts[index].gender() == naming.gender]
    index = _likeliest(naming, fitting, drafts, page) if fitting else None
    if index is None:
        if naming.sort is Sort.PLACE or (naming.headline and naming.sort is Sort.MAYBE_PERSON):
            return None
        listed = _listed_by_surname(naming, known, published)
        is_person = naming.sort is Sort.PERSON or gender_of_given_name(naming.words[0]) is not None
        if listed is None and not is_person:
            return None
        index = drafts.of(listed) if listed else None
        if index is None:
            index = drafts.begin(naming, listed)
            drafts[index].shorts[naming.words] = naming.start
            return index
    drafts.add(index, naming)
    drafts[index].shorts[naming.words] = naming.start
    return index


def _fitting(naming: Naming, drafts: Drafts, published: date | None) -> list[int]:
    """The drafts that a short form may stand for: those of the best fit that nothing rules out."""
    fits: dict[Fit, list[int]] = {}
    for index in drafts.bearing(naming.words):
        draft = drafts[index]
        fit = draft.fit(naming.words)
        if fit is None or _clash(naming.gender, draft.gender()):
            continue
        if naming.sort is Sort.PLACE and fit is not Fit.SURNAME:
            continue
        if naming.post and _is_ruled_out(naming.post, draft, published):
            continue
        fits.setdefault(fit, []).append(index)
    return fits[min(fits)] if fits else []


def _is_ruled_out(told: Post, draft: Draft, published: date | None) -> bool:
    """Whether the title of a short form is an office that the draft's person can't hold."""
    posts = tuple(draft.posts_on(published))
    holds_it = any(told.title == post.title for post in posts)
    return not holds_it and any(conflict(told, post) for post in posts)


def _likeliest(naming: Naming, fitting: Sequence[int], drafts: Drafts, page: Page) -> int:
    """Of several that fit: the one whom the form stands for, else whom the article has just named in full.

    Without either, the one whom it has named most.
    """
    told = naming.post
    holders = [i for i in fitting if told and any(covers(told, post) for post in drafts[i].posts)]
    fitting = holders or fitting
    if len(fitting) == 1:
        return fitting[0]
    same = [i for i in fitting if naming.gender and _was_first_called(drafts[i], naming)]
    if len(same) == 1:
        return same[0]
    plain = [index for index in fitting if not drafts[index].first.aside] or fitting
    bound = max(plain, key=lambda index: drafts[index].shorts.get(naming.words, -1))
    last = drafts[bound].shorts.get(naming.words, -1)
    since = [
        (full, index) for index in plain for full in drafts[index].fulls if last < full.start < naming.start
    ]
    near = [(full.start, index) for full, index in since if _is_near(page, full, naming)]
    if last >= 0:
        near += [(full.start, index) for full, index in since if page.is_subject(full.end - 1)]
        return max(near)[1] if near else bound
    if near:
        return max(near)[1]
    times = Counter(index for _, index in since)
    return max(plain, key=lambda index: (times[index], -drafts[index].first.start))


def _was_first_called(draft: Draft, naming: Naming) -> bool:
    """Whether the draft was introduced by this very form: "Mr Reed" beside a Ute Reed."""
    return (draft.first.words, draft.first.gender) == (naming.words, naming.gender)


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


def _character(draft: Draft, surnames: frozenset[Words]) -> Character:
    """The finished character; "Lavrov's spokeswoman" is affiliated to nobody, as Lavrov is a person."""
    posts = tuple(
        replace(post, affiliation=None)
        if post.affiliation and words_of(post.affiliation)[-1:] in surnames
        else post
        for post in draft.posts
    )
    return Character(
        name=draft.person.name if draft.person else draft.first.text,
        words=draft.first.words,
        person=draft.person,
        gender=draft.gender(),
        posts=posts,
        is_certain=draft.person is not None or draft.is_certain,
    )


def _mention(page: Page, naming: Naming, character: int) -> Mention:
    return Mention(character, naming.left, naming.start, naming.end, page.standing(naming.end - 1))


def _clash(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other
