"""What stances are toward: what a target is called, and which one a name means."""

from __future__ import annotations

import pytest

from stance.records import Extraction, Target, TargetKind
from store.contract import Annotation, Correction, Desk
from tests.tui import factories
from tests.tui.dashboards import filled
from tui.names import target_name
from tui.target_lookup import target_called, target_names

SANCTIONS = Target(TargetKind.TOPIC, factories.SANCTIONS, "sanctions")


@pytest.fixture(scope="module")
def desk() -> Desk:
    text = "“Orlov is a shameful bully,” said Anna Berg."
    of = factories.article(text, title="Bully")
    toward = factories.stance(factories.ORLOV, text, ("blame", "bully", -0.5, "A word of blame."))
    said = factories.quote(of, "Orlov is a shameful bully,", speaker=factories.ANNA, stances=(toward,))
    return filled([*factories.extractions(), Extraction(of, (said,))])


def test_a_topic_is_told_from_a_country_by_its_sign() -> None:
    assert target_name(SANCTIONS) == "#sanctions"
    assert target_name(factories.RUSSIA) == "Russia"


def test_what_can_be_named_is_all_that_the_desk_has(desk: Desk) -> None:
    names = target_names(desk.find().facets)
    assert {"Russia", "South Korea", "Ivan Orlov", "#sanctions"} <= {*names}
    assert len(names) == len({*names})


def test_a_target_known_only_from_a_correction_keeps_its_kind() -> None:
    desk = filled(factories.extractions())
    by_hand = Annotation(scores=(Correction(factories.ORLOV, -0.5),))
    desk.revise([next(iter(desk.find())).quote.id], lambda _: by_hand)
    assert target_called("Ivan Orlov", desk, desk.find().facets) == factories.ORLOV


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("russia", factories.RUSSIA),
        ("US", factories.UNITED_STATES),
        ("ivan orlov", factories.ORLOV),
        ("South Korea", Target(TargetKind.COUNTRY, "KR", "South Korea")),
        ("#sanctions", SANCTIONS),
        ("Sanctions", SANCTIONS),
        ("#russia", None),
        ("nobody", None),
        ("", None),
    ],
)
def test_a_name_means_the_target_that_is_called_so(desk: Desk, name: str, target: Target | None) -> None:
    assert target_called(name, desk, desk.find().facets) == target
