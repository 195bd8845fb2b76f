"""What the tests of the command line share: a desk of one's own, and commands run in this process."""

from __future__ import annotations

import pytest

from tests.tui.running import Ran, stand_in
from tui import cli


@pytest.fixture
def own_desk(tmp_path, monkeypatch):
    """A desk of this test's own, and no language model."""
    monkeypatch.setenv("ONRECORD_DESK", str(tmp_path / "desk"))
    monkeypatch.setattr("stance.pipeline.extract", stand_in)
    return tmp_path / "desk"


@pytest.fixture
def run(capsys, own_desk):
    """Run a command in this process."""

    def run_command(*arguments):
        capsys.readouterr()
        status = cli.main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return Ran(status, out, err)

    return run_command


@pytest.fixture(autouse=True)
def _top_line_follows_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.widgets.status_bar.SECONDS_TO_PLACE", 0.001)
