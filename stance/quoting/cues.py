"""Cue words by the frame in which they attribute content; `stance/lexicons/cues.toml` explains them."""

from __future__ import annotations

from stance.lexicons import word_lists, word_tables


def words(text: str) -> frozenset[str]:
    """The words of a text, for tables that belong to one module alone."""
    return frozenset(text.split())


_LISTS = word_lists("cues")
_TABLES = word_tables("cues")

SPEECH_CLAUSE = _LISTS["speech_clause"]
FINDING_CLAUSE = _LISTS["finding_clause"]
THOUGHT_CLAUSE = _LISTS["thought_clause"]
QUOTATION_ONLY = _LISTS["quotation_only"]
UTTERING = _LISTS["uttering"]
SPEECH_INFINITIVE = _LISTS["speech_infinitive"]
SEEMING = _LISTS["seeming"]
THOUGHT_INFINITIVE = _LISTS["thought_infinitive"]
DIRECTIVE = _LISTS["directive"]
SPEECH_OBJECT = _LISTS["speech_object"]
THOUGHT_OBJECT = _LISTS["thought_object"]
SEEING = _LISTS["seeing"]
INVERTED = _LISTS["inverted"]
ADDRESSED = _LISTS["addressed"]
DOCUMENT = _LISTS["document"]
URGED = _LISTS["urged"]
PASSIVE_INFINITIVE = _LISTS["passive_infinitive"]
CUE_ADJECTIVE = _LISTS["cue_adjective"]
SPEECH_NOUN = _LISTS["speech_noun"]
THOUGHT_NOUN = _LISTS["thought_noun"]
DENYING = _LISTS["denying"]

SPEECH_PREPOSITION = _TABLES["speech_preposition"]
THOUGHT_PREPOSITION = _TABLES["thought_preposition"]
FRAMED_BY_PREPOSITION = _TABLES["framed_by_preposition"]
PASSIVE_PREPOSITION = _TABLES["passive_preposition"]
NOUN_PREPOSITION = _TABLES["noun_preposition"]

PHRASAL_OBJECT = _LISTS["phrasal_object"]
LIGHT_VERB = _TABLES["light_verb"]

QUOTABLE = SPEECH_CLAUSE | THOUGHT_CLAUSE | QUOTATION_ONLY | SPEECH_OBJECT | FINDING_CLAUSE
"""Verbs beside which a quotation is content."""

THINKING = THOUGHT_CLAUSE | words("see view regard perceive consider know expect think believe fear hope")
"""Verbs whose passive tells a thought."""

FRAMED = (
    QUOTABLE
    | SEEMING
    | SPEECH_INFINITIVE
    | THOUGHT_INFINITIVE
    | DIRECTIVE
    | PASSIVE_INFINITIVE
    | PASSIVE_PREPOSITION.keys()
    | SPEECH_PREPOSITION.keys()
    | THOUGHT_PREPOSITION.keys()
    | {phrase.split()[0] for phrase in (*LIGHT_VERB, *PHRASAL_OBJECT)}
)
"""Verbs that have any frame."""

THOUGHT = (
    (THOUGHT_CLAUSE | THOUGHT_INFINITIVE | THOUGHT_OBJECT) - SPEECH_CLAUSE - SPEECH_OBJECT - SPEECH_INFINITIVE
)

MISREAD_LEMMAS = {"hop": "hope", "retweete": "retweet", "re": "be"}
"""What the lemmatiser makes of "hoped" and "retweeted"."""
