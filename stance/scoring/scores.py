"""The stance of a holder toward a target: the score is the hyperbolic tangent of its evidence's sum."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from stance.naming.personal_names import slug
from stance.records import Attribution, Evidence, Span, Speaker, Stance, Target, TargetKind, label
from stance.scoring.model_evidence import apply_linear_model
from stance.scoring.perspective import holder_perspective
from stance.scoring.quoted import is_official, is_own_side, quote_view
from stance.scoring.rules import evidence
from stance.scoring.scenes import Scene, token_weights, tokens_at
from stance.targets import TargetMention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PrecisionBands = tuple[tuple[float, float], ...]
"""The lower bound of each band of absolute scores, with the share of right labels; the strongest first."""

PRECISION = ((0.8, 0.85), (0.6, 0.6), (0.15, 0.35), (0.0, 0.85))
"""The bands of `score_pair`: by cross-validation on the data of Park, Pan and Joo (2021), whose labels are
noisy."""
SAID_PRECISION = ((0.8, 0.9), (0.6, 0.7), (0.15, 0.4), (0.0, 0.65))
"""The bands of quotes, which the rules alone score: by the holders' own words in the same data."""
NO_EVIDENCE_PRECISION = 0.75
"""The share of neutral targets in holders' own words where the rules find nothing."""


def precision_of(score: float, bands: PrecisionBands) -> float:
    """The share of right labels in the band of a score."""
    return next(share for bound, share in bands if abs(score) >= bound)


def score_pair(doc: Doc, text: str, *, holder: Span | None, target: Span) -> Stance:
    """The stance of the holder named at `holder` toward the target named at `target`, in its sentence.

    None asks how the text's own voice portrays the target. `text` is the text as printed; the parse has
    plain marks.
    """
    name = text[slice(*target)]
    scene = pair_scene(doc, text, holder, target)
    weighted = apply_linear_model(scene, evidence(scene), target)
    return _stance(Target(TargetKind.PERSON, slug(name), name), weighted, PRECISION)


def pair_scene(doc: Doc, text: str, holder: Span | None, target: Span) -> Scene:
    """The scene of the target's sentence, with the holder in it or the text's own voice."""
    tokens = _sentences(tokens_at(doc, target))
    holder_weights = None if holder is None else token_weights(doc, [holder])
    everything = frozenset(token.i for token in tokens)
    return Scene(
        text=text,
        target=token_weights(doc, _repeated(tokens, target)),
        target_name=text[slice(*target)],
        holder=holder_weights,
        holder_name="the text" if holder is None else text[slice(*holder)],
        perspective=everything if holder_weights is None else holder_perspective(holder_weights, tokens),
        tokens=tokens,
    )


def _repeated(tokens: Sequence[Token], span: Span) -> list[Span]:
    """A span, and every other place of the same words in the same sentences."""
    words = [token.text for token in tokens if span[0] <= token.idx < span[1]]
    places = range(len(tokens) - len(words) + 1) if words else ()
    starts = [i for i in places if [token.text for token in tokens[i : i + len(words)]] == words]
    last = len(words) - 1
    return [span, *((tokens[i].idx, tokens[i + last].idx + len(tokens[i + last])) for i in starts)]


def stances(
    doc: Doc,
    text: str,
    attribution: Attribution,
    speakers: Sequence[Speaker],
    mentions: Sequence[TargetMention],
) -> tuple[Stance, ...]:
    """The stances of a quote's source toward each target that the quote or its reporting clause mentions.

    In order of first mention. A country, person or organisation without evidence has score 0; a topic without
    evidence is no target. The speaker's own side is no target, except for a clear stance of a speaker without
    an office toward the own country. `speakers` are all who speak together.
    """
    quoted = quote_view(doc, attribution, speakers, mentions)
    result = []
    for target, where in quoted.targets.items():
        owners = [speaker for speaker in speakers if is_own_side(speaker, target)]
        own = bool(owners)
        if own and (target.kind != TargetKind.COUNTRY or any(map(is_official, owners))):
            continue
        stance = _stance(target, evidence(quoted.scene(doc, text, target, where)), SAID_PRECISION)
        is_idle_topic = target.kind == TargetKind.TOPIC and stance.label == 0
        if not is_idle_topic and (not own or _is_meant(stance)):
            result.append(stance)
    return tuple(result)


def _is_meant(stance: Stance) -> bool:
    """Whether a stance toward the speaker's own country is more than a mention of it."""
    clear = (item for item in stance.evidence if item.rule.startswith(("attitude", "quality", "judgement")))
    return stance.label != 0 and any(clear)


def _stance(target: Target, items: Iterable[Evidence], bands: PrecisionBands) -> Stance:
    """The stance that the evidence adds up to; evidence of weight 0 is left out."""
    counted = tuple(item for item in items if item.weight)
    score = math.tanh(math.fsum(item.weight for item in counted))
    confidence = precision_of(score, bands) if counted else NO_EVIDENCE_PRECISION
    return Stance(target, score, label(score), confidence, counted)


def _sentences(tokens: Iterable[Token]) -> tuple[Token, ...]:
    sentences = {token.sent.start: token.sent for token in tokens}
    return tuple(token for start in sorted(sentences) for token in sentences[start] if not token.is_space)
