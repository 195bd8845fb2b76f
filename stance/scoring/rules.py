"""The rules: what in a scene speaks for or against the target, each finding an `Evidence` with its weight."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from stance.scoring import polarity
from stance.scoring.grammar import agents, clause, clause_head, instigators, objects
from stance.lexicons import word_lists
from stance.scoring.operators import Operation, operation
from stance.scoring.polarity import Frame, frames
from stance.records import Evidence
from stance.scoring.scenes import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

OPERATORS = word_lists("operators")

ATTITUDE = 1.2
"""Weight of a predicate by which the holder takes sides toward the target."""
PORTRAYAL = 0.7
"""Weight of a predicate that shows the target as doing or suffering something."""
THIRD_PARTY = 0.3
"""What remains of others' attitudes in the text's own voice."""
RETURNED = 0.2
"""Weight of what the target is said to do to the holder."""
QUALITY = 0.9
"""Weight of a word that describes the target."""
WORDS = 1.2
"""Weight of VADER's and TextBlob's words in the target's clause, beside it, in the voice of a text."""
SAID_WORDS = 0.4
"""The same in what a holder says: there the rules must find who is meant."""

PATIENT_PREPOSITIONS = frozenset(
    {"of", "for", "to", "toward", "towards", "with", "on", "at", "against", "over", "about"}
)
VERB_PREPOSITIONS = frozenset({"for", "to", "toward", "towards", "on", "at", "against"})
COPULAS = frozenset({"be", "become", "remain", "seem", "look", "appear", "prove", "stay", "sound", "get"})


def evidence(scene: Scene) -> list[Evidence]:
    """All that the rules find in a scene, in order of appearance."""
    found = [*predicates(scene), *qualities(scene), *judgements(scene)]
    covered = {span for item in found for span in [item.span]}
    found += [item for item in words(scene) if item.span not in covered]
    return sorted(found, key=lambda item: (item.span, item.rule))


def predicates(scene: Scene) -> Iterator[Evidence]:
    """Verbs, nouns and adjectives with the target as their patient or agent."""
    for token in scene.tokens:
        for frame, doers, done_to in readings(token):
            yield from _of_frame(scene, token, frame, doers, done_to)


def _of_frame(
    scene: Scene, token: Token, frame: Frame, doers: list[Token], done_to: list[Token]
) -> Iterator[Evidence]:
    change = operation(token)
    patient = _strongest(scene.of_target(t) for t in done_to)
    agent = _strongest(scene.of_target(t) for t in doers)
    holding = _strongest(scene.of_holder(t) for t in (*doers, *instigators(token)))
    is_voiced = token.i in scene.voice
    if patient and holding > 0:
        weight = change.apply(ATTITUDE * frame.holder * patient * holding)
        yield _made(
            scene, f"attitude:{frame.name}", token, weight, f"{scene.holder_name} {frame.why} {{}}", change
        )
    elif patient and is_voiced:
        share = THIRD_PARTY if doers and scene.holder is not None else 1.0
        weight = change.apply(PORTRAYAL * frame.patient * patient * share)
        yield _made(scene, f"patient:{frame.name}", token, weight, f"somebody {frame.why} {{}}", change)
    if agent and not patient:
        returned = _strongest(scene.of_holder(t) for t in done_to)
        if returned > 0:
            weight = change.apply(RETURNED * frame.holder * agent)
            yield _made(
                scene, f"returned:{frame.name}", token, weight, f"{{}} {frame.why} the holder", change
            )
        if is_voiced:
            weight = change.apply(PORTRAYAL * _deed(frame, token, done_to) * agent)
            yield _made(scene, f"deed:{frame.name}", token, weight, f"{{}} {frame.why} others", change)


def _made(scene: Scene, rule: str, token: Token, weight: float, why: str, change: Operation) -> Evidence:
    turned = f", turned by “{' '.join(change.words)}”" if change.words else ""
    sentence = f"“{token.text}”: {why.format(scene.target_name)}{turned}."
    return scene.evidence(rule, [token], weight, sentence)


