"""The mentions of single entities: by their names, and by the pronouns and descriptions of persons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from stance.naming.ambiguity import ListedMention
from stance.naming.coreference import Discourse
from stance.naming.entities import Entity, Mention, MentionForm
from stance.naming.gazetteer import Gazetteer, Sense
from stance.naming.lists import ARTICLES, EXCLUSIVE, ORGANISATION_WORDS
from stance.naming.noun_phrases import NounPhrase, is_definite
from stance.naming.offices import spelt
from stance.naming.organisations import body_named, government, organisation, people_of
from stance.naming.personal_names import HONORIFICS
from stance.naming.persons import PersonMention
from stance.naming.recognition import NameMention, NameType
from stance.naming.tokens import TokenTable
from stance.registries import Country, Organisation

FORMS = {
    Sense.DEMONYM: MentionForm.DEMONYM,
    Sense.ADJECTIVE: MentionForm.DEMONYM,
    Sense.SEAT: MentionForm.SEAT,
}


def make_mention(
    table: TokenTable,
    start: int,
    head: int,
    entities: tuple[Entity, ...],
    form: MentionForm,
    antecedent: Mention | None = None,
) -> Mention:
    """The mention in tokens `[start, head]`."""
    span = table.characters(start, head + 1)
    return Mention(start, head, span, entities, form, antecedent.span if antecedent else None)


def person_mentions(
    table: TokenTable, discourse: Discourse, entities: Sequence[Entity], spoke: frozenset[int]
) -> Iterator[Mention]:
    """The mentions of persons, each with the last one before it of the same person where it takes that up.

    A name that may be anything's is a person's only where it is the source of a quote somewhere: `spoke` are
    the heads of sources, `entities` the persons in their order.
    """
    speaking = {mention.person for head, mention in discourse.mentions.items() if head in spoke}
    last: dict[int, Mention] = {}
    for head in sorted(discourse.mentions):
        found = discourse.mentions[head]
        if not discourse.persons[found.person].is_certain and found.person not in speaking:
            continue
        form = _form_of_person(table, found)
        antecedent = None if found.is_named else last.get(found.person)
        mention = make_mention(table, found.start, head, (entities[found.person],), form, antecedent)
        last[found.person] = mention
        yield mention


def listed_entity(table: TokenTable, mention: ListedMention, gazetteer: Gazetteer) -> Entity | None:
    """The government or organisation that a listed word means; of "Americans" the people.

    "Some Republicans" are people whom nobody named, and not the party.
    """
    item, head = mention.entry.item, mention.end - 1
    is_plural = table.tags[head] in {"NNS", "NNPS"}
    if isinstance(item, Country):
        is_people = is_plural and mention.entry.sense is Sense.DEMONYM
        return people_of(table, head, item) if is_people else government(item.code, gazetteer)
    first = table.noun_phrase_start(head)
    is_some = is_plural and not set(table.lower[first : mention.start]) <= ARTICLES
    return organisation(item) if isinstance(item, Organisation) and not is_some else None


def body_mentions(
    table: TokenTable,
    gazetteer: Gazetteer,
    listed: Iterable[ListedMention],
    names: Sequence[NameMention],
    spoke: frozenset[int],
) -> Iterator[Mention]:
    """The mentions of countries and organisations by their names.

    Of the `names` that no registry lists those are organisations whose words say so, and those that are the
    source of a quote somewhere; `spoke` are the heads of sources.
    """
    taken: dict[int, int] = {}
    for match in listed:
        taken.update(dict.fromkeys(range(match.start, match.end), match.end - match.start))
        words = table.text(match.start, match.end)
        form = FORMS.get(match.entry.sense, MentionForm.ACRONYM if words.isupper() else MentionForm.FULL_NAME)
        entity = listed_entity(table, match, gazetteer)
        if entity:
            yield make_mention(table, match.start, match.end - 1, (entity,), form)
    speaking = {name.words for name in names if name.end - 1 in spoke}
    for name in names:
        is_whole = taken.get(name.end - 1, 0) < name.end - name.start
        if name.entry or name.type is NameType.PLACE or not is_whole:
            continue
        if name.words in speaking or _is_organisation(name):
            entity = body_named(table, gazetteer, name)
            if entity:
                form = MentionForm.ACRONYM if name.text.isupper() else MentionForm.FULL_NAME
                yield make_mention(table, name.start, name.end - 1, (entity,), form)


def form_of_description(table: TokenTable, phrase: NounPhrase) -> MentionForm:
    """The form of a phrase that names nobody: an office, "the minister", "a senior official"."""
    if not is_definite(table, phrase) and table.lower[phrase.start] in ARTICLES - {"the"}:
        return MentionForm.DESCRIPTION
    is_office = spelt(table.text(phrase.head, phrase.head + 1)) in EXCLUSIVE
    return MentionForm.OFFICE if is_office else MentionForm.DEFINITE_DESCRIPTION


def _form_of_person(table: TokenTable, mention: PersonMention) -> MentionForm:
    if mention.is_named:
        if mention.end - mention.start > 1:
            return MentionForm.FULL_NAME
        is_titled = mention.left < mention.start
        is_honoured = is_titled and table.lower[mention.start - 1].rstrip(".") in HONORIFICS
        return MentionForm.TITLE if is_titled and not is_honoured else MentionForm.SHORT_FORM
    if table.tags[mention.head] in {"PRP", "PRP$"}:
        return MentionForm.PRONOUN
    phrase = NounPhrase(mention.start, mention.head, mention.end)
    return form_of_description(table, phrase)


def _is_organisation(name: NameMention) -> bool:
    """Whether the words of a name say that it is an organisation's."""
    return len(name.words) > 1 and not ORGANISATION_WORDS.isdisjoint(name.words)


def by_head(mentions: Iterable[Mention]) -> Mapping[int, Mention]:
    """Mentions by their head, the longest of those that share one."""
    longest: dict[int, Mention] = {}
    for mention in mentions:
        if mention.head not in longest or mention.start < longest[mention.head].start:
            longest[mention.head] = mention
    return longest
