"""The people of an article, gathered: each person with every name that is used for them.

A full name makes a person; a short form ("Mr Kim", "Putin", "Melanie") belongs to the person that it
fits: by surname before given name, never against a gender or an office, of two that fit the one that the form
has stood for, unless the other has been named in full since, as a subject or close by. A surname that no one
in the article bears in full is looked up in the registry.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from stance.naming.gazetteer import Gazetteer, Sense
from stance.naming.name_clusters import NameCluster, NameClusters
from stance.naming.offices import Office, conflict, covers, is_head_of_country
from stance.naming.personal_names import (
    Fit,
    Words,
    is_given_name,
    is_same_person,
    short_form_fit,
    words_of,
)
from stance.naming.persons import ArticlePerson, ArticlePersons, Mention
from stance.naming.recognition import NameMention, NameType
from stance.naming.tokens import TokenTable
from stance.registries import Person


def gather(
    table: TokenTable, gazetteer: Gazetteer, namings: Sequence[NameMention], *, published: date | None
) -> ArticlePersons:
    """The people that these namings make."""
    clusters = NameClusters()
    owner: dict[int, int] = {}
    for naming in _introducing(namings):
        index = _place_full(naming, clusters, gazetteer)
        if index is not None:
            owner[naming.start] = index
    for naming in namings:
        if naming.start not in owner:
            index = _place_short(naming, clusters, gazetteer, table, published)
            if index is not None:
                owner[naming.start] = index
    surnames = frozenset(
        cluster.first.words[-1:] for cluster in clusters.all if cluster.listed or cluster.is_certain
    )
    return ArticlePersons(
        persons=tuple(_article_person(cluster, surnames) for cluster in clusters.all),
        mentions=tuple(_mention(table, n, owner[n.start]) for n in namings if n.start in owner),
        other_names=tuple(naming for naming in namings if naming.start not in owner),
    )


def _introducing(namings: Sequence[NameMention]) -> Iterable[NameMention]:
    """The namings that can introduce somebody, the surest first; headlines come last."""
    certain = [naming for naming in namings if naming.type is NameType.PERSON]
    doubtful = [naming for naming in namings if naming.type is NameType.MAYBE_PERSON]
    yield from _full(certain, headline=False)
    yield from _full(doubtful, headline=False)
    yield from _full(certain, headline=True)


def _full(namings: Sequence[NameMention], *, headline: bool) -> Iterable[NameMention]:
    """The namings that can introduce somebody: full names, and names of one word that a registry knows."""
    for naming in namings:
        is_listed = naming.entry is not None and naming.entry.sense is Sense.PERSON
        if naming.headline == headline and (len(naming.words) > 1 or is_listed):
            yield naming


def _place_full(naming: NameMention, clusters: NameClusters, gazetteer: Gazetteer) -> int | None:
    """The index of the cluster that a full name belongs to, a new one if need be.

    None where a word at the start of a sentence only seems to belong to the name: "Crooked Clinton".
    """
    words = naming.words
    listed = gazetteer.person(words) or _listed_in_full(words, gazetteer)
    index = clusters.of(listed) if listed else None
    bearers = clusters.bearing(words) if index is None else ()
    index = next((i for i in bearers if _is_full_name_of(naming, clusters[i], listed)), index)
    if index is None and listed is None:
        index = next((i for i in bearers if _is_variant_of(words, clusters[i].first.words)), None)
    if index is not None:
        clusters.add(index, naming, listed=listed)
        return index
    if _is_loose(naming) and any(clusters[i].fit(words[1:]) is Fit.SURNAME for i in bearers):
        return None
    if listed is None and _may_be_loose(naming) and gazetteer.by_surname(words[1:]):
        return None
    return clusters.begin(naming, listed)


def _is_full_name_of(naming: NameMention, cluster: NameCluster, listed: Person | None) -> bool:
    """Whether a full name can be the cluster's: names agree, neither registry nor gender forbids it."""
    is_same = is_same_person(naming.words, cluster.first.words)
    return is_same and not (listed and cluster.listed) and not _clash(naming.gender, cluster.gender())


