"""Speakers, targets, quotes and copies in words, each on one line, for screens and the command line."""

from __future__ import annotations

from stance.records import Speaker, SpeakerKind, Target, TargetKind
from store.contract import Entry
from store.read_log import Copy
from store.wording import in_brief
from tui.plain import one_line, short_name

NOBODY = "unattributed"
TOPIC_SIGN = "#"
"""Before the name of a topic, to distinguish it from countries, people and organisations."""


def topic_name(name: str) -> str:
    """A topic's name with its sign."""
    return TOPIC_SIGN + one_line(name)


def target_name(target: Target) -> str:
    """A target's name, a topic's with its sign."""
    return topic_name(target.name) if target.kind is TargetKind.TOPIC else one_line(target.name)


def speaker_name(speaker: Speaker | None) -> str:
    """A speaker's name, or that the quote is unattributed."""
    return one_line(speaker.name) if speaker else NOBODY


def fitting_name(speaker: Speaker, width: int) -> str:
    """A speaker's name; a person's is shortened to fit the width."""
    name = one_line(speaker.name)
    return short_name(name, width) if speaker.kind is SpeakerKind.PERSON and speaker.named else name


def quote_words(entry: Entry) -> str:
    """The quote: in quotation marks where all of it was printed in them, else with its cue."""
    return one_line(in_brief(entry))


def copy_words(copy: Copy) -> str:
    """Outlet, day, title and link, as far as known."""
    day = copy.published.isoformat() if copy.published else None
    return one_line(" · ".join(filter(None, (copy.outlet, day, copy.title, copy.url))))
