"""Where a holder stands toward a target: a score that is exactly what its evidence adds up to."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from stance.names import slug
from stance.records import Attribution, Evidence, Span, Speaker, Stance, Target, TargetKind
from stance.scoring.model_evidence import weighed
from stance.scoring.perspective import voice_of
from stance.scoring.quoted import is_official, is_own_side, quote_view
from stance.scoring.rules import evidence
from stance.scoring.scenes import Scene, reach, tokens_at
from stance.targets import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Precision = tuple[tuple[float, float], ...]
"""Least strength of a score with the share of right labels, strongest first."""

AGAINST = -0.15
"""Scores at or below are against."""
FOR = 0.15
"""Scores at or above are for."""
PRECISION = ((0.8, 0.85), (0.6, 0.6), (0.15, 0.35), (0.0, 0.85))
"""Least strength of a score, and the share of such scores whose label is right: by cross-validation on the
data of Park, Pan and Joo (2021), whose own labels are noisy."""
SAID_PRECISION = ((0.8, 0.9), (0.6, 0.7), (0.15, 0.4), (0.0, 0.65))
"""The same where the rules alone score what a holder says, by the same data."""
UNTOUCHED = 0.75
"""The share of targets in what a holder says that are neutral where the rules find nothing."""


def squash(total: float) -> float:
    """The hyperbolic tangent of the weights' sum: -1 … +1, the sum itself near 0, steeper nowhere."""
    return math.tanh(total)


def label(score: float) -> int:
    """-1 against, 0 neutral, 1 for, at the fixed thresholds."""
    return -1 if score <= AGAINST else 1 if score >= FOR else 0


def score_pair(doc: Doc, text: str, *, holder: Span | None, target: Span) -> Stance:
    """Where the holder named at `holder` stands toward what is named at `target`, in the target's sentence.

    None asks how the text's own voice shows the target. `text` is the text as printed: the parse has plain
    marks.
    """
    name = text[slice(*target)]
    scene = pair_scene(doc, text, holder, target)
    found = weighed(scene, evidence(scene), target)
    return _stance(Target(TargetKind.PERSON, slug(name), name), found, PRECISION)


def pair_scene(doc: Doc, text: str, holder: Span | None, target: Span) -> Scene:
    """The sentence of the target, with the holder in it or the text's own voice."""
    tokens = _sentences(tokens_at(doc, target))
    held = None if holder is None else reach(doc, [holder])
    return Scene(
        text=text,
        target=reach(doc, _repeated(tokens, target)),
        target_name=text[slice(*target)],
        holder=held,
        holder_name="the text" if holder is None else text[slice(*holder)],
        voice=frozenset(t.i for t in tokens) if held is None else voice_of(held, tokens),
        tokens=tokens,
    )


def _repeated(tokens: Sequence[Token], span: Span) -> list[Span]:
    """A span and every other place in the same sentences where the same words stand."""
    words = [token.text for token in tokens if span[0] <= token.idx < span[1]]
    places = range(len(tokens) - len(words) + 1) if words else ()
    starts = [i for i in places if [token.text for token in tokens[i : i + len(words)]] == words]
    last = len(words) - 1
    return [span, *((tokens[i].idx, tokens[i + last].idx + len(tokens[i + last])) for i in starts)]


def stances(
    doc: Doc,
    text: str,
    attribution: Attribution,
    speaker: Speaker | None,
    mentions: Sequence[Mention],
) -> tuple[Stance, ...]:
    """Where the source of a quote stands toward each target that the quote or its reporting clause mentions.

    In order of first mention. A country, person or organisation that nothing points at has score 0 and no
    evidence; a topic is a target only where something does. The speaker's own side is none, unless somebody
    without an office speaks out about his own country.
    """
    quoted = quote_view(doc, attribution, speaker, mentions)
    found = []
    for target, where in quoted.targets.items():
        own = is_own_side(speaker, target)
        if own and (target.kind != TargetKind.COUNTRY or is_official(speaker)):
            continue
        stance = _stance(target, evidence(quoted.scene(doc, text, target, where)), SAID_PRECISION)
        is_idle_topic = target.kind == TargetKind.TOPIC and stance.label == 0
        if not is_idle_topic and (not own or _is_meant(stance)):
            found.append(stance)
    return tuple(found)


def _is_meant(stance: Stance) -> bool:
    """Whether a stance toward the speaker's own country is more than a mention of it."""
    pointed = (item for item in stance.evidence if item.rule.startswith(("attitude", "quality", "judgement")))
    return stance.label != 0 and any(pointed)


def _stance(target: Target, found: Iterable[Evidence], precision: Precision) -> Stance:
    """The stance that the evidence adds up to; what weighs nothing is left out."""
    counted = tuple(item for item in found if item.weight)
    score = squash(math.fsum(item.weight for item in counted))
    confidence = next(share for least, share in precision if abs(score) >= least) if counted else UNTOUCHED
    return Stance(target, score, label(score), confidence, counted)


def _sentences(tokens: Iterable[Token]) -> tuple[Token, ...]:
    sentences = {token.sent.start: token.sent for token in tokens}
    return tuple(token for start in sorted(sentences) for token in sentences[start] if not token.is_space)
