"""What a fresh process imports: the core stays free of the libraries that only some commands need."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HEAVY = {
    "spacy",
    "thinc",
    "numpy",
    "textual",
    "tinydb",
    "trafilatura",
    "lxml",
    "textblob",
    "nltk",
    "pyroaring",
    "httpx",
    "httpcore",
    "protego",
    "feedparser",
    "warcio",
    "py3langid",
    "webencodings",
    "rensa",
}


def loaded_by(code, watched=HEAVY):
    """Which of the watched modules running this code loads."""
    ran = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}\nprint(*sys.modules, file=sys.stderr)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return watched & set(ran.stderr.split())


@pytest.mark.parametrize(
    "module",
    [
        "stance",
        "stance.records",
        "stance.reading",
        "stance.registries",
        "store",
        "store.contract",
        "store.documents",
        "store.query",
        "seeds",
        "tui",
        "tui.cli",
    ],
)
def test_importing_stays_light(module):
    assert loaded_by(f"import {module}") == set()


@pytest.mark.parametrize("arguments", [["--help"], ["quotes", "--help"], ["--version"], ["nonsense"]])
def test_help_is_answered_without_heavy_libraries(arguments):
    assert loaded_by(f"from tui.cli import main\nmain({arguments!r})") == set()


@pytest.mark.parametrize(("package", "above"), [("stance", {"store", "tui"}), ("store", {"tui"})])
def test_no_module_loads_what_stands_above_it(package, above):
    code = f"""
import importlib, pkgutil, {package}
for module in pkgutil.walk_packages({package}.__path__, "{package}."):
    importlib.import_module(module.name)"""
    assert loaded_by(code, above) == set()


def test_no_benchmark_shadows_a_package_when_a_script_beside_it_is_run():
    names = {path.stem for path in (ROOT / "tests" / "benchmarks").glob("*.py")}
    assert not names & {"stance", "store", "tui", "seeds", *HEAVY, *sys.stdlib_module_names}
