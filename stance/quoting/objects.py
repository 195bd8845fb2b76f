"""Content as infinitive, object or prepositional phrase: "vowed to …", "condemned …", "called for …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stance.quoting import cues
from stance.quoting.frame import Complement
from stance.quoting.syntax import clause_tokens, has_to, lemma, subtree
from stance.records import Act

if TYPE_CHECKING:
    from spacy.tokens import Token

SETTING_PREPOSITIONS = cues.words("during after before until since while amid following by at")
SETTING_NOUNS = cues.words("""
    address afternoon april article august briefing call cnn column conference day debate december email
    evening event facebook february friday hearing interview january july june letter march may memo
    monday month morning msnbc news night november october post press radio rally remark report saturday
    september speech statement sunday television testimony thursday tuesday tweet twitter video
    wednesday week year
""")
"""Nouns for the place and time of speaking."""
DAYS_AND_MEDIA = cues.words("""
    monday tuesday wednesday thursday friday saturday sunday
    facebook instagram telegram twitter weibo x youtube
""")
EMPTY_OBJECTS = cues.words("""
    anything both everything herself himself it itself nothing so something that themselves this
""")
"""Objects without a meaning of their own."""


def infinitive(verb: Token, base: str) -> Complement | None:
    """Content as an infinitive: "vowed to …", "urged them to …"."""
    labels = ("xcomp", "ccomp", "advcl") if base in cues.SPEECH_INFINITIVE else ("xcomp", "ccomp")
    complement = next((c for c in verb.children if c.dep_ in labels and c.i > verb.i), None)
    if complement is None or not has_to(complement):
        return None
    addressee = next((c for c in verb.children if c.dep_ in ("dobj", "dative") and c.i < complement.i), None)
    if addressee is not None and base in cues.DIRECTIVE:
        return subtree(addressee) | clause_tokens(complement), verb, "directive", Act.SPEECH
    if base in cues.DIRECTIVE and complement.dep_ == "ccomp":
        return clause_tokens(complement), verb, "directive", Act.SPEECH
    if base in cues.SPEECH_INFINITIVE:
        return clause_tokens(complement), verb, "infinitive", Act.SPEECH
    if base in cues.THOUGHT_INFINITIVE:
        return clause_tokens(complement), verb, "infinitive", Act.THOUGHT
    return None


def preposition(verb: Token, base: str) -> Complement | None:
    """Content behind a preposition: "called for …", "warned of …"."""
    if any(child.dep_ == "dobj" for child in verb.children):
        return None
    for table, act in ((cues.SPEECH_PREPOSITION, Act.SPEECH), (cues.THOUGHT_PREPOSITION, Act.THOUGHT)):
        for child in verb.children:
            is_behind = child.i > verb.i and not is_when_or_where(child)
            if child.dep_ in ("prep", "prt") and is_behind and child.lower_ in table.get(base, ()):
                content = subtree(child) - {child.i} | tail(verb, base, child.i)
                if len(content) > 1 or not any(verb.doc[i].lower_ in EMPTY_OBJECTS for i in content):
                    return content, child, "preposition", act
            elif child.dep_ in ("ccomp", "advcl", "xcomp") and child.left_edge.lower_ in table.get(base, ()):
                return subtree(child) - {child.left_edge.i}, verb, "preposition", act
    return None


def light_verb(verb: Token, base: str) -> Complement | None:
    """Content behind the noun of a light verb: "took issue with …", "paid tribute to …"."""
    for child in verb.children:
        if child.dep_ not in ("dobj", "prt", "advmod"):
            continue
        prepositions = cues.LIGHT_VERB.get(f"{base} {child.lower_}", frozenset())
        for phrase in (*child.children, *verb.children):
            if phrase.dep_ in ("prep", "dative") and phrase.lower_ in prepositions and phrase.i > child.i:
                return subtree(phrase) - {phrase.i}, phrase, "preposition", Act.SPEECH
    return None


def phrasal(verb: Token, base: str) -> Complement | None:
    """Content as the object of verb and particle: "ruled out …", "played down …"."""
    particle = next((child for child in verb.children if child.dep_ in ("prt", "advmod")), None)
    if particle is None or f"{base} {particle.lower_}" not in cues.PHRASAL_OBJECT:
        return None
    content = set().union(*(subtree(c) for c in verb.children if c.dep_ in ("dobj", "xcomp", "pcomp")))
    last = particle if particle.i == verb.i + 1 else verb
    return (content, last, "object", Act.SPEECH) if content else None


def object_(verb: Token, base: str) -> Complement | None:
    """Content as the object and its complements: "praised …", "called it …", "accused X of …"."""
    if base in cues.SPEECH_OBJECT:
        act = Act.SPEECH
    elif base in cues.THOUGHT_OBJECT:
        act = Act.THOUGHT
    else:
        return None
    if base in cues.SEEING and not any(c.lower_ == "as" for c in verb.children if c.dep_ == "prep"):
        return None
    if base == "say" and any(child.dep_ == "xcomp" for child in verb.children):
        return None
    objects = [
        c
        for c in verb.children
        if c.dep_ in ("dobj", "oprd", "ccomp", "xcomp", "acomp", "attr") and c.i > verb.i
    ]
    if not objects or (base == "issue" and lemma(objects[0]) in cues.DOCUMENT):
        # A quote is what a statement says, not that it was issued.
        return None
    content = set().union(*(subtree(child) for child in objects)) | tail(verb, base, objects[0].i)
    is_empty = objects[0].lower_ in EMPTY_OBJECTS and len(content) == 1
    return None if is_empty else (content, verb, "object", act)


def tail(verb: Token, base: str, after: int) -> set[int]:
    """The phrases that follow the object: "accused them of …", "wants change in the law".

    The parser often attaches a phrase of the object to the verb. Only the time and place of speaking, and
    what follows a comma, are left out.
    """
    content: set[int] = set()
    for child in verb.children:
        if child.i <= after:
            continue
        if child.dep_ == "punct" and child.text in (",", ";", "—", "–", "--"):
            break
        framed = child.lower_ in cues.FRAMED_BY_PREPOSITION.get(base, ())
        belongs = framed or not is_setting(child) if child.dep_ == "prep" else has_to(child)
        if belongs and child.dep_ in ("prep", "xcomp", "advcl", "acl"):
            content |= subtree(child)
    return content


def is_when_or_where(preposition: Token) -> bool:
    """Whether a phrase names a day or a medium, and so no content: "remarks on Monday", "… on Twitter"."""
    names = (child for child in preposition.children if child.dep_ == "pobj" and child.pos_ == "PROPN")
    return preposition.lower_ in ("on", "upon") and any(name.lower_ in DAYS_AND_MEDIA for name in names)


def is_setting(preposition: Token) -> bool:
    """Whether a phrase gives the time or medium of speaking."""
    if preposition.lower_ in SETTING_PREPOSITIONS:
        return True
    return any(child.dep_ == "pobj" and lemma(child) in SETTING_NOUNS for child in preposition.children)
