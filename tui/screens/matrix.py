"""Who stands where toward whom."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from store.contract import Facet
from tui import notices
from tui.comparison import Matrix
from tui.drawing.bars import NEUTRAL
from tui.figures import count, score_text
from tui.plain import one_line
from tui.screens.dialog import Dialog
from tui.widgets.grid import MENTIONED, NOTHING, Grid


class MatrixScreen(Dialog[tuple[str, str]]):
    """Gives the country's code and the target's name of the cell that was chosen."""

    DEFAULT_CSS = """
    MatrixScreen {
        & > Vertical { width: 100%; height: 100%; padding: 0 1; }
        & Grid { border: none; &:focus { border: none; } }
        & .cell { width: 1fr; height: 1; }
    }
    """

    def __init__(self, matrix: Matrix, filtered_by: str) -> None:
        super().__init__()
        self._matrix = matrix
        self._filtered_by = one_line(filtered_by)
        """The filter of the quotes; empty for all quotes."""

    def compose(self) -> ComposeResult:
        """The grid; in words what is under the cursor."""
        with Vertical() as box:
            box.border_title = Content(f"Mean stance, who → whom, in {self._filtered_by or 'all quotes'}")
            signs = f"{MENTIONED} no score, {NOTHING} no quote"
            box.border_subtitle = Content(f"{signs} · Enter shows the quotes · Esc closes")
            grid = Grid(self._matrix)
            grid.notice = notices.no_stance()
            yield grid
            yield Static(classes="cell", markup=False)

    @on(Grid.Moved)
    def on_mount(self) -> None:
        """Say in words what is under the cursor."""
        grid = self.query_one(Grid)
        if grid.cell:
            country, target = grid.cell
            found = self._matrix.cells.get((country.key, target.key))
            words = _words(found) if found else "no quote to show"
            words_of_cell = f"{one_line(country.name)} → {one_line(target.name)}: {words}"
            place = f"target {grid.column + 1} of {len(self._matrix.columns)}"
            room = max(grid.scrollable_content_region.width - len(place) - 1, 1)
            line = Content.styled(words_of_cell, "bold").truncate(room, ellipsis=True, pad=True)
            line = Content.assemble(line, (f" {place}", NEUTRAL))
            self.query_one(".cell", Static).update(line, layout=False)

    @on(Grid.Chosen)
    def _choose(self) -> None:
        cell = self.query_one(Grid).cell
        if cell and (cell[0].key, cell[1].key) in self._matrix.cells:
            self.dismiss((cell[0].key, cell[1].name))
        else:
            self.app.bell()


def _words(cell: Facet) -> str:
    quotes = count(cell.count, "quote")
    if cell.mean is None:
        return f"no score in {quotes}"
    scored = "" if cell.scored == cell.count else f"{cell.scored:,} of "
    return f"{score_text(cell.mean).strip()} in {scored}{quotes}"
