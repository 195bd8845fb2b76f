"""What takes more than a key: flows that ask, wait and write, each started by a command."""

from __future__ import annotations

from collections.abc import Mapping

from tui.flows import add_articles, annotating, arranging, comparing, exporting, leaving, sharing
from tui.flows.host import Flow

FLOWS: Mapping[str, Flow] = {
    "mark": annotating.mark,
    "mark_all": annotating.mark_all,
    "note": annotating.note,
    "correct": annotating.correct,
    "undo": annotating.undo,
    "redo": annotating.redo,
    "sort": arranging.sort,
    "views": arranging.views,
    "matrix": comparing.show_matrix,
    "timeline": comparing.show_time_line,
    "turns": comparing.show_turns,
    "all_turns": comparing.show_all_turns,
    "copy": sharing.copy,
    "open": sharing.open_article,
    "export": exporting.export,
    "add": add_articles.add,
    "leave": leaving.leave,
}
"""By the name that commands use."""
