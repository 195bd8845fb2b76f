"""Frames: what the dependency parse says a cue word attributes, and to whom.

A frame joins a cue (verb, noun or adjective) to its source (subject, possessor, agent) and to its content
(clause, infinitive, object or prepositional phrase). Only narrative is searched: words inside quotation marks
are content. The frames follow the attribution relations of Pareti (2015) and the rules over parses of Newell
et al. (2018).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stance.quoting import cues
from stance.records import Act, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECT = frozenset(("nsubj", "nsubjpass"))
NO_SOURCE = frozenset(("it", "there", "this", "that", "which", "what"))
"""Subjects that say nothing: expletives, and pronouns for what was said."""
SETTING_PREPOSITIONS = cues.words("during after before until since while amid following by at")
SETTING_NOUNS = cues.words("""
    address afternoon april article august briefing call cnn column conference day debate december email
    evening event facebook february friday hearing interview january july june letter march may memo
    monday month morning msnbc news night november october post press radio rally remark report saturday
    september speech statement sunday television testimony thursday tuesday tweet twitter video
    wednesday week year
""")
"""Where and when things are said."""
RESUMING = cues.words("say add tell warn note")
"""Verbs that stand beside a content clause where they lack a subject: "said he would, but added …"."""
DASHES = frozenset(("—", "–", "―", "--", "-"))
OWN_VOICE = frozenset(("i", "we", "you"))
"""In narrative, the author and the reader."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue with what it attributes, in token indices of the `Doc`."""

    cue: range
    """The cue's tokens, particle or preposition included."""
    source: range | None
    content: frozenset[int]
    rule: str
    act: Act


def lemma(token: Token) -> str:
    """The base form that cue tables use."""
    base = token.lemma_.lower()
    return cues.MISREAD_LEMMAS.get(base, base)


def frames(doc: Doc, quoted: list[bool]) -> Iterator[Frame]:
    """The frames of the narrative, in order of their cues; `quoted[i]`: token i is in quotation marks."""
    for token in doc:
        if quoted[token.i] or not token.is_alpha:
            continue
        if token.pos_ in ("VERB", "AUX"):
            frame = according(token) or verb_frame(token)
        elif token.pos_ == "NOUN":
            frame = noun_frame(token)
        elif token.pos_ == "ADJ":
            frame = adjective_frame(token)
        else:
            frame = according(token)
        frame = frame or inverted(token)
        if frame and frame.content:
            yield frame


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
    if source is None or source.lower_ in NO_SOURCE | OWN_VOICE:
        return None
    for complement in (clause, parenthesis, detached_clause, infinitive, preposition, object_):
        if found := complement(verb, base):
            content, last_cue, rule, act = found
            return make(verb, last_cue, source, content, rule, act)
    return None


Complement = tuple[set[int], "Token", str, Act]


def clause(verb: Token, base: str) -> Complement | None:
    """Content as a clause of its own: "said that …", "…, he said"."""
    speech = base in cues.SPEECH_CLAUSE or base in cues.FINDING_CLAUSE
    if not speech and base not in cues.THOUGHT_CLAUSE:
        return None
    act = Act.SPEECH if speech else Act.THOUGHT
    for child in verb.children:
        if child.dep_ == "ccomp" and child.pos_ not in ("PUNCT", "SPACE"):
            return clause_tokens(child), verb, "clause", act
    return None


def clause_tokens(verb: Token) -> set[int]:
    """The tokens of a content clause, without verbs by which its source says more: ", adding that …"."""
    content = subtree(verb)
    for token in verb.subtree:
        if resumes(token):
            content -= subtree(token)
    return content


def resumes(verb: Token) -> bool:
    """Whether a verb in a content clause is one more cue of its source: ", adding …", "but said …"."""
    if verb.dep_ == "advcl" and verb.tag_ == "VBG":
        before = verb.left_edge.i - 1
        return (
            before >= 0
            and verb.doc[before].text == ","
            and lemma(verb) in cues.SPEECH_CLAUSE | cues.SPEECH_OBJECT
        )
    return verb.dep_ == "conj" and lemma(verb) in RESUMING and own_subject(verb) is None


