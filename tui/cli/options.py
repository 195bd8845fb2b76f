"""The options and arguments that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

WITH_QUERY = {"ignore_unknown_options": True}
"""A negated term, `-country:RU`, looks like an option and isn't one."""

DESK_HELP = "The desk's folder; else $ONRECORD_DESK, else your own."
DeskOption = Annotated[Path | None, typer.Option("--desk", metavar="PATH", help=DESK_HELP)]
SourcesArgument = Annotated[
    list[str],
    typer.Argument(metavar="SOURCE...", help="Files, folders, links to articles or feeds, - for stdin."),
]
OwnSourcesArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="SOURCE...", help="Files, folders, links to articles or feeds, - for stdin."),
]
QueryArgument = Annotated[
    list[str] | None, typer.Argument(metavar="QUERY", help="Which quotes; all without it.")
]
EncodingOption = Annotated[
    str | None, typer.Option(metavar="NAME", help="Encoding of texts and pages that aren't UTF-8.")
]
JobsOption = Annotated[
    int | None,
    typer.Option(min=1, metavar="N", help="Processes that extract at once; without it, as it pays."),
]
PrivateOption = Annotated[
    bool, typer.Option("--allow-private", help="Follow links into private networks, an intranet's, too.")
]
LanguageOption = Annotated[
    bool, typer.Option("--any-language", help="Read texts, too, that aren't in English.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]
