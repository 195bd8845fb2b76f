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
    FAMILY_FIRST,
    Fit,
    Words,
    is_given_name,
    is_same_person,
    short_form_fit,
    words_of,
)
from stance.naming.persons import ArticlePerson, ArticlePersons, PersonMention
from stance.naming.recognition import NameMention, NameType
from stance.naming.tokens import TokenTable
from stance.registries import Person


def gather(
    table: TokenTable, gazetteer: Gazetteer, names: Sequence[NameMention], *, published: date | None
) -> ArticlePersons:
    """The people that these names make."""
    clusters = NameClusters()
    owner: dict[int, int] = {}
    for name in _introducing(names):
        index = _place_full(name, clusters, gazetteer)
        if index is not None:
            owner[name.start] = index
    for name in names:
        if name.start not in owner:
            index = _place_short(name, clusters, gazetteer, table, published)
            if index is not None:
                owner[name.start] = index
    surnames = frozenset(
        cluster.first.words[-1:] for cluster in clusters.all if cluster.listed or cluster.is_certain
    )
    return ArticlePersons(
        persons=tuple(_article_person(cluster, surnames) for cluster in clusters.all),
        mentions=tuple(_mention(table, n, owner[n.start]) for n in names if n.start in owner),
        other_names=tuple(name for name in names if name.start not in owner),
    )


def _introducing(names: Sequence[NameMention]) -> Iterable[NameMention]:
    """The names that can introduce somebody, the surest first; headlines come last."""
    certain = [name for name in names if name.type is NameType.PERSON]
    doubtful = [name for name in names if name.type is NameType.MAYBE_PERSON]
    yield from _full(certain, headline=False)
    yield from _full(doubtful, headline=False)
    yield from _full(certain, headline=True)


def _full(names: Sequence[NameMention], *, headline: bool) -> Iterable[NameMention]:
    """The names that can introduce somebody: full names, and names of one word that a registry knows."""
    for name in names:
        is_listed = name.entry is not None and name.entry.sense is Sense.PERSON
        if name.headline == headline and (len(name.words) > 1 or is_listed):
            yield name


def _place_full(name: NameMention, clusters: NameClusters, gazetteer: Gazetteer) -> int | None:
    """The index of the cluster that a full name belongs to, a new one if need be.

    None where a word at the start of a sentence only seems to belong to the name: "Crooked Clinton".
    """
    words = name.words
    listed = gazetteer.person(words) or _listed_in_full(words, gazetteer)
    index = clusters.of(listed) if listed else None
    bearers = clusters.bearing(words) if index is None else ()
    index = next((i for i in bearers if _is_full_name_of(name, clusters[i], listed)), index)
    if index is None and listed is None:
        index = next((i for i in bearers if _is_variant_of(words, clusters[i].first.words)), None)
    if index is not None:
        clusters.add(index, name, listed=listed)
        return index
    if _is_loose(name) and any(clusters[i].fit(words[1:]) is Fit.SURNAME for i in bearers):
        return None
    if listed is None and _may_be_loose(name) and gazetteer.by_surname(words[1:]):
        return None
    return clusters.begin(name, listed)


def _is_full_name_of(name: NameMention, cluster: NameCluster, listed: Person | None) -> bool:
    """Whether a full name can be the cluster's: names agree, neither registry nor gender forbids it."""
    is_same = is_same_person(name.words, cluster.first.words)
    return is_same and not (listed and cluster.listed) and not _clash(name.gender, cluster.gender())


def _is_variant_of(words: Words, full: Words) -> bool:
    """Whether several words are the surname of a full name, or end in the whole of it."""
    is_surname = len(words) > 1 and short_form_fit(words, full) is Fit.SURNAME
    return is_surname or (1 < len(full) < len(words) and words[-len(full) :] == full)


def _listed_in_full(words: Words, gazetteer: Gazetteer) -> Person | None:
    """The person of the registry who bears this surname and a given name that fits: "Donald J. Trump"."""
    fitting = {
        person.id: person
        for person in gazetteer.by_surname(words[-1:])
        if any(is_same_person(words, words_of(spelling)) for spelling in (person.name, *person.names))
    }
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _place_short(
    name: NameMention,
    clusters: NameClusters,
    gazetteer: Gazetteer,
    table: TokenTable,
    published: date | None,
) -> int | None:
    """The index of the cluster that a short form belongs to, a new one if it must be a person; else None."""
    if name.type is NameType.ORGANISATION:
        return None
    if _may_be_loose(name):
        name = replace(name, words=name.words[1:], text=name.text.partition(" ")[2], type=NameType.OPEN)
    fitting = _fitting(name, clusters, published)
    if name.aside and name.titled and name.gender:
        # "Mr Reed, her husband": whoever has been called Reed so far is the one whose husband he is.
        fitting = [index for index in fitting if clusters[index].gender() == name.gender]
    index = _likeliest(name, fitting, clusters, table) if fitting else None
    if index is None:
        if name.type is NameType.PLACE or (name.headline and name.type is NameType.MAYBE_PERSON):
            return None
        listed = _listed_by_surname(name, gazetteer, published)
        is_person = name.type is NameType.PERSON or is_given_name(name.words[0])
        if listed is None and not is_person:
            return None
        index = clusters.of(listed) if listed else None
        if index is None:
            index = clusters.begin(name, listed)
            clusters[index].shorts[name.words] = name.start
            return index
    clusters.add(index, name)
    clusters[index].shorts[name.words] = name.start
    return index


