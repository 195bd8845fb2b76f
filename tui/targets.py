"""What stances are toward: how a target is called on the screen, and which one a name means."""

from __future__ import annotations

from collections.abc import Iterable

from stance.records import Target, TargetKind
from store.contract import Desk, Facet, Facets
from store.folding import fold
from store.query import parse, written
from tui.plain import one_line

TOPIC_SIGN = "#"
"""Before the name of a topic, wherever one stands among countries, people and organisations."""


def topic_name(name: str) -> str:
    """A topic's name with its sign."""
    return TOPIC_SIGN + one_line(name)


def target_name(target: Target) -> str:
    """What a target is called: its name, a topic's with its sign."""
    return topic_name(target.name) if target.kind is TargetKind.TOPIC else one_line(target.name)


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
