"""Which entities a noun phrase means: whom it names, takes up or describes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from stance.naming.ambiguity import listed_mentions
from stance.naming.coreference import Discourse, resolve_mentions
from stance.naming.descriptions import document, unnamed
from stance.naming.entities import Entity, Mention, MentionForm
from stance.naming.gazetteer import Gazetteer, Sense
from stance.naming.lists import ARTICLES, DOCUMENTS, EXCLUSIVE, ORGANISATIONS
from stance.naming.mentions import body_mentions, by_head, make_mention, person_mentions
from stance.naming.name_clustering import gather
from stance.naming.noun_phrases import NounPhrase, is_group_word, is_one_person, phrase_at, plain_phrase
from stance.naming.nouns import is_personal, is_personal_plural
from stance.naming.offices import is_head_of_country, spelt
from stance.naming.organisations import body_named, government
from stance.naming.personal_names import Fit, fold, short_form_fit
from stance.naming.persons import PersonMention, speaker_of
from stance.naming.plurals import (
    bodies_before,
    coordinated,
    named_together,
    persons_before,
    persons_together,
)
from stance.naming.pronouns import Said, collective_weight
from stance.naming.recognition import NameMention, NameType, name_mentions
from stance.naming.tokens import NAMES, NOUNS, SUBJECTS, TokenTable
from stance.records import SpeakerKind

Entities = tuple[Entity, ...]
"""Whom words mean: nobody in particular, one, or each of several."""

RELATIVES = frozenset({"who", "which", "that", "whom"})
COLLECTIVE_PRONOUNS = frozenset({"they", "their", "them", "it", "its"})
NOT_A_SOURCES_START = frozenset({"``", "''", ",", ":", "-LRB-", "CC", "IN", "HYPH", "NFP", "_SP"})
PLURAL_DEMONYMS = ("s", "ese", "sh", "ch")
"""Endings of demonyms that with an article mean the people: "the French"."""
MODIFIERS = frozenset({"amod", "compound", "nmod"})
BODIES = frozenset({SpeakerKind.ORGANISATION, SpeakerKind.GOVERNMENT})
NEAR_PARAGRAPHS = 3
PUBLISHING = frozenset({"file", "issue", "post", "produce", "publish", "release", "send", "write"})
LONGEST_TITLE = 4
WINDOW = 120
"""Tokens looked back over for whom "they" or "it" means."""


class EntityResolver:
    """One article's persons, countries and organisations, and which of them its noun phrases mean."""

    def __init__(self, table: TokenTable, gazetteer: Gazetteer, said: Said, published: date | None) -> None:
        self.table, self.gazetteer, self.said, self.published = table, gazetteer, said, published
        names = tuple(name_mentions(table))
        self.people = gather(table, gazetteer, names, published=published)
        self.discourse: Discourse = resolve_mentions(table, self.people, gazetteer, said, published=published)
        self.persons = tuple(speaker_of(person, published) for person in self.discourse.persons)
        self.other_names: dict[int, NameMention] = {
            i: name for name in self.people.other_names for i in range(name.start, name.end)
        }
        self.single: tuple[Mention, ...] = tuple(self._single_mentions(names))
        """The mentions of one entity each by name, and of persons in any way."""
        self.single_by_head: Mapping[int, Mention] = by_head(self.single)

    def _single_mentions(self, names: Sequence[NameMention]) -> Iterable[Mention]:
        table, named, spoke = self.table, self.people.mentions, frozenset(self.said)
        yield from person_mentions(table, self.discourse, self.persons, spoke)
        of_persons = frozenset(i for mention in named for i in range(mention.start, mention.end))
        by_token = {i: name for name in names for i in range(name.start, name.end)}
        listed = tuple(listed_mentions(table, by_token, of_persons))
        for mention in body_mentions(table, self.gazetteer, listed, self.people.other_names, spoke):
            person = self._compatriot(plain_phrase(table, mention.head))
            if person is None:
                yield mention
            else:
                form = MentionForm.DEFINITE_DESCRIPTION
                yield make_mention(table, mention.start, mention.head, (person,), form)

    def meant(self, start: int, end: int) -> Entities:
        """The entities that the noun phrase in tokens `[start, end)` means, a source for one."""
        while start < end and self.table.tags[start] in NOT_A_SOURCES_START:
            start += 1
        head = self.table.noun_phrase_head(start, end)
        if head is None:
            return ()
        return self._several(start, head, end) or self._one(start, head, end)

    def _one(self, start: int, head: int, end: int) -> Entities:
        """The meaning of one noun phrase with this head, or of a pronoun."""
        tag, word = self.table.tags[head], self.table.lower[head]
        if word in RELATIVES and tag in {"WP", "WDT", "IN"}:
            return self._antecedent(head)
        mention = self.discourse.mentions.get(head)
        if mention is None or not mention.is_named:
            mention = self._in_apposition(start, head, end) or mention or self._named_behind(head)
        if mention:
            return (self.persons[mention.person],)
        if tag in {"PRP", "PRP$"}:
            return self.collective_meant(head) if word in COLLECTIVE_PRONOUNS else ()
        other = self.other_names.get(head)
        if other and other.end > end:
            # A run of capitals that reaches beyond the source, as in a headline, is not the source's name.
            person = self._by_surname(start, end)
            if person:
                return (person,)
        elif other:
            named = body_named(self.table, self.gazetteer, other)
            if named:
                return (named,)
        party = self.single_by_head.get(head)
        is_bare = party is not None and set(self.table.lower[start : party.start]) <= ARTICLES
        if party and is_bare and party.entities[0].kind is SpeakerKind.ORGANISATION:
            return party.entities
        return self.described(phrase_at(self.table, start, head, end), end)

    def _several(self, start: int, head: int, end: int) -> Entities:
        """Those who are named together, "Obama and Clinton"; the only one who is named."""
        table = self.table
        others = [t.i for t in table.doc[head].conjuncts if head < t.i < end and table.tags[t.i] in NOUNS]
        if not others:
            return ()
        parts = list(self._one(start, head, min(others)))
        for i in others:
            first = table.noun_phrase_start(i, head + 1)
            own = table.noun_phrase_head(first, end)
            parts += () if own is None else self._one(first, own, end)
        return tuple({part.id: part for part in parts if part.named}.values())

    def _by_surname(self, start: int, end: int) -> Entity | None:
        """The only person of the article whose surname these words are."""
        words = tuple(fold(word) for word in self.table.words[start:end] if word != "-")
        bearers = [
            index
            for index, person in enumerate(self.people.persons)
            if person.is_certain and short_form_fit(words, person.words) is Fit.SURNAME
        ]
        return self.persons[bearers[0]] if len(bearers) == 1 else None

    def _in_apposition(self, start: int, head: int, end: int) -> PersonMention | None:
        """The name in "a spokesman, Li Jian," or behind "Secretary of State"; whom an apposition explains."""
        table = self.table
        token = table.doc[head]
        if token.dep_ == "appos" and token.head.i < head and table.lower[head - 1] != "and":
            explained = self.discourse.mentions.get(token.head.i)
            if explained and explained.is_named:
                return explained
        titled = next((m for m in self._named_within(head + 1, end) if m.left <= head), None)
        if titled or not (is_personal(table, head) or table.lower[head] == "one"):
            return titled
        last = end - 1 if table.words[end - 1] == "," else end
        behind = phrase_at(table, start, head, end).end
        for mention in self._named_within(head + 1, end):
            name = table.doc[mention.head]
            is_apposition = name.dep_ == "appos" and name.head.i == head
            is_set_off = table.words[mention.left - 1] == "," and (
                mention.end == last or mention.left == behind + 1
            )
            if is_apposition or is_set_off:
                return mention
        return None

    def _named_behind(self, head: int) -> PersonMention | None:
        """The name that explains a source right behind it: "the vicar" in "the vicar, Paul Amory,"."""
        table = self.table
        if not is_one_person(table, head) or table.lower[head + 1 : head + 2] != (",",):
            return None
        named = next(iter(self._named_within(head + 2, head + 2 + LONGEST_TITLE)), None)
        is_closed = named is not None and table.lower[named.end : named.end + 1] == (",",)
        return named if named and named.left == head + 2 and is_closed else None

    def _named_within(self, start: int, end: int) -> Sequence[PersonMention]:
        """The names of people that begin in `[start, end)`."""
        mentions = self.people.mentions
        first = bisect_left(mentions, start, key=lambda mention: mention.start)
        return mentions[first : bisect_left(mentions, end, lo=first, key=lambda mention: mention.start)]

    def _antecedent(self, at: int) -> Entities:
        """Whom a relative pronoun stands for: the noun that its clause hangs on, else the noun before it."""
        table = self.table
        verb = table.doc[at].head
        while verb.dep_ not in {"relcl", "ROOT", "acl"} and verb.head.i != verb.i:
            verb = verb.head
        noun = verb.head.i if verb.dep_ in {"relcl", "acl"} and verb.head.i < at else None
        if noun is None:
            noun = next((i for i in range(at - 1, max(at - 4, -1), -1) if table.tags[i] in NOUNS), None)
        if table.lower[at] == "who" and not self._may_be_people(noun):
            # "Ann Hill, 59, of Ashton, who": not the place right before it.
            noun = next((i for i in range(at - 1, -1, -1) if self._may_be_people(i)), None)
            if noun is not None and table.sentence[noun] != table.sentence[at]:
                return ()
        if noun is None or table.tags[noun] not in NOUNS:
            return ()
        return self._one(table.noun_phrase_start(noun), noun, at)

    def _may_be_people(self, i: int | None) -> bool:
        """Whether a noun stands for one or more persons."""
        if i is None:
            return False
        return i in self.discourse.mentions or is_group_word(self.table, i) or is_personal(self.table, i)

    def collective_meant(self, at: int) -> Entities:
        """The group or body that "they" or "it" at `at` means, of this paragraph or the last.

        Where the pronoun is no source, it may as well mean things or people whom nobody named.
        """
        table, is_source = self.table, at in self.said
        is_plural = table.lower[at].startswith("th")
        best: Entities = ()
        heaviest = -2
        for i in range(at - 1, max(at - WINDOW, -1), -1):
            is_last_noun = table.tags[i] in NOUNS and table.tags[i + 1] not in NOUNS | {"POS", "HYPH"}
            if not is_last_noun or (i in table.quoted and at not in table.quoted) or self._acts_on(i, at):
                continue
            weight = collective_weight(table, at, i, has_spoken=i in self.said)
            if weight is None or weight <= heaviest:
                continue
            entities = self._collective(i, at, is_plural=is_plural)
            is_one_body = is_plural and len(entities) == 1 and entities[0].kind is not SpeakerKind.GROUP
            if not is_source and (is_one_body or not entities):
                if self._may_be_others(i, is_plural=is_plural):
                    best, heaviest = (), weight
                continue
            weight -= is_one_body
            if entities and weight > heaviest and (table.is_subject(i) or not is_one_body):
                best, heaviest = entities, weight
        if not best and is_plural and at not in table.quoted and (is_source or heaviest == -2):
            pair = tuple(self.persons[index] for index in persons_before(table, self.discourse, at))
            return pair or bodies_before(table, self.single_by_head, at)
        return best

    def _acts_on(self, i: int, at: int) -> bool:
        """Whether noun and pronoun are subject and object of one verb: "A crowd cheered them"."""
        noun, pronoun = self.table.doc[i], self.table.doc[at]
        return noun.head == pronoun.head and noun.dep_ in SUBJECTS and pronoun.dep_ in {"dobj", "dative"}

    def _may_be_others(self, i: int, *, is_plural: bool) -> bool:
        """Whether a pronoun of this number may mean what the noun at `i` stands for, which is no entity."""
        tag = self.table.tags[i]
        return tag == "NNS" or is_group_word(self.table, i) if is_plural else tag == "NN"

    def _collective(self, i: int, at: int, *, is_plural: bool) -> Entities:
        """The group or body that the noun at `i` names, where a pronoun of this number may mean it."""
        table = self.table
        together = coordinated(table, i, self.single_by_head) if is_plural else ()
        if together:
            return together
        if i in self.discourse.mentions:
            return self._several(table.noun_phrase_start(i), i, at) if is_plural else ()
        lemma = table.doc[i].lemma_.lower()
        is_many = table.tags[i] == "NNS" and lemma in ORGANISATIONS
        if is_many or is_personal_plural(table, i) or table.lower[i] == "police":
            return self.described(plain_phrase(table, i), i + 1) if is_plural else ()
        if i in self.said and lemma in ORGANISATIONS and table.tags[i] == "NN" and not is_plural:
            return _of_kinds(self.described(plain_phrase(table, i), at), BODIES)
        if i in self.said and lemma in DOCUMENTS and not is_plural:
            return _of_kinds(self.described(plain_phrase(table, i), at), {SpeakerKind.ORGANISATION})
        if i in self.other_names and self.other_names[i].type is not NameType.MAYBE_PERSON:
            return _one_or_none(body_named(table, self.gazetteer, self.other_names[i]))
        return ()

    def described(self, phrase: NounPhrase, end: int) -> Entities:
        """The meaning of a phrase that neither names nor means a person of the article."""
        table = self.table
        lemma = table.doc[phrase.head].lemma_.lower()
        if lemma in DOCUMENTS and not is_personal(table, phrase.head):
            author = self._author(phrase, end) or self._author_told_before(phrase)
            return author or _one_or_none(document(table, phrase))
        together = self.together(phrase)
        if together or table.lower[phrase.head] in {"both", "two"}:
            return together
        special = self._administration(phrase) or self._compatriot(phrase)
        return _one_or_none(special or unnamed(table, self.gazetteer, phrase, self.people.other_names))

    def together(self, phrase: NounPhrase) -> Entities:
        """Each of "both leaders", "the two countries", "the mayors"; none where it isn't clear who."""
        pair = persons_together(self.table, self.discourse, phrase, published=self.published)
        if pair:
            return tuple(self.persons[index] for index in pair)
        return named_together(self.table, phrase, self.single_by_head, country_of=self._country_of)

    def _country_of(self, entity: Entity) -> Entity | None:
        """The country for which a person speaks by the office held."""
        is_of_state = entity.country is not None and spelt(entity.role or "") in EXCLUSIVE
        return government(entity.country, self.gazetteer) if entity.country and is_of_state else None

    def _administration(self, phrase: NounPhrase) -> Entity | None:
        """The government of "the Obama administration" and "his government"."""
        if self.table.lower[phrase.head] not in {"administration", "government"}:
            return None
        for i in range(phrase.start, phrase.head):
            mention = self.discourse.mentions.get(i)
            if mention:
                leader = self.discourse.persons[mention.person]
                roles = leader.listed.roles if leader.listed else ()
                led = {role.country for role in roles if role.country and is_head_of_country(role.title)}
                return government(led.pop(), self.gazetteer) if len(led) == 1 else None
        return None

    def _compatriot(self, phrase: NounPhrase) -> Entity | None:
        """The person of "the Ukrainian": the last one mentioned whose country it is."""
        table = self.table
        match = table.listed_at(phrase.head, phrase.head + 1)
        demonym = match.of(Sense.DEMONYM) if match else None
        is_one = table.lower[phrase.start] == "the" and phrase.head == phrase.start + 1
        is_one = is_one and table.doc[phrase.head].dep_ not in MODIFIERS
        if demonym is None or not is_one or table.lower[phrase.head].endswith(PLURAL_DEMONYMS):
            return None
        for head in range(phrase.head - 1, -1, -1):
            if table.paragraph[phrase.head] - table.paragraph[head] > NEAR_PARAGRAPHS:
                return None
            if head not in self.discourse.mentions:
                continue
            person = self.persons[self.discourse.mentions[head].person]
            if person.country == demonym.country:
                return person
        return None

    def _author(self, phrase: NounPhrase, end: int) -> Entities:
        """Who made a document that is a source: "a Bloomberg poll", "a report by the IMF", "his memo"."""
        table = self.table
        for i in range(phrase.start, phrase.head):
            is_possessor = table.tags[i] == "PRP$" or table.tags[i + 1] == "POS"
            is_last = table.tags[i + 1] not in NAMES | {"HYPH"}
            mention = self.discourse.mentions.get(i)
            if mention and is_possessor:
                return (self.persons[mention.person],)
            name = self.other_names.get(i)
            if is_last and name and name.type is not NameType.PLACE:
                return _one_or_none(body_named(table, self.gazetteer, name))
        for i in range(phrase.head + 1, end - 1):
            if table.lower[i] in {"by", "from"}:
                return self.meant(i + 1, end)
            if table.words[i] == ",":
                break
        return ()

    def _author_told_before(self, phrase: NounPhrase) -> Entities:
        """Who made "the report": whoever the story told when it spoke of a report before."""
        table, word = self.table, self.table.lower[phrase.head]
        if table.lower[phrase.start] != "the":
            return ()
        for i in range(phrase.head - 1, -1, -1):
            if table.story[i] != table.story[phrase.head]:
                return ()
            if table.lower[i] == word and table.tags[i] in NOUNS:
                before = plain_phrase(table, i)
                author = self._author(before, phrase_at(table, before.start, i, len(table)).end)
                author = author or self._publisher(i)
                if author:
                    return author
        return ()

    def _publisher(self, at: int) -> Entities:
        """The subject of "the institute released a report"."""
        token = self.table.doc[at]
        if token.dep_ != "dobj" or token.head.lemma_.lower() not in PUBLISHING:
            return ()
        for child in token.head.lefts:
            if child.dep_ == "nsubj" and child.i < at:
                return self._one(self.table.noun_phrase_start(child.i), child.i, token.head.i)
        return ()


def _one_or_none(entity: Entity | None) -> Entities:
    return (entity,) if entity else ()


def _of_kinds(entities: Entities, kinds: Collection[SpeakerKind]) -> Entities:
    return tuple(entity for entity in entities if entity.kind in kinds)
