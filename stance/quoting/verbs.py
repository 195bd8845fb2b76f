"""Frames of verbs: content as clause, infinitive, object or prepositional phrase, active and passive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stance.quoting import cues
from stance.quoting.frame import Frame, is_source, make
from stance.quoting.syntax import SUBJECT, has_to, is_passive, lemma, own_subject, resumes, subject, subtree
from stance.records import Act

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

SETTING_PREPOSITIONS = cues.words("during after before until since while amid following by at")
SETTING_NOUNS = cues.words("""
    address afternoon april article august briefing call cnn column conference day debate december email
    evening event facebook february friday hearing interview january july june letter march may memo
    monday month morning msnbc news night november october post press radio rally remark report saturday
    september speech statement sunday television testimony thursday tuesday tweet twitter video
    wednesday week year
""")
"""Where and when things are said."""

ADJUNCTS = frozenset(("prep", "advmod", "npadvmod", "agent", "prt"))
CLAUSE_HEADS = frozenset(("VERB", "AUX"))
ANY_HEADS = CLAUSE_HEADS | frozenset(
    ("ADJ", "NOUN", "PROPN", "PRON", "NUM", "ADV", "ADP", "INTJ", "X", "DET")
)
"""What may head a content clause: not every copula is seen, but "showed the city ablaze" has none."""
ENDS = frozenset((",", ".", ";", "!", "?"))
QUOTES = frozenset(('"', "''", "'"))
EMPTY_OBJECTS = frozenset(
    (
        "it",
        "so",
        "nothing",
        "something",
        "anything",
        "this",
        "that",
        "himself",
        "herself",
        "themselves",
        "itself",
    )
)

Complement = tuple[set[int], "Token", str, Act]
"""Content tokens, the cue's last token, the rule's name and the act."""


def verb_frame(verb: Token) -> Frame | None:
    """The frame of a cue verb by the complements that it has."""
    base = lemma(verb)
    if base not in cues.FRAMED:
        return None
    if is_passive(verb):
        return passive_frame(verb, base)
    if base in cues.SEEMING:
        return seeming_frame(verb)
    source = subject(verb)
    if not is_source(source):
        return None
    for complement in (clause, parenthesis, detached_clause, infinitive, preposition, object_):
        if found := complement(verb, base):
            content, last_cue, rule, act = found
            return make(verb, last_cue, source, content, rule, act)
    return None


def clause(verb: Token, base: str) -> Complement | None:
    """Content as a clause of its own: "said that …", "…, he said"."""
    speech = base in cues.SPEECH_CLAUSE or base in cues.FINDING_CLAUSE
    if not speech and base not in cues.THOUGHT_CLAUSE:
        return None
    act = Act.SPEECH if speech else Act.THOUGHT
    for child in verb.children:
        if child.dep_ == "ccomp" and child.pos_ in (
            CLAUSE_HEADS if base in cues.FINDING_CLAUSE else ANY_HEADS
        ):
            resumed = resumed_content(verb, reporting_clause(verb)[1]) if child.i < verb.i else set()
            return clause_tokens(child) | resumed, verb, "clause", act
    return None


def clause_tokens(verb: Token) -> set[int]:
    """The tokens of a content clause, without verbs by which its source says more: ", adding that …"."""
    content = subtree(verb)
    for token in verb.subtree:
        if resumes(token):
            content -= subtree(token)
    return content


def parenthesis(verb: Token, base: str) -> Complement | None:
    """Content around a reporting clause set apart by commas, however the parser hangs it.

    "Over the years, she said, email has helped"; "Britain will be “…”, the minister pledged on Thursday".
    """
    who = own_subject(verb)
    if base not in cues.SPEECH_CLAUSE or who is None or verb.dep_ in ("relcl", "acl"):
        return None
    if base not in cues.ADDRESSED and any(child.dep_ in ("dobj", "xcomp") for child in verb.children):
        return None
    doc, sentence = verb.doc, verb.sent
    first, last = reporting_clause(verb)
    if not is_set_apart(doc[sentence.start : sentence.end], first - sentence.start, last - sentence.start):
        return None
    left, right = set(range(sentence.start, first)), set(range(last + 2, sentence.end))
    if any(is_main(doc[i]) for i in left):
        return left | resumed_content(verb, last), verb, "parenthesis", Act.SPEECH
    if doc[min(last + 1, len(doc) - 1)].text == "," and any(doc[i].pos_ in ("VERB", "AUX") for i in right):
        return left | right, verb, "parenthesis", Act.SPEECH
    return None


def is_set_apart(sentence: Span, first: int, last: int) -> bool:
    """Whether commas or the sentence's end stand on both sides of its tokens `first` to `last`."""
    words = [token.text for token in sentence if not token.is_space]
    before = [word for word in words[:first] if word not in QUOTES][-1:]
    return before in ([","], ["?"], ["!"]) and (words[last + 1 : last + 2] or ["."])[0] in ENDS


