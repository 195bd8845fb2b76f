"""What a fresh process imports: the core stays free of the libraries that only some commands need."""

import ast
import subprocess
import sys
from collections import Counter
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
        "stance.cleaning",
        "stance.reading",
        "stance.registries",
        "store",
        "store.contract",
        "store.documents",
        "store.exports",
        "store.query",
        "seeds",
        "tui",
        "tui.cli",
    ],
)
def test_importing_stays_light(module):
    assert loaded_by(f"import {module}") == set()


@pytest.mark.parametrize(
    "code",
    [
        "from stance import *",
        "stance.__version__",
        "stance.article('Mara Holt said it was late.', published='2024-05-01')",
        "stance.to_rows(())",
    ],
)
def test_the_front_door_loads_spacy_only_to_extract(code):
    assert loaded_by(f"import stance\n{code}") == set()


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


def test_no_module_of_the_command_line_loads_what_is_heavy():
    code = """
import importlib, pkgutil, tui.cli
for module in pkgutil.walk_packages(tui.cli.__path__, "tui.cli."):
    importlib.import_module(module.name)"""
    assert loaded_by(code) == set()


@pytest.mark.parametrize("path", sorted((ROOT / "tui" / "cli").glob("*.py")), ids=lambda path: path.stem)
def test_the_command_line_never_imports_textual_itself(path):
    nodes = [*ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    imported = {node.module for node in nodes if isinstance(node, ast.ImportFrom)}
    imported |= {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    assert not [name for name in imported if name and name.split(".")[0] == "textual"]


def test_no_name_of_a_module_or_a_class_stands_twice():
    houses = ("stance", "store", "tui", "seeds")
    paths = [path for house in houses for path in (ROOT / house).rglob("*.py")]
    paths = [path for path in paths if not path.stem.startswith("__")]
    modules = Counter(path.stem for path in paths)
    classes = Counter(
        node.name
        for path in paths
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef)
    )
    assert [name for name, times in (*modules.items(), *classes.items()) if times > 1] == []


def test_no_benchmark_shadows_a_package_when_a_script_beside_it_is_run():
    names = {path.stem for path in (ROOT / "tests" / "benchmarks").glob("*.py")}
    assert not names & {"stance", "store", "tui", "seeds", *HEAVY, *sys.stdlib_module_names}
