"""The dependency tree: subjects, passives, phrases and content clauses of verbs.

Labels are those of the ClearNLP scheme that spaCy's English models use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from stance.quoting import cues
from stance.records import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECT = frozenset(("nsubj", "nsubjpass"))
SHARING = frozenset(("conj", "xcomp", "advcl", "pcomp", "prep", "relcl", "dep", "ccomp", "parataxis"))
"""Labels of verbs that may share their governor's subject."""
CLAUSES_OF_NOUNS = frozenset(("relcl", "acl"))
MAX_CLIMB = 5
"""How many governors are searched for a shared subject."""
RESUMING = cues.words("add note say tell warn")
"""Verbs that resume the report where they lack a subject: "said he would, but added …"."""
REFLEXIVE = frozenset(("himself", "herself", "itself", "themselves"))
CONTRASTING = frozenset(("while", "whereas", "although", "though"))
DASHES = frozenset(("—", "–", "―", "--", "-"))
MONTHS_AND_DAYS = cues.words("""
    april august december february friday january july june last march may monday november october on
    saturday september sunday this thursday tuesday wednesday
""")
"""Words that the parser may take into a name: "on Thursday Trudeau said"."""


def lemma(token: Token) -> str:
    """The base form that cue tables use."""
    base = token.lemma_.lower()
    return cues.MISREAD_LEMMAS.get(base, base)


def own_subject(verb: Token) -> Token | None:
    """The subject in a verb's own clause.

    The nearer of two. An apposition without a comma before the verb is the subject itself: "The dam, the
    mayor said, broke".
    """
    subjects = [child for child in verb.children if child.dep_ in SUBJECT]
    subjects = [child for child in subjects if child.lower_ not in REFLEXIVE] or subjects
    own = subjects[-1] if subjects else bare_subject(verb) or dated_subject(verb) or absorbed_subject(verb)
    if own is not None and own.lower_ in REFLEXIVE and own.i > 0 and own.nbor(-1).pos_ in ("NOUN", "PROPN"):
        return own.nbor(-1)
    if own is not None and own.i < verb.i:
        for child in own.children:
            distance = 2 if runs_on(verb, own) else 1
            if child.dep_ == "appos" and 1 <= verb.i - child.right_edge.i <= distance:
                return child
    return own


def runs_on(verb: Token, own: Token) -> bool:
    """Whether the content before a verb continues, without a comma, into what is parsed as its subject."""
    before = own.left_edge.i - 1
    while before > verb.sent.start and verb.doc[before].is_quote:
        before -= 1
    return any(c.dep_ == "ccomp" and c.left_edge.i <= before <= c.right_edge.i for c in verb.lefts) and (
        not verb.doc[before].is_punct
    )


def absorbed_subject(verb: Token) -> Token | None:
    """The subject before a cue that the parser takes into the content, mostly as an apposition.

    "The deal was wrong, the head of the union, Ben Reed, said".
    """
    if (
        verb.tag_ not in ("VBD", "VBZ")
        or lemma(verb) not in cues.SPEECH_CLAUSE
        or verb.dep_ in CLAUSES_OF_NOUNS
    ):
        return None
    doc, first = verb.doc, verb.sent.start
    last = next((t for t in reversed(doc[first : verb.i]) if not t.is_punct), None)
    if last is None or last.dep_ == "cc":
        return None
    within = (t for t in (last, *last.ancestors) if first < t.left_edge.i and t.right_edge.i < verb.i)
    candidates = [t for t in within if t.pos_ in ("NOUN", "PROPN") and is_behind_comma(t.left_edge)]
    if not candidates:
        return None
    candidate = candidates[-1]
    if candidate.dep_ == "appos" and candidate.head.pos_ == "PROPN":
        # An apposition more often explains a name than it is the subject of the report.
        return candidate if any(c.dep_ == "ccomp" for c in verb.lefts) else None
    return candidate if any(t.dep_ in SUBJECT for t in doc[first : candidate.left_edge.i]) else None


def is_behind_comma(token: Token) -> bool:
    """Whether a comma stands right before a token, or before the mark that closes a quotation there."""
    before = token.nbor(-1)
    if before.is_quote and before.i > 0:
        before = before.nbor(-1)
    return before.text == ","