def _deed(frame: Frame, token: Token, done_to: list[Token]) -> float:
    """How the agent comes off: by the deed itself, and by whether what it helps or fights is good or bad."""
    thing = next((quality for t in done_to if t.pos_ == "NOUN" and (quality := polarity.quality(t))), 0.0)
    if thing and abs(frame.holder) >= 0.7 and frame.name != "harm":
        return 0.8 * thing * frame.holder
    return frame.agent


def _strongest(strengths: Iterator[float]) -> float:
    return max(strengths, key=abs, default=0.0)


def readings(token: Token) -> Iterator[tuple[Frame, list[Token], list[Token]]]:
    """The frames that a token evokes, each with its agents and patients."""
    lemma, known = token.lemma_.lower(), frames()
    match token.pos_:
        case "VERB":
            yield from _verb_readings(token, lemma)
        case "NOUN" | "PROPN":
            if lemma in known.people:
                yield known.people[lemma], _bearers(token), list(_noun_patients(token))
            elif lemma in known.nouns:
                patients = [*_noun_patients(token), *_patients_through_verb(token)]
                yield known.nouns[lemma], list(_noun_agents(token)), patients
            against = [a for child in token.children if child.lower_ == "against" for a in child.children]
            if against and lemma not in known.nouns:
                yield known.nouns["opposition"], list(_noun_agents(token)), against
        case "ADJ":
            if lemma in known.adjectives:
                yield known.adjectives[lemma], _bearers(token), list(_noun_patients(token))


def parties(token: Token) -> tuple[list[Token], list[Token]]:
    """The agents and patients of any verb or noun, known to the classes or not."""
    if token.pos_ == "VERB":
        return agents(token), [argument.token for argument in objects(token)]
    if token.pos_ == "NOUN":
        return list(_noun_agents(token)), [*_noun_patients(token), *_patients_through_verb(token)]
    return [], []


def _verb_readings(token: Token, lemma: str) -> Iterator[tuple[Frame, list[Token], list[Token]]]:
    known = frames()
    arguments = list(objects(token))
    direct = [a.token for a in arguments if a.preposition is None]
    middles = [child.lemma_.lower() for child in token.children if child.dep_ in {"prt", "dobj", "advmod"}]
    is_phrasal = False
    for argument in arguments:
        preposition = argument.preposition
        keys = [preposition, *(f"{middle}_{preposition}" for middle in middles)] if preposition else []
        frame = next((known.phrasal[lemma, key] for key in keys if (lemma, key) in known.phrasal), None)
        if frame is None and preposition == "against":
            frame = known.verbs["oppose"]
        if frame:
            is_phrasal = True
            yield frame, agents(token), [argument.token]
    if is_phrasal and not direct:
        return
    frame = next((known.phrasal[lemma, p] for p in middles if (lemma, p) in known.phrasal), None)
    frame = frame or known.verbs.get(lemma)
    if frame:
        yield frame, agents(token), direct


def _noun_patients(noun: Token) -> Iterator[Token]:
    for child in noun.children:
        trusts = child.lower_ == "in" and noun.lemma_.lower() in {"trust", "confidence", "faith", "belief"}
        if child.dep_ == "prep" and (trusts or child.lower_ in PATIENT_PREPOSITIONS):
            yield from (obj for obj in child.children if obj.dep_ == "pobj")
        elif child.dep_ == "compound":
            yield child
    if noun.lemma_.lower() in frames().people:
        yield from (child for child in noun.children if child.dep_ == "poss")


def _patients_through_verb(noun: Token) -> Iterator[Token]:
    """What stands behind the verb that the noun is the object of: "lavished praise on T"."""
    if noun.dep_ in {"dobj", "nsubjpass"}:
        for argument in objects(noun.head):
            if argument.preposition in VERB_PREPOSITIONS:
                yield argument.token


def _noun_agents(noun: Token) -> Iterator[Token]:
    """Whose attitude or deed a noun is: its owner, a by- or from-phrase, else the subject of its verb."""
    owned = False
    for child in noun.children:
        if child.dep_ in {"poss", "amod", "compound"} and child.pos_ in {"PROPN", "NOUN", "PRON", "ADJ"}:
            owned |= child.dep_ == "poss"
            yield child
        elif child.dep_ == "prep" and child.lower_ in {"by", "from", "of"}:
            yield from (obj for obj in child.children if obj.dep_ == "pobj")
    verb = noun.head
    if noun.dep_ == "pobj":
        verb = noun.head.head
    if not owned and verb.pos_ in {"VERB", "AUX"} and noun.dep_ in {"dobj", "pobj", "attr"}:
        yield from agents(verb)


