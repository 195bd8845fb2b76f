"""Evidence as a rule reports it: the word, its weight, and a plain sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stance.records import Evidence
from stance.scoring.operators import Operation, operation
from stance.scoring.scenes import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token


def finding(
    scene: Scene, rule: str, token: Token, weight: float, why: str, change: Operation | None = None
) -> Evidence:
    """Evidence at one word; `{}` in `why` stands for the target's name."""
    words = change.words if change else ()
    turned = f", turned by “{' '.join(words)}”" if words else ""
    return scene.evidence(
        rule, token, weight, f"“{token.text}”: {why.replace('{}', scene.target_name)}{turned}."
    )


def operated(scene: Scene, rule: str, token: Token, weight: float, why: str) -> Evidence:
    """The same, with what the words around it make of its weight."""
    change = operation(token)
    return finding(scene, rule, token, change.apply(weight), why, change)
