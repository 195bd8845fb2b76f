"""Topics, by the keywords that the registries know of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import contains
from typing import TYPE_CHECKING

from stance.parsing import model
from stance.records import Span
from stance.registries import Registries

if TYPE_CHECKING:
    from spacy.tokens import Doc


def topics(doc: Doc, spans: Iterable[Span], registries: Registries) -> tuple[str, ...]:
    """Ids of the topics whose keywords stand in `spans`, most hits first, then in order of appearance."""
    hits = Counter(topic_id for topic_id, _ in topic_hits(doc, spans, registries))
    return tuple(topic_id for topic_id, _ in hits.most_common())


def topic_hits(doc: Doc, spans: Iterable[Span], registries: Registries) -> Iterator[tuple[str, Span]]:
    """Topic ids with the words that show them; each word may be printed so or be so in its base form."""
    phrases = _phrases(registries)
    for span in spans:
        tokens = [t for t in doc.char_span(*span, alignment_mode="expand") or () if not t.is_space]
        forms = [{token.lower_, token.lemma_.lower()} for token in tokens]
        for i, first in enumerate(tokens):
            for word in sorted(forms[i]):
                for words, topic_id in phrases.get(word, ()):
                    rest = forms[i + 1 : i + len(words)]
                    if len(rest) == len(words) - 1 and all(map(contains, rest, words[1:])):
                        last = tokens[i + len(words) - 1]
                        yield topic_id, (first.idx, last.idx + len(last))


@lru_cache(maxsize=4)
def _phrases(registries: Registries) -> Mapping[str, Sequence[tuple[tuple[str, ...], str]]]:
    """The words of each keyword with its topic's id, by their first."""
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    nlp = model()
    for topic in registries.topics:
        for keyword in topic.keywords:
            words = tuple(token.lower_ for token in nlp.make_doc(keyword))
            phrases.setdefault(words[0], []).append((words, topic.id))
    return phrases