def bare_subject(verb: Token) -> Token | None:
    """The name before a verb that the parser takes for an adjective of it: "Kyiv hopes for more"."""
    before = verb.doc[verb.i - 1] if verb.i > verb.sent.start else verb
    is_name = before.dep_ in ("amod", "compound", "nmod") and before.head == verb and before.is_title
    return before if is_name and verb.tag_ in ("VBZ", "VBD") and verb.pos_ == "VERB" else None


def dated_subject(verb: Token) -> Token | None:
    """The subject that the parser takes into the date before it: "In March Turkey warned …"."""
    date = next((c for c in verb.lefts if c.dep_ == "prep" and c.right_edge.i == verb.i - 1), None)
    if date is None or not is_date(date.nbor()):
        return None
    last = [child for child in date.rights if child.dep_ == "pobj"][-1:]
    return last[0] if last and last[0].pos_ == "PROPN" and not is_date(last[0]) else None


def agent_of(verb: Token) -> Token | None:
    """The agent of a passive: "by the minister"."""
    return next((g for c in verb.children if c.dep_ == "agent" for g in c.children if g.dep_ == "pobj"), None)


def clause_tokens(verb: Token) -> set[int]:
    """The tokens of a content clause, without the clauses in it that are reports of their own."""
    content = subtree(verb)
    for token in verb.subtree:
        if token is not verb and (resumes(token) or is_other_report(token)):
            start = min(subtree(token))
            content -= set(range(start, token.right_edge.i + 1))
    return content


def is_other_report(verb: Token) -> bool:
    """Whether a clause reports what another source says: ", while Reed said it was not"."""
    if lemma(verb) not in cues.SPEECH_CLAUSE or own_subject(verb) is None:
        return False
    return verb.dep_ == "advcl" and any(child.lower_ in CONTRASTING for child in verb.children)


def subject(verb: Token) -> Token | None:
    """The subject of a verb, its own or the one that it shares with its governor."""
    seen = 0
    while seen < MAX_CLIMB:
        own = own_subject(verb) or relative_before(verb)
        if own is not None:
            return own
        if verb.dep_ == "acl" and (verb.tag_ == "VBG" or is_finite(verb)):
            return author_of(verb) or verb.head
        if resumes(verb) and (cue := governing_cue(verb)) is not None:
            verb = cue
            continue
        if verb.dep_ == "xcomp":
            controller = next(
                (c for c in verb.head.children if c.dep_ in ("dobj", "dative") and c.i < verb.i), None
            )
            if controller is not None:
                return controller
        if verb.dep_ not in SHARING:
            return None
        verb, seen = verb.head, seen + 1
    return None


def resumes(verb: Token) -> bool:
    """Whether a verb in a content clause is one more cue of its source: ", adding …", "but said …"."""
    if verb.dep_ == "advcl" and verb.tag_ == "VBG":
        before = verb.left_edge.i - 1
        return (
            before >= 0
            and verb.doc[before].text == ","
            and lemma(verb) in cues.SPEECH_CLAUSE | cues.SPEECH_OBJECT
        )
    if verb.dep_ != "conj" or own_subject(verb) is not None:
        return False
    if lemma(verb) in RESUMING or (verb.tag_ in ("VBD", "VBZ") and verb.head.tag_ == "VB"):
        return True
    cue = governing_cue(verb)
    return cue is not None and verb.tag_ == cue.tag_ and lemma(verb) in cues.SPEECH_INFINITIVE | cues.DENYING


def author_of(participle: Token) -> Token | None:
    """The subject of a participle behind an object: in ", writing …" that of its sentence."""
    if participle.tag_ != "VBG" or participle.head.dep_ in SUBJECT:
        return None
    before = participle.left_edge.i - 1
    is_apart = before >= 0 and participle.doc[before].text == ","
    if not is_apart and lemma(participle.head) not in cues.DOCUMENT:
        return None
    return next((own for verb in participle.head.ancestors if (own := own_subject(verb)) is not None), None)


def is_finite(verb: Token) -> bool:
    """Whether a verb behind a name is the sentence's main verb: "The minister, X, accused Y"."""
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and any(child.dep_ == "dobj" for child in verb.children))