def own_subject(verb: Token) -> Token | None:
    """The subject that stands in a verb's own clause."""
    return next((child for child in verb.children if child.dep_ in SUBJECT), None)


def parenthesis(verb: Token, base: str) -> Complement | None:
    """Content around a cue between commas: "Over the years, she said, email has helped"."""
    who = own_subject(verb)
    if (
        base not in cues.SPEECH_CLAUSE
        or who is None
        or any(c.dep_ in ("dobj", "xcomp") for c in verb.children)
    ):
        return None
    doc, sentence = verb.doc, verb.sent
    first, last = min(who.left_edge.i, verb.i), max(who.right_edge.i, verb.i)
    while (
        last + 1 < sentence.end
        and doc[last + 1].pos_ in ("ADV", "NOUN", "PROPN", "ADP", "DET")
        and last < verb.i + 6
    ):
        last += 1
    before, after = (
        doc[first - 1].text if first > sentence.start else "",
        doc[min(last + 1, sentence.end - 1)].text,
    )
    if before != "," or after not in (",", ".", ";"):
        return None
    if after == "," and verb.i - first > 3:
        return None
    return (
        set(range(sentence.start, sentence.end)) - set(range(first, last + 1)),
        verb,
        "parenthesis",
        Act.SPEECH,
    )


def detached_clause(verb: Token, base: str) -> Complement | None:
    """A that-clause that the parser hangs elsewhere: "said on X, formerly Twitter, that …"."""
    if base not in cues.SPEECH_CLAUSE:
        return None
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        if token.lower_ == "that" and token.dep_ == "mark" and token.nbor(-1).text == ",":
            return {i for i in subtree(token.head) if i >= token.i}, verb, "clause", Act.SPEECH
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
    objects = [
        c
        for c in verb.children
        if c.dep_ in ("dobj", "oprd", "ccomp", "xcomp", "acomp", "attr") and c.i > verb.i
    ]
    if not objects or objects[0].lower_ in ("himself", "herself", "themselves", "itself"):
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


def has_to(verb: Token) -> bool:
    """Whether a verb is a to-infinitive."""
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


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


def according(token: Token) -> Frame | None:
    """ "…, according to X": the clause that the phrase hangs on is the content."""
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
    return Frame(range(token.i, to.i + 1), phrase(source), frozenset(content), "according to", Act.SPEECH)


def inverted(cue: Token) -> Frame | None:
    """ "…, note observers." at a sentence's end, however the parser reads it."""
    if cue.lower_ not in cues.INVERTED or cue.i == 0 or cue.nbor(-1).text != ",":
        return None
    doc, sentence = cue.doc, cue.sent
    end = next((i for i in range(cue.i + 1, len(doc)) if doc[i].is_punct or doc[i].is_space), len(doc))
    head = next((doc[i] for i in range(end - 1, cue.i, -1) if doc[i].pos_ in ("NOUN", "PROPN")), None)
    if head is None or end - cue.i > 8 or (end < len(doc) and doc[end].text not in ".!?"):
        return None
    content = frozenset(range(sentence.start, cue.i))
    return Frame(range(cue.i, cue.i + 1), range(cue.i + 1, head.i + 1), content, "inverted", Act.SPEECH)


def noun_frame(noun: Token) -> Frame | None:
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
    if source is not None and source.lower_ in NO_SOURCE | OWN_VOICE | {"my", "our", "your"}:
        return None
    for child in noun.children:
        if child.dep_ in ("acl", "ccomp", "relcl") and child.i > noun.i and opens_content(child):
            return make(noun, noun, source, subtree(child), "noun clause", act)
        if child.dep_ == "prep" and child.lower_ in cues.NOUN_PREPOSITION.get(base, ()):
            content = subtree(child) - {child.i}
            return make(noun, child, source, content, "noun phrase", act) if source is not None else None
    return None


