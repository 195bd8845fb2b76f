"""Several entities that are meant together: "both leaders", "the two countries", "the mayors", "they".

Each resolves to its members where the text gives them, and to none where it doesn't.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date

from stance.naming.coreference import Discourse
from stance.naming.entities import Entity, Mention
from stance.naming.lists import ALLIES, COUNTRY_NOUNS, ORGANISATIONS
from stance.naming.noun_phrases import NounPhrase
from stance.naming.nouns import is_personal_plural
from stance.naming.offices import Office, covers, head_and_modifiers
from stance.naming.tokens import TokenTable
from stance.records import SpeakerKind

NUMBERS = {"both": 2, "two": 2, "pair": 2, "three": 3, "trio": 3, "four": 4, "five": 5}
SIDES = frozenset({"side", "party"})
"""What countries and organisations are in a dispute or a treaty."""
BODY_NOUNS = ORGANISATIONS - COUNTRY_NOUNS - SIDES
COUNTRIES_TOGETHER = SIDES | COUNTRY_NOUNS | ALLIES
DEFINITE = frozenset({"the", "both", "these", "those", "all"})
FEW_SENTENCES = 2
"""Looked back over for the two whom "they" means."""
NEAR_PARAGRAPHS = 3
"""Looked back over for "the two countries"."""
FAR_BEHIND = 3
"""Two are an article's pair when the next is named so many times less than they are."""


def is_plural_description(table: TokenTable, phrase: NounPhrase) -> bool:
    """Whether a phrase can mean several that were named: "the two countries", "both", "the allies".

    "The two major parties" are rather those that everybody knows.
    """
    between = table.lower[phrase.start : phrase.head]
    if table.lower[phrase.start] not in DEFINITE or not all(w in DEFINITE or w in NUMBERS for w in between):
        return False
    is_ally = table.doc[phrase.head].lemma_.lower() in ALLIES and table.tags[phrase.head] in {"NNS", "NNPS"}
    return is_ally or number_of(table, phrase) is not None


def number_of(table: TokenTable, phrase: NounPhrase) -> int | None:
    """How many a phrase speaks of, where it says so."""
    words = table.lower[phrase.start : phrase.head + 1]
    return next((NUMBERS[word] for word in words if word in NUMBERS), None)


def coordinated(table: TokenTable, head: int, mentions: Mapping[int, Mention]) -> tuple[Entity, ...]:
    """The entities of "Russia, China and Iran", by any of its heads; none unless each is known by name."""
    heads = sorted({head, *(token.i for token in table.doc[head].conjuncts)})
    if len(heads) < 2 or not all(i in mentions for i in heads):
        return ()
    entities = [entity for i in heads for entity in mentions[i].entities]
    return _distinct(entities) if all(entity.named for entity in entities) else ()


def named_together(
    table: TokenTable,
    phrase: NounPhrase,
    mentions: Mapping[int, Mention],
    *,
    country_of: Callable[[Entity], Entity | None],
) -> tuple[Entity, ...]:
    """The countries or organisations of "the two countries", "both sides", "the allies"; none if unclear.

    `mentions` are those of single entities by head token; `country_of` tells for whose country an entity
    speaks: a president stands for it here.
    """
    count, lemma = number_of(table, phrase), table.doc[phrase.head].lemma_.lower()
    are_bodies = lemma in BODY_NOUNS
    may_be_countries = lemma in COUNTRIES_TOGETHER or table.lower[phrase.head] in NUMBERS
    if not is_plural_description(table, phrase) or not (are_bodies or may_be_countries):
        return ()
    before = [mention for head, mention in sorted(mentions.items()) if head < phrase.head]
    if are_bodies:
        return _bodies_near(table, phrase, before, count)
    if count is None:
        return _named_in_one_breath(table, phrase, before)
    countries = _last_countries(table, phrase, before, count, country_of)
    return countries or (_bodies_near(table, phrase, before, count) if lemma in SIDES else ())


def _bodies_near(
    table: TokenTable, phrase: NounPhrase, before: Sequence[Mention], count: int | None
) -> tuple[Entity, ...]:
    """The organisations of this sentence and the one before, where they are so many."""
    near = [mention for mention in before if _is_near(table, mention, phrase.head)]
    bodies = _distinct(e for m in near for e in m.entities if e.kind is SpeakerKind.ORGANISATION)
    return bodies if len(bodies) == count else ()


def _is_near(table: TokenTable, mention: Mention, at: int) -> bool:
    """Whether a mention stands in the sentence of the token `at` or in the one before."""
    return table.sentence[at] - table.sentence[mention.head] <= 1


def _named_in_one_breath(
    table: TokenTable, phrase: NounPhrase, before: Sequence[Mention]
) -> tuple[Entity, ...]:
    """The last countries that were named together close by: "the allies" behind "Japan and South Korea"."""
    by_head = {mention.head: mention for mention in before}
    groups = (
        coordinated(table, m.head, by_head) for m in reversed(before) if _is_near(table, m, phrase.head)
    )
    are_countries = (g for g in groups if g and all(e.kind is SpeakerKind.GOVERNMENT for e in g))
    return next(are_countries, ())