def _fitting(name: NameMention, clusters: NameClusters, published: date | None) -> list[int]:
    """The clusters that a short form may stand for: those of the best fit that nothing rules out."""
    fits: dict[Fit, list[int]] = {}
    for index in clusters.bearing(name.words):
        cluster = clusters[index]
        fit = cluster.fit(name.words)
        if fit is None or _clash(name.gender, cluster.gender()):
            continue
        is_bare = name.type is NameType.PLACE or not (cluster.listed or cluster.is_certain)
        if is_bare and fit is not Fit.SURNAME and name.words[0] not in FAMILY_FIRST:
            # "Google" is no short form of "Google Stadia", which nothing shows to be a person.
            continue
        if name.office and _is_ruled_out(name.office, cluster, published):
            continue
        fits.setdefault(fit, []).append(index)
    return fits[min(fits)] if fits else []


def _is_ruled_out(titled_as: Office, cluster: NameCluster, published: date | None) -> bool:
    """Whether the title of a short form is an office that the cluster's person can't hold."""
    offices = tuple(cluster.offices_on(published))
    holds_it = any(titled_as.title == office.title for office in offices)
    return not holds_it and any(conflict(titled_as, office) for office in offices)


def _likeliest(name: NameMention, fitting: Sequence[int], clusters: NameClusters, table: TokenTable) -> int:
    """Of several that fit: the one whom the form stands for, else whom the article has just named in full.

    Without either, the one whom it has named most.
    """
    titled_as = name.office
    holders = [
        i for i in fitting if titled_as and any(covers(titled_as, office) for office in clusters[i].offices)
    ]
    fitting = holders or fitting
    if len(fitting) == 1:
        return fitting[0]
    same = [i for i in fitting if name.gender and _was_first_called(clusters[i], name)]
    if len(same) == 1:
        return same[0]
    plain = [index for index in fitting if not clusters[index].first.aside] or fitting
    bound = max(plain, key=lambda index: clusters[index].shorts.get(name.words, -1))
    last = clusters[bound].shorts.get(name.words, -1)
    since = [
        (full, index) for index in plain for full in clusters[index].fulls if last < full.start < name.start
    ]
    near = [(full.start, index) for full, index in since if _is_near(table, full, name)]
    if last >= 0:
        near += [(full.start, index) for full, index in since if table.is_subject(full.end - 1)]
        return max(near)[1] if near else bound
    if near:
        return max(near)[1]
    times = Counter(index for _, index in since)
    return max(plain, key=lambda index: (times[index], -clusters[index].first.start))


def _was_first_called(cluster: NameCluster, name: NameMention) -> bool:
    """Whether the cluster was introduced by this very form: "Mr Reed" beside a Ute Reed."""
    return (cluster.first.words, cluster.first.gender) == (name.words, name.gender)


def _is_loose(name: NameMention) -> bool:
    """Whether the first word may not belong to the name, as nothing says that it names a person."""
    return name.type is NameType.MAYBE_PERSON and name.loose


def _may_be_loose(name: NameMention) -> bool:
    """Whether the first word, at the start of a sentence, may not belong to the name."""
    return name.type is NameType.MAYBE_PERSON and (name.loose or name.opening)


def _is_near(table: TokenTable, full: NameMention, short: NameMention) -> bool:
    """Whether a full name, and not as a mere possessor, stands so near that the short form takes it up."""
    is_possessor = full.end < len(table) and table.tags[full.end] == "POS"
    return table.paragraph[short.start] - table.paragraph[full.start] <= 1 and not is_possessor


def _listed_by_surname(name: NameMention, gazetteer: Gazetteer, published: date | None) -> Person | None:
    """The only person of the registry whom the surname can mean, at the article's date and with its title."""
    if name.entry and isinstance(name.entry.item, Person):
        return name.entry.item
    likely = [
        person
        for person in gazetteer.by_surname(name.words)
        if not _clash(name.gender, person.gender) and _may_be_called(name, person)
    ]
    in_office = [person for person in likely if person.role_on(published)] if len(likely) > 1 else likely
    return in_office[0] if len(in_office) == 1 else None


def _may_be_called(name: NameMention, person: Person) -> bool:
    """Whether the title before a surname agrees with an office that the person ever held."""
    office = name.office
    offices = [Office.of(role) for role in person.roles]
    if office is None or office.title is None:
        return name.titled or name.words[0] not in {
            w for spelling in person.ambiguous for w in words_of(spelling)
        }
    if office.country and person.country and office.country != person.country:
        return False
    return any(_agree(office, other) for other in offices)


def _agree(titled_as: Office, listed: Office) -> bool:
    if conflict(titled_as, listed):
        return False
    title = (titled_as.title or "").split()[-1]
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


def _mention(table: TokenTable, name: NameMention, person: int) -> PersonMention:
    return PersonMention(person, name.left, name.start, name.end, table.standing(name.end - 1))


def _clash(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other
