"""The commands that read articles: add, extract, stance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stance.errors import SourceError
from stance.reading import read
from stance.reading.examples import Example, read_examples
from stance.reading.memory import FORGETFUL
from stance.reading.sources import is_link
from store.documents import from_extraction, from_record
from store.read_log import ReadLog
from tui.cli.options import (
    DeskOption,
    EncodingOption,
    JobsOption,
    LanguageOption,
    OwnSourcesArgument,
    PrivateOption,
    SourcesArgument,
)
from tui.cli.printing import print_json
from tui.cli.progress import Problems, say, with_progress
from tui.desks import NothingFound, open_for_writing, registries_of
from tui.figures import count
from tui.ingest.adding import add_articles, changes, jobs_for, summary, workers

if TYPE_CHECKING:
    from stance.reading.web import Web
    from stance.records import Article


def add(
    context: typer.Context,
    sources: OwnSourcesArgument = None,
    encoding: EncodingOption = None,
    jobs: JobsOption = None,
    any_language: LanguageOption = False,
    allow_private: PrivateOption = False,
    copies: Annotated[
        bool, typer.Option("--copies", help="Keep articles, too, that only repeat one that is there.")
    ] = False,
    again: Annotated[
        bool,
        typer.Option("--again", help="Find the quotes of known articles anew; without a SOURCE, of all."),
    ] = False,
    desk: DeskOption = None,
) -> int:
    """Read articles and keep their quotes.

    \b
    onrecord add articles/ page.html
    onrecord add https://news.example.org/story https://news.example.org/feed.xml
    onrecord add - < article.txt
    onrecord add --again

    Finds and scores them first. Adding an article again changes nothing. What can't be read is named on
    stderr and the rest is kept all the same; so is what was finished before an interruption. A story that
    is there already in the same words is not kept twice, but noted with its outlet and link.

    After an update of the program or of your registries, --again finds the quotes anew, and says what has
    changed. What you marked, noted or corrected stays.
    """
    path, problems, sources = desk or context.obj, Problems(), sources or []
    if not sources and not again:
        raise typer.BadParameter("name at least one, or --again", param_hint="SOURCE...")
    if not sources and not path.exists():
        raise NothingFound(f"there is no desk at {path} yet; `onrecord add SOURCE` makes one")
    registries = registries_of(path)
    with open_for_writing(path, registries) as opened, web_for(sources, allow_private) as web:
        ledger = ReadLog(path, (article.id for article in opened.articles()))
        articles: Iterable[Article] = opened.articles()
        if sources:
            articles = read(
                sources,
                encoding=encoding,
                on_problem=problems.report,
                on_note=say,
                web=web,
                # It would pass over the known articles, which are wanted again.
                memory=FORGETFUL if again else ledger,
                any_language=any_language,
            )
        # Links come in slowly, one host at a time: more processes would only wait.
        wanted = 1 if web and jobs is None else jobs
        needed, counted_articles = jobs_for(with_progress(articles, "articles"), wanted)
        with workers(needed) as executor:
            outcome = add_articles(
                opened,
                counted_articles,
                registries,
                executor,
                ledger=ledger,
                keep_copies=copies,
                again=again,
            )
    for article_id in outcome.added.clashes:
        say(f"article {article_id} is on the desk with another text, which was kept")
    if outcome.undated:
        has = "has" if outcome.undated == 1 else "have"
        say(f"{count(outcome.undated, 'article')} {has} no date: after: and before: pass over such")
    if outcome.is_something:
        print(changes(outcome) if again else summary(outcome))
    return problems.end()


def extract(
    context: typer.Context,
    sources: SourcesArgument,
    text: Annotated[bool, typer.Option("--text", help="Add the articles' texts.")] = False,
    encoding: EncodingOption = None,
    jobs: JobsOption = None,
    allow_private: PrivateOption = False,
    desk: DeskOption = None,
) -> int:
    """Print the quotes of articles as JSON, keep nothing.

    \b
    onrecord extract article.txt | python -m json.tool
    onrecord extract --jobs 4 many.jsonl > quotes.jsonl

    One object per article, in order, with the quotes' speakers and stances, whatever its language. All
    offsets are characters, half-open, into the article's text.
    """
    from stance import pipeline

    registries, problems = registries_of(desk or context.obj), Problems()
    with web_for(sources, allow_private) as web:
        articles = read(sources, encoding=encoding, on_problem=problems.report, on_note=say, web=web)
        needed, articles = jobs_for(articles, 1 if jobs is None else jobs)
        with workers(needed) as executor:
            extractions = pipeline.extract(articles, registries=registries, executor=executor)
            for extraction in with_progress(extractions, "articles", printing=True):
                print_json(from_extraction(extraction, text=text))
    return problems.end()


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
                problems.report(found)
            else:
                waiting.append(found)
                yield found.text

    for doc in with_progress(parse_all(texts()), "examples", printing=True):
        example = waiting.pop(0)
        scored = score_pair(doc, example.text, holder=example.holder, target=example.target)
        document = from_record(scored)
        print_json({"id": example.id, **{key: document[key] for key in ("score", "label", "evidence")}})
    return problems.end()


@contextmanager
def web_for(sources: Sequence[str], allow_private: bool) -> Iterator[Web | None]:
    """What fetches the links among the sources; None where there are none."""
    if not any(map(is_link, sources)):
        yield None
        return
    from stance.reading.web import Web

    if allow_private:
        say("links may lead into private networks (--allow-private)")
    with Web(allow_private=allow_private) as web:
        yield web