def _last_countries(
    table: TokenTable,
    phrase: NounPhrase,
    before: Sequence[Mention],
    count: int,
    country_of: Callable[[Entity], Entity | None],
) -> tuple[Entity, ...]:
    """The last so many countries that were named, if it is clear which; else the article's own so many."""
    times: Counter[str] = Counter()
    countries: dict[str, Entity] = {}
    by_distance: dict[int, set[str]] = {}
    for mention in before:
        gap = table.paragraph[phrase.head] - table.paragraph[mention.head]
        for entity in mention.entities:
            country = entity if entity.kind is SpeakerKind.GOVERNMENT else country_of(entity)
            if country:
                times[country.id] += 1
                countries.setdefault(country.id, country)
                by_distance.setdefault(gap, set()).add(country.id)
    recent: set[str] = set()
    for gap in range(NEAR_PARAGRAPHS + 1):
        recent |= by_distance.get(gap, set())
        if len(recent) >= count:
            break
    if len(recent) != count:
        recent = set(_far_ahead(times, count))
    return tuple(country for key, country in countries.items() if key in recent)


def _far_ahead(times: Counter[str], count: int) -> list[str]:
    """The so many that are named far more often than the next; none where the next follows closely."""
    ranked = [key for key, _ in times.most_common()]
    if len(ranked) < count:
        return []
    next_best = times[ranked[count]] if len(ranked) > count else 0
    return ranked[:count] if next_best * FAR_BEHIND <= times[ranked[count - 1]] else []


def persons_before(table: TokenTable, discourse: Discourse, at: int) -> tuple[int, ...]:
    """The two people of "Ann Reed met Paul Hill. They …" where nobody else is talked of in between."""
    talked_of: set[int] = set()
    for number in range(table.sentence[at] - 1, table.sentence[at] - 1 - FEW_SENTENCES, -1):
        there = [m for m in discourse.mentions.values() if table.sentence[m.head] == number]
        named = {mention.person for mention in there if mention.is_named}
        talked_of |= {mention.person for mention in there}
        if len(named) == 2:
            return _pair(named) if named == talked_of else ()
    return ()


def bodies_before(table: TokenTable, mentions: Mapping[int, Mention], at: int) -> tuple[Entity, ...]:
    """The two countries of "Russia signed a treaty with Iran. They …", the only ones of that sentence."""
    before = table.sentence_tokens(table.sentence[at] - 1)
    bodies = _distinct(entity for i in before if i in mentions for entity in mentions[i].entities)
    is_clear = len(bodies) == 2 and all(entity.kind is SpeakerKind.GOVERNMENT for entity in bodies)
    return bodies if is_clear and not any(table.tags[i] == "NNS" for i in before) else ()


def persons_together(
    table: TokenTable, discourse: Discourse, phrase: NounPhrase, *, published: date | None
) -> tuple[int, ...]:
    """The persons of "both leaders", "the two", "the two men", "the mayors"; none where they aren't clear."""
    if table.lower[phrase.head] in NUMBERS:
        return _named_at_hand(table, discourse, phrase)
    before = table.lower[phrase.start : phrase.head]
    if before == ("the",) and phrase.end == phrase.head + 1:
        return _bearers(table, discourse, phrase)
    if number_of(table, phrase) != 2:
        return ()
    asked = Office(table.doc[phrase.head].lemma_.lower())
    times = Counter(m.person for m in discourse.mentions.values() if m.head < phrase.head)
    fitting = [
        index
        for index, _ in times.most_common()
        if any(covers(asked, office) for office in discourse.persons[index].offices_on(published))
    ]
    if len(fitting) > 2 and times[fitting[2]] * FAR_BEHIND <= times[fitting[1]]:
        fitting = fitting[:2]
    if len(fitting) == 2:
        return _pair(fitting)
    is_plain = table.lower[phrase.head] in {"men", "women"}
    return _named_at_hand(table, discourse, phrase) if is_plain else ()


def _bearers(table: TokenTable, discourse: Discourse, phrase: NounPhrase) -> tuple[int, ...]:
    """The two of "the mayors" where just two people who are mayors have been named."""
    if not is_personal_plural(table, phrase.head):
        return ()
    asked = head_and_modifiers(table.doc[phrase.head].lemma_.lower())[0]
    named = {m.person for m in discourse.mentions.values() if m.is_named and m.head < phrase.head}
    return _pair(
        {
            index
            for index in named
            for office in discourse.persons[index].offices[:1]
            if office.title and head_and_modifiers(office.title)[0] == asked
        }
    )


def _named_at_hand(table: TokenTable, discourse: Discourse, phrase: NounPhrase) -> tuple[int, ...]:
    """Those whom the paragraph has named so far, if they are two."""
    return _pair(
        {
            mention.person
            for mention in discourse.mentions.values()
            if mention.is_named
            and mention.head < phrase.head
            and table.paragraph[mention.head] == table.paragraph[phrase.head]
        }
    )


def _pair(indexes: Collection[int]) -> tuple[int, ...]:
    """Two persons in the order in which the article brings them in; none where they aren't two."""
    return tuple(sorted(indexes)) if len(indexes) == 2 else ()


def _distinct(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    return tuple({entity.id: entity for entity in entities}.values())
