"""A plot of stances over time: the numbers of the rows below it, at a glance."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import RenderResult
from textual.color import Color
from textual_plotext import PlotextPlot

from tui.comparison import Period

LINE, POINT, HERE = "braille", "●", "◆"
MOST_DAYS_NAMED = 5


class TimePlot(PlotextPlot):
    """The means of periods over time, from −1 at the bottom to +1."""

    def __init__(self) -> None:
        super().__init__()
        self._periods: Sequence[Period] = ()
        self._at = 0

    def show(self, periods: Sequence[Period], at: int) -> None:
        """Show these; the one at this index gets a sign of its own."""
        self._periods, self._at = periods, at
        self.refresh()

    def render(self) -> RenderResult:
        """Plot them, in the colours of the theme as it is now."""
        if self._periods:
            self._plot_them(self._periods, self._at)
        return super().render()

    def _plot_them(self, periods: Sequence[Period], at: int) -> None:
        # Days as numbers: the plot's own dates are local times, which don't cover all years.
        days, means = [period.first.toordinal() for period in periods], [period.mean for period in periods]
        named = periods[:: -(-len(periods) // MOST_DAYS_NAMED)]
        self.plt.clear_figure()
        self.plt.frame(False)
        self.plt.ylim(-1, 1)
        self.plt.yticks([-1, 0, 1], ["−1 against", "0", "+1 for"])
        self.plt.xticks([period.first.toordinal() for period in named], [period.name for period in named])
        self.plt.hline(0, self._colour("border-blurred"))
        self.plt.plot(days, means, marker=LINE, color=self._colour("aside"))
        self.plt.scatter(days, means, marker=POINT, color=self._colour("primary"))
        self.plt.scatter([days[at]], [means[at]], marker=HERE, color=self._colour("accent"))

    def _colour(self, variable: str) -> tuple[int, int, int]:
        return Color.parse(self.app.theme_variables[variable]).rgb