def _bearers(token: Token) -> list[Token]:
    """Who is "a critic", "angry at": what the word is said of."""
    head = token.head
    match token.dep_:
        case "appos" | "compound":
            return [token, head]
        case "attr" | "acomp" | "oprd":
            return [token, *agents(head)]
        case "amod" if token.pos_ == "ADJ":
            return [token, head]
        case "conj" if head != token:
            return [token, *_bearers(head)]
        case "advcl" | "ROOT":
            return [token, *agents(head)]
        case "pobj" if head.lower_ == "as":
            return [token, *agents(head.head)]
    return [token, *(child for child in token.children if child.dep_ == "appos")]


def qualities(scene: Scene) -> Iterator[Evidence]:
    """Words that describe the target: "T is a liar", "the corrupt T"."""
    for token in scene.tokens:
        if token.i not in scene.voice or not (value := polarity.quality(token)):
            continue
        strength = _strongest(scene.of_target(t) for t in _described(token))
        if strength and token.i not in scene.target:
            change = operation(token)
            weight = change.apply(QUALITY * value * strength)
            yield _made(scene, "quality", token, weight, "it describes {}", change)


def _described(token: Token) -> list[Token]:
    """What an adjective or a predicative noun is said of."""
    head = token.head
    match token.dep_:
        case "amod":
            described = [head]
            if head.dep_ in {"attr", "oprd"} and head.head.lemma_ in COPULAS:
                described += agents(head.head)
            return described
        case "acomp" | "attr" if head.lemma_ in COPULAS:
            return agents(head)
        case "appos":
            return [head]
        case "conj":
            return _described(head)
    return []


def judgements(scene: Scene) -> Iterator[Evidence]:
    """Verbs by which the holder calls the target something."""
    for verb in scene.tokens:
        if verb.lemma_.lower() not in OPERATORS["judging"] or verb.pos_ != "VERB":
            continue
        judges = agents(verb)
        if scene.holder is not None and not any(scene.of_holder(t) > 0 for t in judges):
            continue
        strength = _strongest(scene.of_target(a.token) for a in objects(verb) if a.preposition is None)
        strength = strength or _strongest(scene.of_target(t) for t in _small_subjects(verb))
        if not strength:
            continue
        for word in _verdict(verb):
            value = polarity.quality(word)
            if value and word.i not in scene.target:
                change = operation(word)
                yield _made(
                    scene, "judgement", word, change.apply(value * strength), "{} is called so", change
                )


def _small_subjects(verb: Token) -> list[Token]:
    return [
        t
        for child in verb.children
        if child.dep_ in {"ccomp", "xcomp"}
        for t in child.children
        if t.dep_ == "nsubj"
    ]


def _verdict(verb: Token) -> Iterator[Token]:
    """What somebody is called: the words behind "call T …", "describe T as …"."""
    for child in verb.children:
        if child.dep_ in {"oprd", "xcomp", "ccomp"} and child.pos_ not in {"VERB", "AUX"}:
            yield from child.subtree
        elif child.dep_ == "prep" and child.lower_ == "as":
            yield from (t for t in child.subtree if t != child)


def words(scene: Scene) -> Iterator[Evidence]:
    """VADER's and TextBlob's words in the clauses of the target, weaker the farther away."""
    heads = {clause_head(token).i: token for token in scene.tokens if scene.of_target(token) == 1.0}
    share = WORDS if scene.holder is None else SAID_WORDS
    for name in heads.values():
        for token in clause(name):
            if token.i in scene.target or token.i not in scene.voice:
                continue
            near = 1.0 / (1.0 + abs(token.i - name.i) / 8)
            for lexicon, value in (("vader", polarity.vader(token)), ("textblob", polarity.textblob(token))):
                if value:
                    change = operation(token)
                    weight = change.apply(share * value * near)
                    yield _made(
                        scene, lexicon, token, weight, f"{lexicon} rates it {value:+.2f}, near {{}}", change
                    )