def relative_before(verb: Token) -> Token | None:
    """The relative pronoun before a verb where the parser misses the relation; no mark stands between."""
    if verb.dep_ not in ("advcl", "dep", "ccomp") or verb.tag_ == "VBG":
        return None
    for i in range(verb.i - 1, max(verb.sent.start, verb.i - 8) - 1, -1):
        token = verb.doc[i]
        if token.is_punct or token.tag_ == "TO":
            return None
        if token.tag_ in ("WP", "WDT"):
            return token
    return None


def governing_cue(verb: Token) -> Token | None:
    """The cue verb in whose content clause a verb stands."""
    for above in verb.ancestors:
        if above.dep_ == "ccomp" and lemma(above.head) in cues.SPEECH_CLAUSE:
            return above.head
    return None


def is_passive(verb: Token) -> bool:
    """Whether a verb is passive: with an auxiliary or agent, or bare ("rules intended to", "asked if")."""
    if any(child.dep_ in ("auxpass", "agent", "nsubjpass") for child in verb.children):
        return True
    return verb.tag_ == "VBN" and (
        (verb.dep_ == "acl" and not is_finite(verb))
        or (verb.dep_ == "advcl" and not any(c.dep_ in (*SUBJECT, "aux") for c in verb.children))
    )


def has_to(verb: Token) -> bool:
    """Whether a verb is a to-infinitive."""
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def subtree(token: Token) -> set[int]:
    """The indices of a token and all its descendants."""
    return {t.i for t in token.subtree}


def phrase(token: Token) -> range:
    """The noun phrase of a head, with its appositions, without punctuation at its ends."""
    dash = next((t.i for t in reversed(list(token.lefts)) if t.text in DASHES and is_spaced(t)), None)
    start = titled_start(token) if dash is None else dash + 1
    tokens = trimmed(token.doc, range(start, token.right_edge.i + 1), token.i)
    return range(tokens.start, whole_end(token.doc, tokens))


def titled_start(token: Token) -> int:
    """Where a phrase begins, a title that is parsed as a second subject included: "The minister Ann Holt"."""
    start = token.left_edge.i
    before = token.doc[start - 1] if start > 0 else token
    is_title = before.dep_ in SUBJECT and before.head == token.head and before.pos_ in ("NOUN", "PROPN")
    return before.left_edge.i if is_title else start


def whole_end(doc: Doc, tokens: range) -> int:
    """The end of a phrase, what the parser cut off included: the rest of a name, a closing bracket."""
    end = tokens.stop
    while end < len(doc) and doc[end - 1].pos_ == "PROPN" and continues_name(doc[end]):
        end += 1
    words = [doc[i].text for i in range(tokens.start, end)]
    if words.count("(") > words.count(")") and end < len(doc) and doc[end].text == ")":
        end += 1
    return end


def continues_name(token: Token) -> bool:
    """Whether a word behind a name belongs to it, whatever its tag."""
    return token.is_title and token.is_alpha and not is_date(token) and token.pos_ not in ("VERB", "AUX")


def is_spaced(token: Token) -> bool:
    """Whether a token stands between spaces, unlike the hyphen of a name."""
    return bool(token.whitespace_) and token.i > 0 and bool(token.nbor(-1).whitespace_)


def trimmed(doc: Doc, tokens: range, head: int) -> range:
    """Tokens without punctuation, white space and conjunctions at their ends; the head always stays."""
    start, end = tokens.start, tokens.stop
    while end > head + 1 and (doc[end - 1].is_punct or doc[end - 1].is_space or doc[end - 1].pos_ == "ADV"):
        end -= 1
    while start < head and (doc[start].is_punct or doc[start].is_space or doc[start].dep_ == "cc"):
        start += 1
    while start < head and doc[head].pos_ == "PROPN" and is_date(doc[start]):
        start += 1
    return range(start, end)


def is_date(token: Token) -> bool:
    """Whether a token is part of a date."""
    return token.like_num or token.lower_ in MONTHS_AND_DAYS


def char_span(doc: Doc, tokens: range) -> Span:
    """A range of tokens in characters of the text."""
    last = doc[tokens[-1]]
    return doc[tokens[0]].idx, last.idx + len(last)
