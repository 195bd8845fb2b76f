"""A user's configuration: the theme, and keys for commands. Errors in it are reported, and the rest is used.

theme = "light"

[keys]
note = "N"
next = "right,ctrl+n"
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from tui.commands import EVERYWHERE, GROUPS, Keys, keys_of, shown

NAMES = {command.name for group in GROUPS for command in group.commands}


@dataclass(frozen=True, slots=True)
class Config:
    """What a user chose."""

    theme: str | None = None
    """"dark", "light", or what Textual calls one of its own."""
    keys: Keys = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    """Errors, a sentence each that names the file and the place."""


def default_config() -> Path:
    """The file in the user's configuration folder, as the system has it."""
    from platformdirs import user_config_path

    return user_config_path("onrecord", appauthor=False) / "config.toml"


def load(path: Path) -> Config:
    """The configuration in a file; an empty one where there is none. Never raises."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Config()
    except (OSError, ValueError) as error:
        return Config(problems=(f"{path}: {error}",))
    problems = [
        f"there is no setting {name!r}; there are theme and keys"
        for name in found
        if name not in ("theme", "keys")
    ]
    theme, keys = found.get("theme"), found.get("keys", {})
    if not isinstance(theme, str | None):
        theme, problems = None, [*problems, f"theme: is a name, not {theme!r}"]
    if not isinstance(keys, dict):
        keys, problems = {}, [*problems, "keys: is a table, [keys]"]
    kept: dict[str, str] = {}
    for name, value in keys.items():
        if problem := _problem(name, value, kept):
            problems.append(f"keys.{name}: {problem}")
        else:
            kept[name] = value
    return Config(theme, kept, tuple(f"{path}: {problem}" for problem in problems))


def _problem(name: str, value: object, kept: Mapping[str, str]) -> str | None:
    if name not in NAMES:
        close = get_close_matches(name, NAMES, 1)
        return f"there is no such command{f'; did you mean {close[0]}?' if close else ''}"
    if not isinstance(value, str) or not all(key.strip() for key in value.split(",")):
        return f"is a key or several with commas between, not {value!r}"
    return _clash(name, {**kept, name: value})


def _clash(name: str, keys: Keys) -> str | None:
    """The conflict with another command of the same place that has one of the keys; None without any."""
    for group in GROUPS:
        taken: dict[str, set[str]] = defaultdict(set)
        for command in {*group.commands, *EVERYWHERE.commands}:
            for key in keys_of(command, keys):
                taken[shown(key)].add(command.name)
        for key, names in taken.items():
            # Tab completes in the filter line and moves on elsewhere, on purpose.
            if name in names and len(names) > 1 and key != shown("tab"):
                other = next(iter(names - {name}))
                return f"{key} is the key of {other} already"
    return None