def opens_content(verb: Token) -> bool:
    """Whether a clause behind a noun says what was claimed: opened by that, or a to-infinitive."""
    first = next((t for t in verb.subtree), verb)
    return first.lower_ in ("that", "to", "whether", "if") and first.dep_ in ("mark", "aux")


def governing_subject(noun: Token) -> Token | None:
    """The one who makes the claim, repeats his attack, acts in the hope."""
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    if noun.dep_ in ("dobj", "pobj") and verb.pos_ == "VERB" and not is_passive(verb):
        return subject(verb)
    return None


def adjective_frame(adjective: Token) -> Frame | None:
    """ "is confident that …", "was critical of …"."""
    if adjective.lower_ not in cues.CUE_ADJECTIVE or adjective.dep_ not in ("acomp", "ROOT", "conj", "oprd"):
        return None
    source = subject(adjective if adjective.head.pos_ != "AUX" else adjective.head)
    if source is None or source.lower_ in NO_SOURCE | OWN_VOICE:
        return None
    for child in adjective.children:
        if child.i > adjective.i and child.dep_ in ("ccomp", "xcomp"):
            return make(adjective, adjective, source, subtree(child), "adjective", Act.THOUGHT)
        if child.i > adjective.i and child.dep_ == "prep" and child.lower_ in ("of", "about", "with"):
            return make(adjective, child, source, subtree(child) - {child.i}, "adjective", Act.THOUGHT)
    return None


def make(cue: Token, last: Token, source: Token | None, content: set[int], rule: str, act: Act) -> Frame:
    """A frame from its parts; the source never reaches into the content."""
    span = phrase(source) if source is not None else None
    if span is not None and source is not None and cue.i in span:
        span = range(span.start, cue.i) if source.i < cue.i else range(cue.i + 1, span.stop)
        span = trimmed(cue.doc, span, source.i)
    return Frame(range(cue.i, max(cue.i, last.i) + 1), span, frozenset(content), rule, act)


def is_passive(verb: Token) -> bool:
    """Whether a verb is a passive, with auxiliary or agent or bare ("rules intended to", "asked if")."""
    if any(child.dep_ in ("auxpass", "agent", "nsubjpass") for child in verb.children):
        return True
    return verb.tag_ == "VBN" and (
        verb.dep_ == "acl"
        or (verb.dep_ == "advcl" and not any(c.dep_ in (*SUBJECT, "aux") for c in verb.children))
    )


def subject(verb: Token) -> Token | None:
    """Who does what the verb says, its own subject or the one it shares with the verb above."""
    seen = 0
    while seen < 5:
        own = own_subject(verb) or relative_before(verb)
        if own is not None:
            return own
        if verb.dep_ == "acl" and verb.tag_ == "VBG":
            return verb.head
        if resumes(verb) and (cue := governing_cue(verb)) is not None:
            verb = cue
            continue
        if verb.dep_ == "xcomp":
            controller = next(
                (c for c in verb.head.children if c.dep_ in ("dobj", "dative") and c.i < verb.i), None
            )
            if controller is not None:
                return controller
        if verb.dep_ not in ("conj", "xcomp", "advcl", "pcomp", "prep", "relcl", "dep", "ccomp", "parataxis"):
            return None
        verb, seen = verb.head, seen + 1
    return None


def relative_before(verb: Token) -> Token | None:
    """The relative pronoun in the same stretch of words, for a verb that the parser tore from it."""
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


def subtree(token: Token) -> set[int]:
    """The indices of a token and all that hangs on it."""
    return {t.i for t in token.subtree}


def phrase(token: Token) -> range:
    """The noun phrase that a token heads, with its appositions, without punctuation at its ends."""
    dash = next((t.i for t in reversed(list(token.lefts)) if t.text in DASHES and is_spaced(t)), None)
    start = token.left_edge.i if dash is None else dash + 1
    return trimmed(token.doc, range(start, token.right_edge.i + 1), token.i)


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
    return range(start, end)


def char_span(doc: Doc, tokens: range) -> Span:
    """A range of tokens in characters of the text."""
    last = doc[tokens[-1]]
    return doc[tokens[0]].idx, last.idx + len(last)
