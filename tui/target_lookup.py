"""What an analyst can say a stance is toward: the names of a desk's targets, and which one a name means."""

from __future__ import annotations

from collections.abc import Iterable

from stance.records import Target, TargetKind
from store.contract import Desk, Facet, Facets
from store.folding import fold
from store.query import parse, written
from tui.names import TOPIC_SIGN, topic_name


def target_names(everything: Facets) -> list[str]:
    """All that a stance on this desk could be toward, the most frequent first: for completion."""
    names = [facet.name for facet in (*everything.targets, *everything.countries)]
    return list(dict.fromkeys([*names, *(topic_name(topic.name) for topic in everything.topics)]))


def target_called(name: str, desk: Desk, everything: Facets) -> Target | None:
    """The target of this name among all that the desk has; None where nothing is called so."""
    wanted = fold(name.removeprefix(TOPIC_SIGN))
    if not name.startswith(TOPIC_SIGN):
        if facet := _called(wanted, everything.targets):
            return _target_of(facet, desk)
        if facet := _called(wanted, everything.countries):
            return Target(TargetKind.COUNTRY, facet.key, facet.name)
    topic = _called(wanted, everything.topics)
    return Target(TargetKind.TOPIC, topic.key, topic.name) if topic else None


def _called(wanted: str, facets: Iterable[Facet]) -> Facet | None:
    return next((facet for facet in facets if wanted in (fold(facet.name), fold(facet.key))), None)


def _target_of(facet: Facet, desk: Desk) -> Target | None:
    """A facet doesn't tell people from organisations; a quote about it does, as found or as corrected."""
    found = desk.find(parse(written("about", facet.key)))
    targets = (stance.target for entry in found for stance in entry.stances)
    return next((target for target in targets if target.id == facet.key), None)
