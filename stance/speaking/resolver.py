"""From the words of one source to its speaker: whom they name or mean, else what they describe."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from stance.naming.coreference import Discourse, resolve_mentions
from stance.naming.descriptions import unnamed
from stance.naming.gazetteer import Gazetteer, Sense
from stance.naming.lists import DOCUMENTS, ORGANISATIONS
from stance.naming.name_clustering import gather
from stance.naming.noun_phrases import NounPhrase, is_group_word, is_one_person, phrase_at, plain_phrase
from stance.naming.nouns import is_personal, is_personal_plural
from stance.naming.offices import is_head_of_country
from stance.naming.organisations import body_named, government
from stance.naming.personal_names import Fit, fold, short_form_fit
from stance.naming.persons import Mention, speaker_of
from stance.naming.plurals import PAIR, Pair, two_before, two_described
from stance.naming.pronouns import collective_weight
from stance.naming.recognition import NameMention, NameType, name_mentions
from stance.naming.tokens import NAMES, NOUNS, TokenTable
from stance.records import Speaker, SpeakerKind

RELATIVES = frozenset({"who", "which", "that", "whom"})
COLLECTIVE_PRONOUNS = frozenset({"they", "their", "them", "it", "its"})
NOT_A_SOURCES_START = frozenset({"``", "''", ",", ":", "-LRB-", "CC", "IN", "HYPH", "NFP", "_SP"})
PLURAL_DEMONYMS = ("s", "ese", "sh", "ch")
"""Endings of demonyms that with an article mean the people: "the French"."""
BODIES = frozenset({SpeakerKind.ORGANISATION, SpeakerKind.GOVERNMENT})
NEAR_PARAGRAPHS = 3
LONGEST_TITLE = 4
WINDOW = 120
"""Tokens looked back over for whom "they" or "it" means."""


class Resolver:
    """One article's people and bodies, and whom each source among them means."""

    def __init__(
        self,
        table: TokenTable,
        gazetteer: Gazetteer,
        sources: Sequence[tuple[int, int]],
        contents: Sequence[Sequence[tuple[int, int]]],
        published: date | None,
    ) -> None:
        self.table, self.gazetteer, self.published = table, gazetteer, published
        self.said: dict[int, list[tuple[int, int]]] = {}
        for (start, end), content in zip(sources, contents, strict=True):
            head = table.noun_phrase_head(start, end)
            if head is not None:
                self.said.setdefault(head, []).extend(content)
        self.people = gather(table, gazetteer, tuple(name_mentions(table, gazetteer)), published=published)
        self.discourse: Discourse = resolve_mentions(
            table, self.people, gazetteer, self.said, published=published
        )
        self.others: dict[int, NameMention] = {
            i: naming for naming in self.people.other_names for i in range(naming.start, naming.end)
        }

    def speaker(self, start: int, end: int) -> Speaker | None:
        """The speaker of the source in tokens `[start, end)`."""
        while start < end and self.table.tags[start] in NOT_A_SOURCES_START:
            start += 1
        head = self.table.noun_phrase_head(start, end)
        if head is None:
            return None
        return self._several(start, head, end) or self._one(start, head, end)

    def _one(self, start: int, head: int, end: int) -> Speaker | None:
        """The speaker of a source that is one noun phrase with this head, or a pronoun."""
        tag, word = self.table.tags[head], self.table.lower[head]
        if word in RELATIVES and tag in {"WP", "WDT", "IN"}:
            return self._antecedent(head)
        mention = self.discourse.mentions.get(head)
        if mention is None or not mention.is_named:
            mention = self._in_apposition(start, head, end) or mention or self._named_behind(head)
        if mention:
            return self.person(mention.person)
        if tag in {"PRP", "PRP$"}:
            return self._collective_meant(head) if word in COLLECTIVE_PRONOUNS else None
        other = self.others.get(head)
        if other and other.end > end:
            # A run of capitals that reaches beyond the source, as in a headline, is not the source's name.
            person = self._by_surname(start, end)
            if person:
                return person
        elif other:
            named = body_named(self.table, self.gazetteer, other)
            if named:
                return named
        return self._described(phrase_at(self.table, start, head, end), end)

    def _several(self, start: int, head: int, end: int) -> Speaker | None:
        """Those who are named together ("Obama and Clinton") as a group; the only one who is named."""
        table = self.table
        others = [t.i for t in table.doc[head].conjuncts if head < t.i < end and table.tags[t.i] in NOUNS]
        if not others:
            return None
        parts = [self._one(start, head, min(others))]
        for i in others:
            first = table.noun_phrase_start(i, head + 1)
            own = table.noun_phrase_head(first, end)
            parts.append(None if own is None else self._one(first, own, end))
        named = list({part.id: part for part in parts if part and part.named}.values())
        return _group(named) if len(named) > 1 else next(iter(named), None)

    def person(self, index: int) -> Speaker:
        """A person of the article as a speaker."""
        return speaker_of(self.discourse.persons[index], self.published)

    def _by_surname(self, start: int, end: int) -> Speaker | None:
        """The only person of the article whose surname these words are."""
        words = tuple(fold(word) for word in self.table.words[start:end] if word != "-")
        bearers = [
            index
            for index, person in enumerate(self.people.persons)
            if person.is_certain and short_form_fit(words, person.words) is Fit.SURNAME
        ]
        return self.person(bearers[0]) if len(bearers) == 1 else None

    def _in_apposition(self, start: int, head: int, end: int) -> Mention | None:
        """The name in "a spokesman, Li Jian," or behind "Secretary of State"; whom an apposition explains."""
        table = self.table
        token = table.doc[head]
        if token.dep_ == "appos" and token.head.i < head and table.lower[head - 1] != "and":
            explained = self.discourse.mentions.get(token.head.i)
            if explained and explained.is_named:
                return explained
        if not is_personal(table, head):
            return None
        last = end - 1 if table.words[end - 1] == "," else end
        behind = phrase_at(table, start, head, end).end
        for mention in self._named_within(head + 1, end):
            name = table.doc[mention.head]
            is_apposition = name.dep_ == "appos" and name.head.i == head
            is_set_off = table.words[mention.left - 1] == "," and (
                mention.end == last or mention.left == behind + 1
            )
            if mention.left <= start or is_apposition or is_set_off:
                return mention
        return None

    def _named_behind(self, head: int) -> Mention | None:
        """The name that explains a source right behind it: "the vicar" in "the vicar, Paul Amory,"."""
        table = self.table
        if not is_one_person(table, head) or table.lower[head + 1 : head + 2] != (",",):
            return None
        named = next(iter(self._named_within(head + 2, head + 2 + LONGEST_TITLE)), None)
        is_closed = named is not None and table.lower[named.end : named.end + 1] == (",",)
        return named if named and named.left == head + 2 and is_closed else None

    def _named_within(self, start: int, end: int) -> Sequence[Mention]:
        """The names of people that begin in `[start, end)`."""
        mentions = self.people.mentions
        first = bisect_left(mentions, start, key=lambda mention: mention.start)
        return mentions[first : bisect_left(mentions, end, lo=first, key=lambda mention: mention.start)]

    def _antecedent(self, at: int) -> Speaker | None:
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
                return None
        if noun is None or table.tags[noun] not in NOUNS:
            return None
        return self._one(table.noun_phrase_start(noun), noun, at)

    def _may_be_people(self, i: int | None) -> bool:
        """Whether a noun stands for one or more persons."""
        if i is None:
            return False
        return i in self.discourse.mentions or is_group_word(self.table, i) or is_personal(self.table, i)

    def _collective_meant(self, at: int) -> Speaker | None:
        """The group or body that "they" or "it" means, of this paragraph or the last."""
        table = self.table
        is_plural = table.lower[at].startswith("th")
        best, heaviest = None, -2
        for i in range(at - 1, max(at - WINDOW, -1), -1):
            is_last_noun = table.tags[i] in NOUNS and table.tags[i + 1] not in NOUNS | {"POS", "HYPH"}
            if not is_last_noun or (i in table.quoted and at not in table.quoted):
                continue
            weight = collective_weight(table, at, i, has_spoken=i in self.said)
            if weight is None or weight <= heaviest:
                continue
            speaker = self._collective(i, at, is_plural=is_plural)
            if speaker is None:
                continue
            is_one_body = is_plural and speaker.kind is not SpeakerKind.GROUP
            if weight - is_one_body > heaviest and (table.is_subject(i) or not is_one_body):
                best, heaviest = speaker, weight - is_one_body
        if best is None and is_plural:
            return self._both(two_before(table, self.discourse, at))
        return best

    def _collective(self, i: int, at: int, *, is_plural: bool) -> Speaker | None:
        """The group or body that the noun at `i` names, where a pronoun of this number may mean it."""
        table = self.table
        if i in self.discourse.mentions:
            return self._several(table.noun_phrase_start(i), i, at) if is_plural else None
        lemma = table.doc[i].lemma_.lower()
        is_many = table.tags[i] == "NNS" and lemma in ORGANISATIONS
        if is_many or is_personal_plural(table, i) or table.lower[i] == "police":
            return self._described(plain_phrase(table, i), i + 1) if is_plural else None
        if i in self.said and lemma in ORGANISATIONS and table.tags[i] == "NN" and not is_plural:
            body = self._described(plain_phrase(table, i), at)
            return body if body and body.kind in BODIES else None
        if i in self.said and lemma in DOCUMENTS and not is_plural:
            maker = self._described(plain_phrase(table, i), at)
            return maker if maker and maker.kind is SpeakerKind.ORGANISATION else None
        if i in self.others and self.others[i].type is not NameType.MAYBE_PERSON:
            return body_named(table, self.gazetteer, self.others[i])
        return None

    def _described(self, phrase: NounPhrase, end: int) -> Speaker | None:
        """The speaker of a phrase that neither names nor means a person of the article."""
        table = self.table
        lemma = table.doc[phrase.head].lemma_.lower()
        if lemma in DOCUMENTS and not is_personal(table, phrase.head):
            return self._author(phrase, end)
        pair = two_described(table, self.discourse, phrase, published=self.published)
        if pair or table.lower[phrase.head] in PAIR:
            return self._both(pair)
        special = self._administration(phrase) or self._compatriot(phrase)
        return special or unnamed(table, self.gazetteer, phrase, self.people.other_names)

    def _both(self, pair: Pair | None) -> Speaker | None:
        return _group([self.person(index) for index in pair]) if pair else None

    def _administration(self, phrase: NounPhrase) -> Speaker | None:
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

    def _compatriot(self, phrase: NounPhrase) -> Speaker | None:
        """The person of "the Ukrainian": the last one mentioned whose country it is."""
        table, people = self.table, self.discourse.persons
        found = table.listed_at(phrase.head, phrase.head + 1)
        demonym = found.of(Sense.DEMONYM) if found else None
        is_one = table.lower[phrase.start] == "the" and phrase.head == phrase.start + 1
        if demonym is None or not is_one or table.lower[phrase.head].endswith(PLURAL_DEMONYMS):
            return None
        for head in sorted(self.discourse.mentions, reverse=True):
            if head >= phrase.head or table.paragraph[phrase.head] - table.paragraph[head] > NEAR_PARAGRAPHS:
                continue
            speaker = speaker_of(people[self.discourse.mentions[head].person], self.published)
            if speaker.country == demonym.country:
                return speaker
        return None

    def owner(self, start: int, end: int) -> Speaker | None:
        """Whose a source is that begins with "its": "its ambassador"."""
        return self._collective_meant(start) if start < end and self.table.lower[start] == "its" else None

    def _author(self, phrase: NounPhrase, end: int) -> Speaker | None:
        """Who made a document that is a source: "a Bloomberg poll", "a report by the IMF", "his memo"."""
        table = self.table
        for i in range(phrase.start, phrase.head):
            is_possessor = table.tags[i] == "PRP$" or table.tags[i + 1] == "POS"
            is_last = table.tags[i + 1] not in NAMES | {"HYPH"}
            mention = self.discourse.mentions.get(i)
            if mention and is_possessor:
                return self.person(mention.person)
            if is_last and i in self.others and self.others[i].type is not NameType.PLACE:
                return body_named(table, self.gazetteer, self.others[i])
        for i in range(phrase.head + 1, end - 1):
            if table.lower[i] in {"by", "from"}:
                return self.speaker(i + 1, end)
            if table.words[i] == ",":
                break
        return None


def _group(members: Sequence[Speaker]) -> Speaker:
    """Several named speakers as one."""
    names = [member.name for member in members]
    countries = {member.country for member in members}
    return Speaker(
        id="+".join(sorted(member.id for member in members)),
        name=", ".join(names[:-1]) + " and " + names[-1],
        kind=SpeakerKind.GROUP,
        country=countries.pop() if len(countries) == 1 else None,
    )
