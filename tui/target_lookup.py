"""The targets that an analyst can name: their names for completion, and which one a name means."""

from __future__ import annotations

from collections.abc import Iterable

from stance.records import Target, TargetKind
from store.contract import Desk, Facet, Facets
from store.folding import fold
from store.query import parse, written
from tui.names import TOPIC_SIGN, topic_name


def target_names(everything: Facets) -> list[str]:
    """The names of all targets of the desk, the most frequent first."""
    names = [facet.name for facet in (*everything.targets, *everything.countries)]
    return list(dict.fromkeys([*names, *(topic_name(topic.name) for topic in everything.topics)]))


def target_called(name: str, desk: Desk, everything: Facets) -> Target | None:
    """The desk's target of this name; None where nothing has it."""
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
    """The target of a facet. Its kind is that in a quote about it, since facets don't have one."""
    found = desk.find(parse(written("about", facet.key)))
    targets = (stance.target for entry in found for stance in entry.stances)
    return next((target for target in targets if target.id == facet.key), None)
