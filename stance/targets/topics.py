"""Topics, by the keywords and signs that the registries know of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import contains
from typing import TYPE_CHECKING

from stance.parsing import model
from stance.records import QuoteTopic, Span, TopicOrigin
from stance.registries import Registries

if TYPE_CHECKING:
    from spacy.tokens import Doc

Phrase = tuple[tuple[str, ...], str, bool]
"""Words, the id of the topic that they show, and whether they name it."""


def topics(doc: Doc, text: str, spans: Iterable[Span], registries: Registries) -> tuple[QuoteTopic, ...]:
    """The topics that the words in `spans` of `text` show, most hits first, then in order of appearance."""
    hits: dict[str, list[str]] = defaultdict(list)
    for topic_id, (start, end), _ in _hits(doc, spans, registries):
        hits[topic_id].append(text[start:end])
    return tuple(
        QuoteTopic(topic_id, TopicOrigin.QUOTE, tuple(dict.fromkeys(words)))
        for topic_id, words in sorted(hits.items(), key=lambda hit: -len(hit[1]))
    )


def named_topics(doc: Doc, registries: Registries) -> Iterator[tuple[str, Span]]:
    """Ids of topics with the words of the article that name them.

    A sign is no name: who deplores "a humanitarian catastrophe" speaks about aid, but not against it. Nor is
    a keyword within a sign of its topic: "aid" in "aid workers".
    """
    found = list(_hits(doc, [(0, len(doc.text))], registries))
    signs = {(topic_id, i) for topic_id, span, is_name in found if not is_name for i in range(*span)}
    for topic_id, (start, end), is_name in found:
        if is_name and not {(topic_id, start), (topic_id, end - 1)} <= signs:
            yield topic_id, (start, end)


def _hits(doc: Doc, spans: Iterable[Span], registries: Registries) -> Iterator[tuple[str, Span, bool]]:
    """Topic ids with the words that show them, and whether these name them.

    Each word may be printed so or be so in its base form.
    """
    phrases = _phrases(registries)
    for span in spans:
        tokens = [t for t in doc.char_span(*span, alignment_mode="expand") or () if not t.is_space]
        forms = [{token.lower_, token.lemma_.lower()} for token in tokens]
        for i, first in enumerate(tokens):
            for word in sorted(forms[i]):
                for words, topic_id, is_name in phrases.get(word, ()):
                    rest = forms[i + 1 : i + len(words)]
                    if len(rest) == len(words) - 1 and all(map(contains, rest, words[1:])):
                        last = tokens[i + len(words) - 1]
                        yield topic_id, (first.idx, last.idx + len(last)), is_name


@lru_cache(maxsize=4)
def _phrases(registries: Registries) -> Mapping[str, Sequence[Phrase]]:
    """The keywords and signs of all topics, by their first word."""
    phrases: dict[str, list[Phrase]] = {}
    nlp = model()
    for topic in registries.topics:
        for phrase, is_name in (*((k, True) for k in topic.keywords), *((s, False) for s in topic.signs)):
            words = tuple(token.lower_ for token in nlp.make_doc(phrase))
            phrases.setdefault(words[0], []).append((words, topic.id, is_name))
    return phrases
