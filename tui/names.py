"""What speakers, targets, quotes and copies are called, on screens and on the command line: on one line."""

from __future__ import annotations

from stance.records import Speaker, SpeakerKind, Target, TargetKind
from store.contract import Entry
from store.read_log import Copy
from store.wording import in_brief
from tui.plain import one_line, short_name

NOBODY = "unattributed"
TOPIC_SIGN = "#"
"""Before the name of a topic, wherever one stands among countries, people and organisations."""


def topic_name(name: str) -> str:
    """A topic's name with its sign."""
    return TOPIC_SIGN + one_line(name)


def target_name(target: Target) -> str:
    """What a target is called: its name, a topic's with its sign."""
    return topic_name(target.name) if target.kind is TargetKind.TOPIC else one_line(target.name)


def speaker_name(speaker: Speaker | None) -> str:
    """A speaker's name, or that nobody is known."""
    return one_line(speaker.name) if speaker else NOBODY


def fitting_name(speaker: Speaker, width: int) -> str:
    """A speaker's name, fit for the width where a person's can be shortened."""
    name = one_line(speaker.name)
    return short_name(name, width) if speaker.kind is SpeakerKind.PERSON and speaker.named else name


def quote_words(entry: Entry) -> str:
    """The quote: in quotation marks where all of it stood in such, else with its cue."""
    return one_line(in_brief(entry))


def copy_words(copy: Copy) -> str:
    """Outlet, day, title and link, those that are known."""
    day = copy.published.isoformat() if copy.published else None
    return one_line(" · ".join(filter(None, (copy.outlet, day, copy.title, copy.url))))