def is_main(token: Token) -> bool:
    """Whether a verb has a subject of its own and no conjunction that would make it depend."""
    if token.pos_ not in ("VERB", "AUX") or own_subject(token) is None or token.dep_ in ("relcl", "acl"):
        return False
    return token.dep_ != "advcl" and not any(child.dep_ == "mark" for child in token.children)


def reporting_clause(verb: Token) -> tuple[int, int]:
    """The first and last token of a reporting clause: subject, verb, and when, where and to whom."""
    who = own_subject(verb)
    edges = [verb.i, *((who.left_edge.i, who.right_edge.i) if who is not None else ())]
    first, last = min(edges), max(edges)
    for child in verb.rights:
        is_addressee = child.dep_ in ("dobj", "dative") and lemma(verb) in cues.ADDRESSED
        if child.left_edge.i == last + 1 and (child.dep_ in ADJUNCTS or is_addressee):
            last = child.right_edge.i
    return first, last


def resumed_content(verb: Token, last: int) -> set[int]:
    """Content that goes on behind a reporting clause: ", she said, and would …", ", he said, that …"."""
    doc, sentence = verb.doc, verb.sent
    if last + 2 >= sentence.end or doc[last + 1].text != ",":
        return set()
    opener = doc[last + 2]
    if opener.lower_ == "that" or (
        opener.lower_ in ("and", "but", "or")
        and last + 3 < sentence.end
        and doc[last + 3].tag_ in ("MD", "VB", "VBZ")
    ):
        return set(range(last + 2, sentence.end))
    return set()


def detached_clause(verb: Token, base: str) -> Complement | None:
    """A that-clause that the parser hangs elsewhere: "told a meeting of ministers that …"."""
    if base not in cues.SPEECH_CLAUSE:
        return None
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        if token.lower_ == "that" and token.dep_ == "mark":
            return set(range(token.i, verb.sent.end)), verb, "clause", Act.SPEECH
        if token.pos_ == "VERB":
            return None
    return None


def infinitive(verb: Token, base: str) -> Complement | None:
    """Content as an infinitive: "vowed to …", "urged them to …"."""
    complement = next((c for c in verb.children if c.dep_ in ("xcomp", "ccomp") and c.i > verb.i), None)
    if complement is None:
        return None
    if not has_to(complement):
        return None
    addressee = next((c for c in verb.children if c.dep_ in ("dobj", "dative") and c.i < complement.i), None)
    if addressee is not None and base in cues.DIRECTIVE:
        return subtree(addressee) | subtree(complement), verb, "directive", Act.SPEECH
    if base in cues.DIRECTIVE and complement.dep_ == "ccomp":
        return subtree(complement), verb, "directive", Act.SPEECH
    if base in cues.SPEECH_INFINITIVE:
        return subtree(complement), verb, "infinitive", Act.SPEECH
    if base in cues.THOUGHT_INFINITIVE:
        return subtree(complement), verb, "infinitive", Act.THOUGHT
    return None