def _is_variant_of(words: Words, full: Words) -> bool:
    """Whether several words are the surname of a full name, or end in the whole of it."""
    is_surname = len(words) > 1 and short_form_fit(words, full) is Fit.SURNAME
    return is_surname or (1 < len(full) < len(words) and words[-len(full) :] == full)


def _listed_in_full(words: Words, gazetteer: Gazetteer) -> Person | None:
    """The person of the registry who bears this surname and a given name that fits: "Donald J. Trump"."""
    fitting = {
        person.id: person
        for person in gazetteer.by_surname(words[-1:])
        if any(is_same_person(words, words_of(name)) for name in (person.name, *person.names))
    }
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _place_short(
    naming: NameMention,
    clusters: NameClusters,
    gazetteer: Gazetteer,
    table: TokenTable,
    published: date | None,
) -> int | None:
    """The index of the cluster that a short form belongs to, a new one if it must be a person; else None."""
    if naming.type is NameType.ORGANISATION:
        return None
    if _may_be_loose(naming):
        naming = replace(
            naming, words=naming.words[1:], text=naming.text.partition(" ")[2], type=NameType.OPEN
        )
    fitting = _fitting(naming, clusters, published)
    if naming.aside and naming.titled and naming.gender:
        # "Mr Reed, her husband": whoever has been called Reed so far is the one whose husband he is.
        fitting = [index for index in fitting if clusters[index].gender() == naming.gender]
    index = _likeliest(naming, fitting, clusters, table) if fitting else None
    if index is None:
        if naming.type is NameType.PLACE or (naming.headline and naming.type is NameType.MAYBE_PERSON):
            return None
        listed = _listed_by_surname(naming, gazetteer, published)
        is_person = naming.type is NameType.PERSON or is_given_name(naming.words[0])
        if listed is None and not is_person:
            return None
        index = clusters.of(listed) if listed else None
        if index is None:
            index = clusters.begin(naming, listed)
            clusters[index].shorts[naming.words] = naming.start
            return index
    clusters.add(index, naming)
    clusters[index].shorts[naming.words] = naming.start
    return index


def _fitting(naming: NameMention, clusters: NameClusters, published: date | None) -> list[int]:
    """The clusters that a short form may stand for: those of the best fit that nothing rules out."""
    fits: dict[Fit, list[int]] = {}
    for index in clusters.bearing(naming.words):
        cluster = clusters[index]
        fit = cluster.fit(naming.words)
        if fit is None or _clash(naming.gender, cluster.gender()):
            continue
        if naming.type is NameType.PLACE and fit is not Fit.SURNAME:
            continue
        if naming.office and _is_ruled_out(naming.office, cluster, published):
            continue
        fits.setdefault(fit, []).append(index)
    return fits[min(fits)] if fits else []


def _is_ruled_out(told: Office, cluster: NameCluster, published: date | None) -> bool:
    """Whether the title of a short form is an office that the cluster's person can't hold."""
    offices = tuple(cluster.offices_on(published))
    holds_it = any(told.title == office.title for office in offices)
    return not holds_it and any(conflict(told, office) for office in offices)


