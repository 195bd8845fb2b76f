"""The command line: every command is a thin layer over the stages, the store and the printing.

Exit status: 0 done, 1 nothing found or a check failed, 2 bad usage or bad input; 130 and 141 where the user
or the reader of the output stopped it. stdout is data, stderr is progress. Heavy libraries are imported by
the commands that need them, so that `onrecord --help` is instant.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from stance.reading import read
from store.read_log import ReadLog
from tui.cli import article_commands, feed_commands, query_commands
from tui.cli.exit_status import DONE, status_of
from tui.cli.options import DESK_HELP, WITH_QUERY
from tui.cli.overview import overview
from tui.cli.printing import print_text
from tui.cli.progress import Problems, with_progress
from tui.cli.serve_command import serve
from tui.desks import default_desk, open_for_reading, registries_of, sample_desk
from tui.ingest.adding import add_articles

app = typer.Typer(
    name="onrecord", add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command, from the process's own arguments where none are given; the exit status."""
    return status_of(lambda: app(arguments, prog_name="onrecord", standalone_mode=False))


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    desk: Annotated[
        Path | None,
        typer.Option("--desk", metavar="PATH", envvar="ONRECORD_DESK", show_envvar=False, help=DESK_HELP),
    ] = None,
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False,
) -> int:
    """Who said what about whom, and where they stand: quotes and stances from news articles.

    Without a command it opens the dashboard on your desk; away from a terminal it prints an overview.

    \b
    onrecord demo                                     look at a desk of sample articles
    onrecord add articles/                            keep what is said in your own articles
    onrecord quotes country:RU about:US 'stance:<0'   find it again
    """
    context.obj = desk or default_desk()
    if version:
        from importlib.metadata import version as version_of

        print(f"onrecord {version_of('onrecord')}")
    elif context.invoked_subcommand is None:
        return _show_desk(context.obj)
    return DONE


@app.command()
def demo() -> int:
    """Look at a throwaway desk of sample articles.

    Opens the dashboard on it; away from a terminal, prints its overview.
    """
    from importlib.resources import as_file, files

    if sys.stdout.isatty():
        from tui.dashboard import demonstration

        demonstration().run()
        return DONE
    with as_file(files("seeds") / "articles") as samples:
        desk, problems = sample_desk(), Problems()
        articles = with_progress(read([samples], on_problem=problems.report), "articles")
        add_articles(desk, articles, registries_of(None), ledger=ReadLog())
        print_text(*overview(desk))
        return problems.end()


def _show_desk(path: Path) -> int:
    if sys.stdout.isatty():
        from tui.dashboard import dashboard_on

        dashboard_on(path).run()
        return DONE
    if not path.exists():
        print("No quotes yet. `onrecord add` reads articles; `onrecord demo` shows samples.")
        return DONE
    with open_for_reading(path) as opened:
        print_text(*overview(opened))
    return DONE


app.command()(article_commands.add)
app.command()(article_commands.extract)
app.command()(feed_commands.watch)
app.command()(feed_commands.feeds)
app.command()(article_commands.stance)
app.command(context_settings=WITH_QUERY)(query_commands.quotes)
app.command(context_settings=WITH_QUERY)(query_commands.speakers)
app.command(context_settings=WITH_QUERY)(query_commands.countries)
app.command(context_settings=WITH_QUERY)(query_commands.topics)
app.command(context_settings=WITH_QUERY)(query_commands.reprints)
app.command(context_settings=WITH_QUERY)(query_commands.export)
app.command()(query_commands.explain)
app.command()(query_commands.verify)
app.command()(serve)
