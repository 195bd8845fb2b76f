"""The signs of an analyst's work."""

from __future__ import annotations

import pytest

from store.contract import Annotation, Correction, Verdict
from tests.tui import factories
from tui.drawing.signs import signs_of
from tui.screens.help import LEGEND

SCORE = Correction(factories.RUSSIA, 0.5)


@pytest.mark.parametrize(
    ("annotation", "signs"),
    [
        (Annotation(), ""),
        (Annotation(marked=True), ""),
        (Annotation(note="Why?"), "✎"),
        (Annotation(speaker=factories.ANNA), "≠"),
        (Annotation(scores=(SCORE,), verdict=Verdict.WRONG), "≠✗"),
        (Annotation(note="Yes", verdict=Verdict.RIGHT), "✎✓"),
    ],
)
def test_each_kind_of_work_has_its_sign(annotation: Annotation, signs: str) -> None:
    assert signs_of(annotation) == signs


def test_every_sign_is_explained() -> None:
    explained = "".join(sign for sign, _ in LEGEND)
    everything = Annotation(True, "Why?", Verdict.WRONG, factories.ANNA)
    assert {*signs_of(everything), *"●✓"} <= {*explained}