def _likeliest(naming: NameMention, fitting: Sequence[int], clusters: NameClusters, table: TokenTable) -> int:
    """Of several that fit: the one whom the form stands for, else whom the article has just named in full.

    Without either, the one whom it has named most.
    """
    told = naming.office
    holders = [i for i in fitting if told and any(covers(told, office) for office in clusters[i].offices)]
    fitting = holders or fitting
    if len(fitting) == 1:
        return fitting[0]
    same = [i for i in fitting if naming.gender and _was_first_called(clusters[i], naming)]
    if len(same) == 1:
        return same[0]
    plain = [index for index in fitting if not clusters[index].first.aside] or fitting
    bound = max(plain, key=lambda index: clusters[index].shorts.get(naming.words, -1))
    last = clusters[bound].shorts.get(naming.words, -1)
    since = [
        (full, index) for index in plain for full in clusters[index].fulls if last < full.start < naming.start
    ]
    near = [(full.start, index) for full, index in since if _is_near(table, full, naming)]
    if last >= 0:
        near += [(full.start, index) for full, index in since if table.is_subject(full.end - 1)]
        return max(near)[1] if near else bound
    if near:
        return max(near)[1]
    times = Counter(index for _, index in since)
    return max(plain, key=lambda index: (times[index], -clusters[index].first.start))


def _was_first_called(cluster: NameCluster, naming: NameMention) -> bool:
    """Whether the cluster was introduced by this very form: "Mr Reed" beside a Ute Reed."""
    return (cluster.first.words, cluster.first.gender) == (naming.words, naming.gender)


def _is_loose(naming: NameMention) -> bool:
    """Whether the first word may not belong to the name, as nothing says that it names a person."""
    return naming.type is NameType.MAYBE_PERSON and naming.loose


def _may_be_loose(naming: NameMention) -> bool:
    """Whether the first word, at the start of a sentence, may not belong to the name."""
    return naming.type is NameType.MAYBE_PERSON and (naming.loose or naming.opening)


def _is_near(table: TokenTable, full: NameMention, short: NameMention) -> bool:
    """Whether a full name, and not as a mere possessor, stands so near that the short form takes it up."""
    is_possessor = full.end < len(table) and table.tags[full.end] == "POS"
    return table.paragraph[short.start] - table.paragraph[full.start] <= 1 and not is_possessor


def _listed_by_surname(naming: NameMention, gazetteer: Gazetteer, published: date | None) -> Person | None:
    """The only person of the registry whom the surname can mean, at the article's date and with its title."""
    if naming.entry and isinstance(naming.entry.item, Person):
        return naming.entry.item
    likely = [
        person
        for person in gazetteer.by_surname(naming.words)
        if not _clash(naming.gender, person.gender) and _may_be_called(naming, person)
    ]
    in_office = [person for person in likely if person.role_on(published)] if len(likely) > 1 else likely
    return in_office[0] if len(in_office) == 1 else None


def _may_be_called(naming: NameMention, person: Person) -> bool:
    """Whether the title before a surname agrees with an office that the person ever held."""
    office = naming.office
    offices = [Office.of(role) for role in person.roles]
    if office is None or office.title is None:
        return naming.titled or naming.words[0] not in {
            w for name in person.ambiguous for w in words_of(name)
        }
    if office.country and person.country and office.country != person.country:
        return False
    return any(_agree(office, other) for other in offices)


def _agree(told: Office, listed: Office) -> bool:
    if conflict(told, listed):
        return False
    title = (told.title or "").split()[-1]
    return title in (listed.title or "").split() or (
        title == "leader" and is_head_of_country(listed.title or "")
    )


def _article_person(cluster: NameCluster, surnames: frozenset[Words]) -> ArticlePerson:
    """The finished person; "Lavrov's spokeswoman" is affiliated to nobody, as Lavrov is a person."""
    offices = tuple(
        replace(office, affiliation=None)
        if office.affiliation and words_of(office.affiliation)[-1:] in surnames
        else office
        for office in cluster.offices
    )
    return ArticlePerson(
        name=cluster.listed.name if cluster.listed else cluster.first.text,
        words=cluster.first.words,
        listed=cluster.listed,
        gender=cluster.gender(),
        offices=offices,
        is_certain=cluster.listed is not None or cluster.is_certain,
    )


def _mention(table: TokenTable, naming: NameMention, person: int) -> Mention:
    return Mention(person, naming.left, naming.start, naming.end, table.standing(naming.end - 1))


def _clash(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other