def preposition(verb: Token, base: str) -> Complement | None:
    """Content behind a preposition: "called for …", "warned of …"."""
    if any(child.dep_ == "dobj" for child in verb.children):
        return None
    for table, act in ((cues.SPEECH_PREPOSITION, Act.SPEECH), (cues.THOUGHT_PREPOSITION, Act.THOUGHT)):
        for child in verb.children:
            if child.dep_ in ("prep", "prt") and child.lower_ in table.get(base, ()):
                content = subtree(child) - {child.i} | tail(verb, base, child.i)
                if content:
                    return content, child, "preposition", act
            elif child.dep_ in ("ccomp", "advcl", "xcomp") and child.left_edge.lower_ in table.get(base, ()):
                return subtree(child) - {child.left_edge.i}, verb, "preposition", act
    return None


def object_(verb: Token, base: str) -> Complement | None:
    """Content as the object with what is said of it: "praised …", "called it …", "accused X of …"."""
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
    if not objects or objects[0].lower_ in EMPTY_OBJECTS:
        return None
    content = set().union(*(subtree(child) for child in objects))
    return content | tail(verb, base, objects[0].i), verb, "object", act


def tail(verb: Token, base: str, after: int) -> set[int]:
    """What follows the object in the same breath: "accused them of …", "wants change in the law".

    The parser hangs many a phrase on the verb that belongs to its object; only time, place of speech and what
    a comma sets apart stay out.
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


def is_setting(preposition: Token) -> bool:
    """Whether a phrase tells when or in what medium something was said."""
    if preposition.lower_ in SETTING_PREPOSITIONS:
        return True
    return any(child.dep_ == "pobj" and lemma(child) in SETTING_NOUNS for child in preposition.children)


def seeming_frame(verb: Token) -> Frame | None:
    """ "X seems to …": an impression, but nobody's in particular; subject and infinitive are the content."""
    holder = next((child for child in verb.children if child.dep_ in SUBJECT), None)
    complement = next(
        (c for c in verb.children if c.dep_ in ("xcomp", "oprd", "acomp") and c.i > verb.i), None
    )
    if holder is None or complement is None:
        return None
    return make(verb, verb, None, subtree(holder) | subtree(complement), "seeming", Act.THOUGHT)


def passive_frame(verb: Token, base: str) -> Frame | None:
    """ "was asked whether …", "is expected to …", "was criticised by X for …"."""
    patient = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    if patient is None and verb.dep_ == "acl":
        patient = verb.head
    agent = next(
        (g for c in verb.children if c.dep_ == "agent" for g in c.children if g.dep_ == "pobj"), None
    )
    complement = next(
        (c for c in verb.children if c.dep_ in ("xcomp", "ccomp", "oprd") and c.i > verb.i), None
    )
    if complement is not None and complement.dep_ == "ccomp" and base in cues.ADDRESSED:
        return make(verb, verb, agent, subtree(complement), "passive", Act.SPEECH)
    if complement is not None and base in cues.PASSIVE_INFINITIVE and patient is not None:
        content = subtree(patient) | subtree(complement)
        act = Act.THOUGHT if base in cues.THOUGHT_CLAUSE else Act.SPEECH
        return make(verb, verb, agent, content, "passive", act)
    phrases = cues.PASSIVE_PREPOSITION.get(base, frozenset())
    found = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ in phrases), None)
    if found is not None and base in cues.ADDRESSED:
        return make(verb, found, agent, subtree(found) - {found.i}, "passive", Act.SPEECH)
    if found is not None and patient is not None:
        return make(verb, verb, agent, subtree(patient) | subtree(found), "passive", Act.THOUGHT)
    if agent is not None and patient is not None and base in cues.SPEECH_OBJECT | cues.THOUGHT_OBJECT:
        content = subtree(patient)
        for child in verb.children:
            if child.dep_ == "prep" and child.lower_ in cues.FRAMED_BY_PREPOSITION.get(base, ()):
                content |= subtree(child)
        return make(verb, verb, agent, content, "passive", Act.SPEECH)
    return None
