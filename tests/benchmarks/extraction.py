"""Speed and memory of extraction, against parsing alone with the whole model, on development articles.

Articles come from `../shared`, where it is there, else the seed articles stand in, many times over.
"""

from __future__ import annotations

import gzip
import resource
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from time import process_time

import orjson

from stance.reading import read
from stance.records import Article
from tests.benchmarks.figures import Figure

DEVELOPMENT = Path(__file__).parents[3] / "shared/data/quotes/polnear-dev.jsonl.gz"
SEEDS = Path(__file__).parents[2] / "seeds/articles"
ARTICLES = 84


def articles() -> list[Article]:
    """The articles to measure on."""
    if not DEVELOPMENT.exists():
        seeds = list(read([SEEDS]))
        return (seeds * (ARTICLES // len(seeds) + 1))[:ARTICLES]
    with gzip.open(DEVELOPMENT) as lines:
        rows = map(orjson.loads, lines)
        return [Article(id=row["id"], text=row["text"], sha256="") for row in rows]


def words(texts: Iterator[str]) -> int:
    """How many words there are, by white space."""
    return sum(len(text.split()) for text in texts)


def parse_alone() -> float:
    """CPU seconds that the whole model takes to parse the texts, loaded and warm."""
    import spacy

    from stance.parsing import PACKAGES

    nlp = spacy.load(next(filter(spacy.util.is_package, PACKAGES)))
    texts = [article.text for article in articles()]
    nlp(texts[0])
    start = process_time()
    for _ in nlp.pipe(texts):
        pass
    return process_time() - start


def extract_all() -> tuple[float, float]:
    """CPU seconds of extraction, loaded and warm, and this process's peak memory in MB."""
    from stance.pipeline import extract
    from stance.registries import shipped

    texts = articles()
    for _ in extract(texts[:1], registries=shipped()):
        pass
    start = process_time()
    for _ in extract(texts, registries=shipped()):
        pass
    return process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> Iterator[Figure]:
    """Words a second of both, each in a process of its own, and the memory of extraction."""
    count = words(article.text for article in articles())
    context = get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        alone = pool.submit(parse_alone).result()
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        spent, memory = pool.submit(extract_all).result()
    yield Figure("parsing alone, whole model", count / alone, "words/s")
    yield Figure("extraction", count / spent, "words/s", at_least=count / alone)
    yield Figure(f"peak memory, {ARTICLES} articles", memory, "MB", at_most=450)
