"""Frames of cues that are no verbs: nouns, adjectives, "according to", and inverted clauses at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stance.quoting import cues
from stance.quoting.frame import CueFrame, is_source, make_frame
from stance.quoting.objects import is_when_or_where
from stance.quoting.syntax import is_passive, lemma, phrase, subject, subtree
from stance.records import Act

if TYPE_CHECKING:
    from spacy.tokens import Token

OWN_POSSESSIVE = frozenset(("my", "our", "your", "its"))


def noun_frame(noun: Token) -> CueFrame | None:
    """ "his claim that …", "criticism of …", "support for …"."""
    base = lemma(noun)
    speech = base in cues.SPEECH_NOUN
    if not speech and base not in cues.THOUGHT_NOUN:
        return None
    act = Act.SPEECH if speech else Act.THOUGHT
    source = next((c for c in noun.children if c.dep_ == "poss"), None)
    if source is None:
        by = (c for c in noun.children if c.dep_ == "prep" and c.lower_ in ("by", "from", "among"))
        source = next((g for c in by for g in c.children if g.dep_ == "pobj"), None)
    if source is None or source.pos_ == "PRON":
        source = governing_subject(noun) or source
    if source is not None and (not is_source(source) or source.lower_ in OWN_POSSESSIVE):
        return None
    for child in noun.children:
        if child.dep_ in ("acl", "ccomp", "relcl") and child.i > noun.i and opens_content(child):
            return make_frame(noun, noun, source, subtree(child), "noun clause", act)
        if (
            child.dep_ == "prep"
            and child.lower_ in cues.NOUN_PREPOSITION.get(base, ())
            and not is_when_or_where(child)
        ):
            content = subtree(child) - {child.i}
            return (
                make_frame(noun, child, source, content, "noun phrase", act) if source is not None else None
            )
    return None


def misread_verb(noun: Token) -> CueFrame | None:
    """A verb that the parser takes for the subject of a relative clause: "that Kyiv hopes would help".

    Such a clause has a subject of its own, its relative pronoun, or else lacks nothing.
    """
    base, clause, names = lemma(noun), noun.head, list(noun.lefts)
    if noun.tag_ != "NNS" or base not in cues.SPEECH_CLAUSE | cues.THOUGHT_CLAUSE:
        return None
    is_subject = noun.dep_ == "nsubj" and clause.dep_ == "relcl" and noun.nbor().tag_ == "MD"
    if not is_subject or len(names) != 1 or not names[0].is_title:
        return None
    if not any(c.dep_ == "mark" or (c.dep_ == "dobj" and c.i > clause.i) for c in clause.children):
        return None
    act = Act.SPEECH if base in cues.SPEECH_CLAUSE else Act.THOUGHT
    return make_frame(noun, noun, names[0], subtree(clause) - subtree(noun), "clause", act)


def opens_content(verb: Token) -> bool:
    """Whether a clause behind a noun is its content: a that-clause or a to-infinitive."""
    first = next((t for t in verb.subtree), verb)
    return first.lower_ in ("that", "to", "whether", "if") and first.dep_ in ("mark", "aux")


def governing_subject(noun: Token) -> Token | None:
    """The subject of the verb above a noun: who makes the claim, repeats the attack, acts in the hope."""
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    if noun.dep_ in ("dobj", "pobj") and verb.pos_ == "VERB" and not is_passive(verb):
        return subject(verb)
    return None


def adjective_frame(adjective: Token) -> CueFrame | None:
    """ "is confident that …", "was critical of …"."""
    if adjective.lower_ not in cues.CUE_ADJECTIVE or adjective.dep_ not in ("acomp", "ROOT", "conj", "oprd"):
        return None
    source = subject(adjective if adjective.head.pos_ != "AUX" else adjective.head)
    if not is_source(source):
        return None
    for child in adjective.children:
        if child.i > adjective.i and child.dep_ in ("ccomp", "xcomp"):
            return make_frame(adjective, adjective, source, subtree(child), "adjective", Act.THOUGHT)
        if child.i > adjective.i and child.dep_ == "prep" and child.lower_ in ("of", "about", "with", "to"):
            return make_frame(adjective, child, source, subtree(child) - {child.i}, "adjective", Act.THOUGHT)
    return None


def according(token: Token) -> CueFrame | None:
    """ "…, according to X": the content is the clause that the phrase depends on."""
    if token.lower_ != "according" or token.i + 1 >= len(token.doc) or token.nbor().lower_ != "to":
        return None
    to = token.nbor()
    source = next((c for t in (to, token) for c in t.children if c.dep_ == "pobj"), None)
    if source is None:
        return None
    head = token.head
    inside = subtree(token) | subtree(to)
    while head.dep_ not in ("ROOT", "ccomp", "relcl", "advcl", "parataxis", "conj") and head.head is not head:
        head = head.head
    content = {i for i in subtree(head) if i not in inside}
    return CueFrame(range(token.i, to.i + 1), phrase(source), frozenset(content), "according to", Act.SPEECH)


def in_words_of(token: Token) -> CueFrame | None:
    """ "In the words of X, …", "in X's words, …": the sentence around the phrase is the content."""
    if token.lower_ != "words" or token.head.lower_ != "in":
        return None
    of = next((child for child in token.children if child.lower_ == "of"), None)
    source = next((c for c in (of.children if of else token.children) if c.dep_ in ("pobj", "poss")), None)
    if source is None or source.lower_ in OWN_POSSESSIVE:
        return None
    first, last = token.head.i, token.i if of is None else of.i
    content = frozenset(range(token.sent.start, token.sent.end)) - set(range(first, token.right_edge.i + 1))
    return CueFrame(range(first, last + 1), phrase(source), content, "in the words of", Act.SPEECH)


def inverted(cue: Token) -> CueFrame | None:
    """ "…, note observers." at a sentence's end, however the parser reads it."""
    if cue.lower_ not in cues.INVERTED or cue.i == 0 or cue.nbor(-1).text != ",":
        return None
    doc, sentence = cue.doc, cue.sent
    end = next((i for i in range(cue.i + 1, len(doc)) if doc[i].is_punct or doc[i].is_space), len(doc))
    head = next((doc[i] for i in range(end - 1, cue.i, -1) if doc[i].pos_ in ("NOUN", "PROPN")), None)
    if (
        head is None
        or cue.nbor().pos_ == "ADP"
        or end - cue.i > 8
        or (end < len(doc) and doc[end].text not in ".!?")
    ):
        return None
    content = frozenset(range(sentence.start, cue.i))
    return CueFrame(range(cue.i, cue.i + 1), range(cue.i + 1, head.i + 1), content, "inverted", Act.SPEECH)
