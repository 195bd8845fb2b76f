"""Every entity of an article: whom its sources mean, and each mention of one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from stance.naming.entities import Mention, MentionForm
from stance.naming.gazetteer import gazetteer_of
from stance.naming.lists import COUNTRY_NOUNS, ORGANISATIONS
from stance.naming.mentions import by_head, form_of_description, make_mention
from stance.naming.noun_phrases import NounPhrase, plain_phrase
from stance.naming.plurals import is_plural_description
from stance.naming.resolution import Entities, EntityResolver
from stance.naming.tokens import SUBJECTS, TokenTable, token_table
from stance.records import Attribution, Kind, SpeakerKind
from stance.registries import Registries

if TYPE_CHECKING:
    from spacy.tokens import Doc

PRONOUNS = frozenset({"they", "them", "their", "themselves", "its"})
"""Those of groups and bodies; an "it" that is no source too often means no entity."""
ARGUMENTS = SUBJECTS | {"dobj", "pobj", "dative"}
PERSONAL = frozenset({"PRP", "PRP$"})
BODIES = frozenset({SpeakerKind.ORGANISATION, SpeakerKind.GOVERNMENT})
PLACES = frozenset({"city", "town", "province", "museum", "school", "church", "studio", "station"})
"""Words for bodies that are more often where something happens than who does it."""
SINGLE_BODIES = ORGANISATIONS - COUNTRY_NOUNS - PLACES


@dataclass(frozen=True, slots=True)
class ArticleEntities:
    """The entities of an article by their mentions, and by the sources of its quotes."""

    table: TokenTable
    mentions: tuple[Mention, ...]
    """In order of appearance; of one entity each, or of several together."""
    sources: tuple[tuple[int, int], ...]
    """The tokens of each attribution's source; an empty range where it has none."""
    meant: tuple[Entities, ...]
    """Whom each source means, one for each attribution, also those without a name."""


def article_entities(
    doc: Doc, attributions: Sequence[Attribution], *, registries: Registries, published: date | None
) -> ArticleEntities:
    """Read an article once for all of its entities.

    `published` decides which offices people held; None: those they hold now.
    """
    gazetteer = gazetteer_of(registries)
    quoted = [span for item in attributions if item.kind is Kind.DIRECT for span in item.content]
    table = token_table(doc, gazetteer, quoted)
    sources = tuple(table.tokens(item.source) if item.source else (0, 0) for item in attributions)
    said: dict[int, list[tuple[int, int]]] = {}
    for (start, end), item in zip(sources, attributions, strict=True):
        head = table.noun_phrase_head(start, end)
        if head is not None:
            said.setdefault(head, []).extend(table.tokens(span) for span in item.content)
    resolver = EntityResolver(table, gazetteer, said, published)
    meant = tuple(resolver.meant(start, end) for start, end in sources)
    mentions = _all_mentions(resolver, sources, meant)
    return ArticleEntities(table, mentions, sources, meant)


def _all_mentions(
    resolver: EntityResolver, sources: Sequence[tuple[int, int]], meant: Sequence[Entities]
) -> tuple[Mention, ...]:
    """The mentions by name, then those by the words of sources, by descriptions and by pronouns."""
    mentions = list(resolver.single)
    mentions += _of_sources(resolver.table, sources, meant, resolver.single_by_head)
    ids = frozenset(entity.id for mention in mentions for entity in mention.entities)
    mentions += _descriptions(resolver, by_head(mentions), ids)
    mentions += _pronouns(resolver, by_head(mentions))
    return tuple(sorted(mentions, key=lambda mention: (mention.span, mention.head)))


def _of_sources(
    table: TokenTable,
    sources: Sequence[tuple[int, int]],
    meant: Sequence[Entities],
    named: Mapping[int, Mention],
) -> Iterator[Mention]:
    """The sources that mean named entities by other words than those that are mentions already."""
    antecedents = _Antecedents(named)
    for (start, end), entities in zip(sources, meant, strict=True):
        head = table.noun_phrase_head(start, end)
        if head is None or head in named or not _are_named(entities):
            continue
        is_pronoun = table.tags[head] in PERSONAL
        form = MentionForm.PRONOUN if is_pronoun else form_of_description(table, NounPhrase(start, head, end))
        first = head if is_pronoun else table.noun_phrase_start(head, start)
        yield make_mention(table, first, head, entities, form, antecedents.of(entities, head))


def _descriptions(
    resolver: EntityResolver, named: Mapping[int, Mention], ids: frozenset[str]
) -> Iterator[Mention]:
    """Descriptions that mean named entities: "the ministry", "his government", "both countries".

    `ids` are those of the entities that the article names or quotes.
    """
    table, antecedents = resolver.table, _Antecedents(named)
    for i, tag in enumerate(table.tags):
        behind = table.tags[i + 1 : i + 2]
        if i in named or i in resolver.other_names or behind in {("NN",), ("NNS",), ("HYPH",)}:
            continue
        is_body = tag == "NN" and table.lower[i] in SINGLE_BODIES
        may_be_several = tag in {"NNS", "NNPS", "CD"} or (tag == "DT" and table.doc[i].dep_ in ARGUMENTS)
        if not is_body and (i in table.quoted or not may_be_several):
            continue
        phrase = plain_phrase(table, i)
        entities: Entities = ()
        if is_body:
            entities = _bodies(resolver, phrase, named, ids)
        elif is_plural_description(table, phrase):
            entities = resolver.together(phrase)
        if _are_named(entities):
            form = form_of_description(table, phrase)
            yield make_mention(table, phrase.start, i, entities, form, antecedents.of(entities, i))


def _bodies(
    resolver: EntityResolver, phrase: NounPhrase, named: Mapping[int, Mention], ids: frozenset[str]
) -> Entities:
    """The body that a phrase means; none where a country is named in it that the phrase stands for."""
    inside = {
        entity.id for i in range(phrase.start, phrase.head) if i in named for entity in named[i].entities
    }
    return tuple(
        entity
        for entity in resolver.described(phrase, phrase.head + 1)
        if entity.kind in BODIES and entity.id not in inside and (entity.id in ids or entity.country)
    )


def _pronouns(resolver: EntityResolver, named: Mapping[int, Mention]) -> Iterator[Mention]:
    """The pronouns of groups and bodies, where it is clear whom they mean."""
    table, antecedents = resolver.table, _Antecedents(named)
    for i, tag in enumerate(table.tags):
        if tag in PERSONAL and table.lower[i] in PRONOUNS and i not in named:
            entities = resolver.collective_meant(i)
            if _are_named(entities):
                antecedent = antecedents.of(entities, i)
                yield make_mention(table, i, i, entities, MentionForm.PRONOUN, antecedent)


def _are_named(entities: Entities) -> bool:
    return bool(entities) and all(entity.named for entity in entities)


class _Antecedents:
    """Looks for what a mention takes up: the last mention before it of one of its entities."""

    def __init__(self, named: Mapping[int, Mention]) -> None:
        self._named = named
        self._heads = sorted(named)

    def of(self, entities: Entities, at: int) -> Mention | None:
        """The last mention before the token `at` of any of these entities."""
        ids = {entity.id for entity in entities}
        last = bisect_left(self._heads, at) - 1
        before = (self._named[self._heads[k]] for k in range(last, -1, -1))
        return next((mention for mention in before if any(e.id in ids for e in mention.entities)), None)
