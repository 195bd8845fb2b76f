"""The commands that look at a desk: quotes, speakers, countries, topics, export, explain, verify."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from stance.cleaning import clean_line
from store.contract import Facet, Facets, Selection, Sort
from store.desk_errors import ExportError, QueryError
from store.query import parse
from store.read_log import ReadLog
from tui.cli.exit_status import BAD, DONE, NOTHING
from tui.cli.options import DeskOption, JsonOption, QueryArgument
from tui.cli.printing import (
    explanation,
    facet_table,
    from_entry,
    from_facet,
    print_json,
    print_text,
    quote_tables,
)
from tui.cli.progress import say
from tui.cli.reprint_text import copy_lines, from_variant, reprint_lines
from tui.desks import NothingFound, names_in, open_for_reading, registries_of
from tui.figures import count

FORMAT_HELP = "csv, xlsx, jsonl, markdown, bibtex or webannotation; else as the file's name ends."


def quotes(
    context: typer.Context,
    query: QueryArgument = None,
    json: JsonOption = False,
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="At most so many.")] = None,
    sort: Annotated[Sort, typer.Option(help="The order.")] = Sort.NEWEST,
    desk: DeskOption = None,
) -> int:
    """List quotes.

    \b
    onrecord quotes country:RU about:US topic:sanctions after:2024-06-01
    onrecord quotes 'speaker:"Vladimir Putin" stance:<-0.3 -is:marked'

    Put what your shell would change (quotation marks, < and >) in single quotes.
    """
    with _found(context, desk, query, sort) as found:
        entries = islice(found.selection, limit)
        if json:
            for entry in entries:
                print_json(from_entry(entry))
        else:
            print_text(*quote_tables(entries, found.selection.targets, sort))
    return found.status


def speakers(
    context: typer.Context, query: QueryArgument = None, json: JsonOption = False, desk: DeskOption = None
) -> int:
    """List speakers with counts and mean stances.

    \b
    onrecord speakers topic:sanctions about:RU
    """
    return _facets(context, desk, query, json, "speakers", lambda facets: facets.speakers)


def countries(
    context: typer.Context, query: QueryArgument = None, json: JsonOption = False, desk: DeskOption = None
) -> int:
    """List the speakers' countries with counts and mean stances.

    \b
    onrecord countries about:US after:2024-01-01
    """
    return _facets(context, desk, query, json, "countries", lambda facets: facets.countries)


def topics(
    context: typer.Context, query: QueryArgument = None, json: JsonOption = False, desk: DeskOption = None
) -> int:
    """List topics with counts and mean stances.

    \b
    onrecord topics speaker:guterres
    """
    return _facets(context, desk, query, json, "topics", lambda facets: facets.topics)


def export(
    context: typer.Context,
    query: QueryArgument = None,
    format: Annotated[
        str | None,
        typer.Option(metavar="NAME", help=FORMAT_HELP),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", metavar="FILE", help="The file to write; without it, stdout.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it is there.")] = False,
    desk: DeskOption = None,
) -> int:
    """Write quotes to a file: CSV, XLSX, Markdown and others.

    \b
    onrecord export about:RU --output russia.csv
    onrecord export is:marked --format markdown > brief.md
    """
    from store.exports import FORMATS, write

    format = format or _format_of(output)
    if format not in FORMATS:
        raise typer.BadParameter(f"{format!r} is none of {', '.join(FORMATS)}", param_hint="--format")
    if output and output.is_file() and not force:
        raise ExportError(f"{output}: exists already; --force replaces it")
    names = names_in(registries_of(desk or context.obj))
    with _found(context, desk, query) as found:
        write(found.selection, format, output or sys.stdout, force=force, names=names)
        if output:
            say(f"wrote {count(len(found.selection), 'quote')} to {output}")
    return found.status


def _format_of(output: Path | None) -> str:
    """The format by the ending of a file's name."""
    from store.exports import FORMATS, SUFFIXES

    for name, suffix in SUFFIXES.items():
        if output and output.suffix.lower() == suffix:
            return name
    what = (
        f"the ending of {output.name} names no format"
        if output
        else "name a file (--output FILE) or, for stdout, a format (--format NAME)"
    )
    raise typer.BadParameter(
        f"{what}; endings are {', '.join(SUFFIXES.values())}, formats {', '.join(FORMATS)}",
        param_hint="--output or --format",
    )


