"""Content as a clause: "said that …", "…, he said", "…, she said, and …", "as the paper noted, …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stance.quoting import cues
from stance.quoting.frame import Complement
from stance.quoting.syntax import SUBJECT, clause_tokens, lemma, own_subject, subtree
from stance.records import Act

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

ADJUNCTS = frozenset(("prep", "advmod", "npadvmod", "agent", "prt"))
CLAUSE_HEADS = frozenset(("VERB", "AUX"))
ANY_HEADS = CLAUSE_HEADS | frozenset(
    ("ADJ", "NOUN", "PROPN", "PRON", "NUM", "ADV", "ADP", "INTJ", "X", "DET")
)
"""What may head a content clause: the parser misses some copulas, and "showed the city ablaze" has none."""
ENDS = frozenset((",", ".", ";", "!", "?"))
QUOTES = frozenset(('"', "''", "'"))
RESUMING_WORDS = frozenset(("that", "to", "because", "if", "unless", "so", "including"))
"""Words that continue the content behind a reporting clause."""
NOTING = cues.words("argue explain note observe put report say see tell warn write")
"""Verbs that may follow "as" beside the clause that they attribute."""


def clause(verb: Token, base: str) -> Complement | None:
    """Content as a clause of its own: "said that …", "…, he said"."""
    speech = base in cues.SPEECH_CLAUSE or base in cues.FINDING_CLAUSE
    if not speech and base not in cues.THOUGHT_CLAUSE:
        return None
    act = Act.SPEECH if speech else Act.THOUGHT
    heads = CLAUSE_HEADS if base in cues.FINDING_CLAUSE else ANY_HEADS
    for child in verb.children:
        if child.dep_ == "ccomp" and child.pos_ in heads and not is_separated(child, verb):
            resumed = resumed_content(verb, reporting_clause(verb)[1]) if child.i < verb.i else set()
            content = (clause_tokens(child) - subject_in_content(verb)) | resumed | misattached_subject(verb)
            return content | behind_colon(child, content), particle_of(verb), "clause", act
    return None


def is_separated(child: Token, verb: Token) -> bool:
    """Whether a semicolon separates a clause from the verb behind it: "Holt said yes; Reed said no"."""
    return any(token.text == ";" for token in verb.doc[child.right_edge.i : verb.i])


def misattached_subject(verb: Token) -> set[int]:
    """The content's subject where the parser gives it to the cue: "The dam, she said, broke"."""
    first, second = next((c for c in verb.children if c.dep_ in SUBJECT), None), own_subject(verb)
    if first is None or second is None or first == second or second.left_edge.nbor(-1).text != ",":
        return set()
    return subtree(first) - subtree(second)


def subject_in_content(verb: Token) -> set[int]:
    """The tokens of the cue's subject where the parser gives it to the content."""
    source = own_subject(verb)
    return set() if source is None or source.head == verb else subtree(source)


def behind_colon(clause: Token, content: set[int]) -> set[int]:
    """The rest of a sentence whose content continues behind a colon: "a new reality: that …"."""
    last = max(content)
    is_open = last + 1 < clause.sent.end and clause.doc[last + 1].text == ":"
    return set(range(last + 1, clause.sent.end)) if is_open else set()


def particle_of(verb: Token) -> Token:
    """The particle right behind a verb ("pointed out"), else the verb."""
    return next((c for c in verb.children if c.dep_ == "prt" and c.i == verb.i + 1), verb)


def as_clause(verb: Token, base: str) -> Complement | None:
    """Content beside a clause with "as": "As the paper noted, …", "…, as the minister put it"."""
    if base not in NOTING or verb.dep_ != "advcl":
        return None
    objects = [child for child in verb.children if child.dep_ in ("dobj", "ccomp", "xcomp")]
    if verb.left_edge.lower_ != "as" or any(child.lower_ != "it" for child in objects):
        return None
    return subtree(verb.head) - subtree(verb), verb, "as clause", Act.SPEECH


def made_clear(verb: Token, base: str) -> Complement | None:
    """ "made clear that …": the adjective carries the clause."""
    if base != "make":
        return None
    for child in verb.children:
        clear = next((t for t in (child, *child.children) if t.lower_ == "clear"), None)
        if clear is not None:
            content = next((t for t in (child, *clear.children, *verb.children) if t.dep_ == "ccomp"), None)
            if content is not None and content.i > clear.i:
                return {i for i in clause_tokens(content) if i > clear.i}, clear, "clause", Act.SPEECH
    return None


def parenthesis(verb: Token, base: str) -> Complement | None:
    """Content around a reporting clause between commas, however the parser attaches it.

    "Over the years, she said, email has helped"; "Britain will be “…”, the minister pledged on Thursday".
    """
    source = own_subject(verb)
    if base not in cues.SPEECH_CLAUSE or source is None or verb.dep_ in ("relcl", "acl"):
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
    """Whether tokens `first` to `last` stand between commas, or between a comma and the sentence's end."""
    words = [token.text for token in sentence if not token.is_space]
    before = [word for word in words[:first] if word not in QUOTES][-1:]
    return before in ([","], ["?"], ["!"]) and (words[last + 1 : last + 2] or ["."])[0] in ENDS


def is_main(token: Token) -> bool:
    """Whether a verb heads a main clause: it has a subject of its own and no subordinating conjunction."""
    if (
        token.pos_ not in ("VERB", "AUX")
        or own_subject(token) is None
        or token.dep_ in ("relcl", "acl", "csubj")
    ):
        return False
    return token.dep_ != "advcl" and not any(child.dep_ == "mark" for child in token.children)


def reporting_clause(verb: Token) -> tuple[int, int]:
    """The first and last token of a reporting clause: subject, verb, and when, where and to whom."""
    source = own_subject(verb)
    edges = [verb.i, *((source.left_edge.i, source.right_edge.i) if source is not None else ())]
    first, last = min(edges), max(edges)
    for child in verb.rights:
        is_addressee = child.dep_ in ("dobj", "dative") and lemma(verb) in cues.ADDRESSED
        if child.left_edge.i == last + 1 and (child.dep_ in ADJUNCTS or is_addressee):
            last = child.right_edge.i
    return first, last


def resumed_content(verb: Token, last: int) -> set[int]:
    """Content that continues behind a reporting clause: ", she said, and would …", ", he said, that …"."""
    doc, sentence = verb.doc, verb.sent
    if last + 2 >= sentence.end or doc[last + 1].text != ",":
        return set()
    opener = doc[last + 2]
    if opener.lower_ in RESUMING_WORDS or (
        opener.lower_ in ("and", "but", "or")
        and last + 3 < sentence.end
        and doc[last + 3].tag_ in ("MD", "VB", "VBZ")
    ):
        return set(range(last + 2, sentence.end))
    return set()


def detached_clause(verb: Token, base: str) -> Complement | None:
    """A that-clause that the parser attaches elsewhere: "told a meeting of ministers that …"."""
    if base not in cues.SPEECH_CLAUSE:
        return None
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        if token.lower_ == "that" and token.dep_ == "mark":
            beside = set().union(*(subtree(child) for child in verb.conjuncts if child.i > token.i))
            return set(range(token.i, verb.sent.end)) - beside, verb, "clause", Act.SPEECH
        if token.pos_ == "VERB":
            return None
    return None
