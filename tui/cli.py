"""The command line: every command is a thin layer over the stages, the store and the printing.

Exit status: 0 done, 1 nothing found or a check failed, 2 bad usage or bad input; 130 and 141 where the user
or the reader of the output stopped it. stdout is data, stderr is narration. What is heavy is imported by the
commands that need it, so that `onrecord --help` is instant.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from stance.cleaning import clean_line
from stance.errors import SourceError
from stance.reading import read
from stance.reading.examples import Example, read_examples
from store.contract import Desk, Facet, Facets, Selection, Sort
from store.documents import from_extraction, from_stance
from store.query import parse
from tui.adding import add_articles, summary, workers
from tui.desks import (
    NothingFound,
    default_desk,
    desk_for_dashboard,
    names_in,
    open_for_reading,
    open_for_writing,
    registries_of,
    sample_desk,
)
from tui.narration import Problems, say, with_progress
from tui.options import (
    DESK_HELP,
    WITH_QUERY,
    DeskOption,
    EncodingOption,
    JobsOption,
    JsonOption,
    QueryArgument,
    SourcesArgument,
)
from tui.overview import overview
from tui.printing import (
    counted,
    explanation,
    facet_table,
    from_entry,
    from_facet,
    print_json,
    print_people,
    quote_tables,
)
from tui.status import DONE, NOTHING, status_of

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

    with as_file(files("seeds") / "articles") as samples:
        if sys.stdout.isatty():
            return _show_dashboard(sample_desk, title="demo", sources=[str(samples)])
        desk, problems = sample_desk(), Problems()
        articles = with_progress(read([samples], on_problem=problems.tell), "articles")
        add_articles(desk, articles, registries_of(None))
        print_people(*overview(desk))
        return problems.end()


@app.command()
def add(
    context: typer.Context,
    sources: SourcesArgument,
    encoding: EncodingOption = None,
    jobs: JobsOption = 1,
    desk: DeskOption = None,
) -> int:
    """Read articles and keep their quotes.

    \b
    onrecord add articles/ page.html
    onrecord add - < article.txt

    Finds and scores them first. Adding an article again changes nothing. What can't be read is named on
    stderr and the rest is kept all the same; so is what was finished before an interruption.
    """
    path, problems = desk or context.obj, Problems()
    registries = registries_of(path)
    with open_for_writing(path, registries) as opened, workers(jobs) as executor:
        articles = with_progress(read(sources, encoding=encoding, on_problem=problems.tell), "articles")
        added, known = add_articles(opened, articles, registries, executor)
    for article_id in added.clashes:
        say(f"article {article_id} is on the desk with another text, which was kept")
    if added.articles_new or added.articles_known or known:
        print(summary(added, known))
    return problems.end()


@app.command()
def extract(
    context: typer.Context,
    sources: SourcesArgument,
    text: Annotated[bool, typer.Option("--text", help="Add the articles' texts.")] = False,
    encoding: EncodingOption = None,
    jobs: JobsOption = 1,
    desk: DeskOption = None,
) -> int:
    """Print the quotes of articles as JSON, keep nothing.

    \b
    onrecord extract article.txt | python -m json.tool
    onrecord extract --jobs 4 many.jsonl > quotes.jsonl

    One object per article, in order, with the quotes' speakers and stances. All offsets are characters,
    half-open, into the article's text.
    """
    from stance import pipeline

    registries, problems = registries_of(desk or context.obj), Problems()
    articles = read(sources, encoding=encoding, on_problem=problems.tell)
    for extraction in with_progress(
        pipeline.extract(articles, registries=registries), "articles", printing=True
    ):
        print_json(from_extraction(extraction, text=text))
    return problems.end()


@app.command()
def stance(
    examples: Annotated[Path, typer.Argument(metavar="EXAMPLES.jsonl", help="The examples, one a line.")],
) -> int:
    """Score examples: is the holder for or against the target?

    \b
    reads   {"id", "text", "holder": [start, end] or null, "target": [start, end]}
    writes  {"id", "score", "label", "evidence"}

    Where the holder is null, it is the stance of the text's own voice.
    """
    from stance.parsing import parse_all
    from stance.scoring import score_pair

    problems = Problems()
    waiting: list[Example] = []

    def texts() -> Iterator[str]:
        for found in read_examples(examples):
            if isinstance(found, SourceError):
                problems.tell(found)
            else:
                waiting.append(found)
                yield found.text

    for doc in with_progress(parse_all(texts()), "examples", printing=True):
        example = waiting.pop(0)
        scored = score_pair(doc, holder=example.holder, target=example.target)
        document = from_stance(scored)
        print_json({"id": example.id, **{key: document[key] for key in ("score", "label", "evidence")}})
    return problems.end()


@app.command(context_settings=WITH_QUERY)
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
    with _found(context, desk, query, sort) as selection:
        entries = islice(selection, limit)
        if json:
            for entry in entries:
                print_json(from_entry(entry))
        else:
            print_people(*quote_tables(entries))
    return DONE


@app.command(context_settings=WITH_QUERY)
def speakers(
    context: typer.Context, query: QueryArgument = None, json: JsonOption = False, desk: DeskOption = None
) -> int:
    """List speakers with counts and mean stances.

    \b
    onrecord speakers topic:sanctions about:RU
    """
    return _facets(context, desk, query, json, "speakers", lambda facets: facets.speakers)


@app.command(context_settings=WITH_QUERY)
def countries(
    context: typer.Context, query: QueryArgument = None, json: JsonOption = False, desk: DeskOption = None
) -> int:
    """List the speakers' countries with counts and mean stances.

    \b
    onrecord countries about:US after:2024-01-01
    """
    return _facets(context, desk, query, json, "countries", lambda facets: facets.countries)


@app.command(context_settings=WITH_QUERY)
def topics(
    context: typer.Context, query: QueryArgument = None, json: JsonOption = False, desk: DeskOption = None
) -> int:
    """List topics with counts and mean stances.

    \b
    onrecord topics speaker:guterres
    """
    return _facets(context, desk, query, json, "topics", lambda facets: facets.topics)


@app.command(context_settings=WITH_QUERY)
def export(
    context: typer.Context,
    query: QueryArgument = None,
    format: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="csv, jsonl or markdown; without it, as the file's name ends."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", metavar="FILE", help="The file to write; without it, stdout.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it is there.")] = False,
    desk: DeskOption = None,
) -> int:
    """Write quotes to a file: CSV, JSON lines, Markdown.

    
    onrecord export about:RU --output russia.csv
    onrecord export is:marked --format markdown > brief.md
    """
    from store.export import FORMATS, SUFFIXES, write

    endings = {suffix: name for name, suffix in SUFFIXES.items()}
    format = format or endings.get(output.suffix.lower() if output else "", "")
    if format not in FORMATS:
        raise typer.BadParameter(f"{format!r} is none of {', '.join(FORMATS)}", param_hint="--format")
    names = names_in(registries_of(desk or context.obj))
    with _found(context, desk, query) as selection:
        write(selection, format, output or sys.stdout, force=force, names=names)
        if output:
            say(f"wrote {counted(len(selection), 'quote')} to {output}")
    return DONE


@app.command()
def explain(
    context: typer.Context,
    quote_id: Annotated[str, typer.Argument(metavar="QUOTE_ID", help="A quote's id, or how it starts.")],
    desk: DeskOption = None,
) -> int:
    """Show why a quote is scored as it is, rule by rule.

    Each rule's evidence stands with its weight and with what the score would be without it.
    """
    with open_for_reading(desk or context.obj) as opened:
        print_people(*explanation(opened.quote(quote_id)))
    return DONE


@app.command()
def verify(context: typer.Context, desk: DeskOption = None) -> int:
    """Check every quote, word for word, against its article.

    Lists what differs; exit status 1 if anything does.
    """
    with open_for_reading(desk or context.obj) as opened:
        differing = list(opened.verify())
        checked = f"{counted(len(opened.find()), 'quote')} in {counted(len(opened.articles()), 'article')}"
    for problem in differing:
        print(clean_line(f"{problem.where}: {problem.reason}"))
    say(f"checked {checked}, found {counted(len(differing), 'problem')}")
    return NOTHING if differing else DONE


def _show_desk(path: Path) -> int:
    if sys.stdout.isatty():
        return _show_dashboard(lambda: desk_for_dashboard(path), title=str(path))
    if not path.exists():
        print("No quotes yet. `onrecord add` reads articles; `onrecord demo` shows samples.")
        return DONE
    with open_for_reading(path) as opened:
        print_people(*overview(opened))
    return DONE


def _show_dashboard(open_desk: Callable[[], Desk], *, title: str, sources: Sequence[str] = ()) -> int:
    from multiprocessing.resource_tracker import ensure_running

    from tui.app import OnrecordApp
    from tui.feeding import ProcessFeed

    # It hands stderr's descriptor on, which there is none of once Textual has taken stderr; without it the
    # feed's process can't start.
    ensure_running()
    OnrecordApp(open_desk, title=title, feed=ProcessFeed(sources) if sources else None).run()
    return DONE


@contextmanager
def _found(
    context: typer.Context, desk: Path | None, words: Sequence[str] | None, sort: Sort = Sort.NEWEST
) -> Iterator[Selection]:
    """What the query finds; terms that aren't understood are said, and the rest still filters."""
    query = parse(_query_text(words or ()))
    for term in query.problems:
        say(f"{query.text[term.start : term.end]!r} is left out of the query: {term.problem}")
    with open_for_reading(desk or context.obj) as opened:
        selection = opened.find(query, sort=sort)
        if not selection:
            raise NothingFound("nothing found")
        yield selection


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
    with _found(context, desk, query) as selection:
        facets = choose(selection.facets)
    if not facets:
        raise NothingFound(f"no {title} in what was found")
    if json:
        for facet in facets:
            print_json(from_facet(facet))
    else:
        print_people(facet_table(facets, title))
    return DONE