def reprints(
    context: typer.Context, query: QueryArgument = None, json: JsonOption = False, desk: DeskOption = None
) -> int:
    """List quotes that several articles printed, with what each of them cut.

    \b
    onrecord reprints speaker:putin after:2024-06-01

    The fullest print stands first; beneath it the others, each with the words that it left out and those
    that only it has.
    """
    from stance.reprints.quotes import clusters

    with _found(context, desk, query) as found:
        entries = {entry.quote.id: entry for entry in found.selection}
        reprinted = list(clusters(entry.quote for entry in entries.values()))
    if not reprinted:
        raise NothingFound("no quote in what was found was printed twice")
    for cluster in reprinted:
        prints = [(variant, entries[variant.quote.id]) for variant in cluster.variants]
        if json:
            print_json([from_variant(variant, entry) for variant, entry in prints])
        else:
            print_text(*reprint_lines(prints))
    return found.status


def explain(
    context: typer.Context,
    quote_id: Annotated[str, typer.Argument(metavar="QUOTE_ID", help="A quote's id, or how it starts.")],
    desk: DeskOption = None,
) -> int:
    """Show why a quote is scored as it is, rule by rule.

    Each rule's evidence stands with its weight and with what the score would be without it.
    """
    path = desk or context.obj
    with open_for_reading(path) as opened:
        entry = opened.quote(quote_id)
    print_text(*explanation(entry), *copy_lines(ReadLog(path).copies(entry.article.id)))
    return DONE


def verify(context: typer.Context, desk: DeskOption = None) -> int:
    """Check every quote, word for word, against its article.

    Lists what differs, and files of the desk that are damaged; exit status 1 if there are any.
    """
    with open_for_reading(desk or context.obj, salvage=True) as opened:
        differing = list(opened.verify())
        checked = f"{count(len(opened.find()), 'quote')} in {count(len(opened.articles()), 'article')}"
    for problem in differing:
        print(clean_line(f"{problem.where}: {problem.reason}"))
    say(f"checked {checked}, found {count(len(differing), 'problem')}")
    return NOTHING if differing else DONE


class _QueryResult(NamedTuple):
    """What a query finds."""

    selection: Selection
    status: int
    """The exit status: that of bad input where terms of the query weren't understood."""


@contextmanager
def _found(
    context: typer.Context, desk: Path | None, words: Sequence[str] | None, sort: Sort = Sort.NEWEST
) -> Iterator[_QueryResult]:
    """The query's result. Terms that aren't understood are reported, and the rest still filters."""
    query = parse(_query_text(words or ()))
    for term in query.problems:
        say(f"{query.text[term.start : term.end]!r} is left out of the query: {term.problem}")
    with open_for_reading(desk or context.obj) as opened:
        selection = opened.find(query, sort=sort)
        if not selection:
            raise (QueryError if query.problems else NothingFound)("nothing found")
        yield _QueryResult(selection, BAD if query.problems else DONE)


def _query_text(words: Sequence[str]) -> str:
    for word in words:
        if word.startswith("--"):
            raise typer.BadParameter(f"no such option: {word}")
    return " ".join(words)


def _facets(
    context: typer.Context,
    desk: Path | None,
    query: Sequence[str] | None,
    json: bool,
    title: str,
    choose: Callable[[Facets], Sequence[Facet]],
) -> int:
    with _found(context, desk, query) as found:
        facets = choose(found.selection.facets)
    if not facets:
        raise NothingFound(f"no {title} in what was found")
    if json:
        for facet in facets:
            print_json(from_facet(facet))
    else:
        print_text(facet_table(facets, title))
    return found.status
