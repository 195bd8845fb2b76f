"""`python tests/benchmarks/make_desk.py COUNT PATH`: a desk of synthetic quotes, the same ones on every run.

The quotes have the size of real ones (some 0.8 KB of JSON) and as many speakers, countries, topics and days
as three years of news; their words mean nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random

import store
from stance.records import (
    Act,
    Article,
    Evidence,
    Extraction,
    Kind,
    Quote,
    QuoteTopic,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    Target,
    TargetKind,
    TopicOrigin,
    digest,
    make_id,
    quote_id,
    slices,
)

QUOTES_PER_ARTICLE = 20
FIRST_DAY, DAYS = date(2022, 1, 1), 3 * 365
COUNTRIES = [a + b for a in "ABCDEF" for b in "LMNRS"]
TOPICS = [f"medtop:{20000600 + at}" for at in range(15)]
OUTLETS = [f"Outlet {at}" for at in range(25)]
SYLLABLES = (
    "ba",
    "de",
    "ri",
    "mo",
    "ka",
    "lu",
    "ten",
    "sor",
    "vi",
    "pla",
    "gro",
    "sha",
    "um",
    "fi",
    "ost",
    "er",
)


def extractions(count: int, seed: int = 7) -> Iterator[Extraction]:
    """Articles with `count` quotes in all."""
    random = Random(seed)
    words = [_word(random) for _ in range(8000)] + ["sanctions", "treaty", "it’s", "war"] * 20
    speakers = [_speaker(random, at) for at in range(3000)]
    # Few speakers say much and many say little, after Zipf.
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(speakers))))
    for at in range(-(-count // QUOTES_PER_ARTICLE)):
        said = random.choices(
            speakers, cum_weights=weights, k=min(QUOTES_PER_ARTICLE, count - at * QUOTES_PER_ARTICLE)
        )
        yield _extraction(random, f"{seed}-{at}", words, said)


def _extraction(random: Random, key: str, words: list[str], speakers: list[Speaker]) -> Extraction:
    sentences = [
        " ".join(random.choices(words, k=random.randint(12, 30))) + "." for _ in range(2 * len(speakers))
    ]
    starts = list(accumulate((len(sentence) + 1 for sentence in sentences), initial=0))
    text = " ".join(sentences)
    article = Article(
        id=make_id("synthetic", key),
        text=text,
        sha256=digest(text),
        title=" ".join(random.choices(words, k=9)),
        outlet=random.choice(OUTLETS),
        url=f"https://example.org/{key}",
        published=FIRST_DAY + timedelta(random.randrange(DAYS)),
    )
    spans = [
        (start, start + len(sentence)) for start, sentence in zip(starts[::2], sentences[::2], strict=False)
    ]
    return Extraction(
        article, tuple(_quote(random, article, span, who) for span, who in zip(spans, speakers, strict=True))
    )


def _quote(random: Random, article: Article, span: Span, who: Speaker) -> Quote:
    content = (span,)
    targets = random.sample(COUNTRIES, random.choice([0, 1, 1, 2]))
    kind, act = random.choice(list(Kind)), random.choices(list(Act), weights=[4, 1])[0]
    speaker = who if random.random() < 0.9 else None
    return Quote(
        id=quote_id(article.id, content),
        article_id=article.id,
        kind=kind,
        act=act,
        text=slices(article.text, content),
        content=content,
        cue=(span[1] + 1, span[1] + 5),
        source=(span[1] + 6, span[1] + 12),
        speaker=speaker,
        speakers=(speaker,) if speaker else (),
        confidence=round(random.uniform(0.4, 1), 2),
        rule="cue-after",
        countries=tuple(targets),
        topics=tuple(
            _topic(random, article, span, id) for id in random.sample(TOPICS, random.choice([0, 1, 1, 2]))
        ),
        stances=tuple(_stance(random, article, span, target) for target in targets),
    )


def _topic(random: Random, article: Article, span: Span, id: str) -> QuoteTopic:
    words = slices(article.text, [span]).split()
    return QuoteTopic(id, TopicOrigin.QUOTE, tuple(random.sample(words, random.choice([1, 1, 2]))))


def _stance(random: Random, article: Article, span: Span, target: str) -> Stance:
    at = (span[0], span[0] + 8)
    score = round(random.uniform(-1, 1), 3)
    evidence = Evidence(
        "predicate", at, slices(article.text, [at]), score, "The verb is hostile to its object."
    )
    return Stance(
        Target(TargetKind.COUNTRY, target, f"Country {target}"), score, round(score), 0.7, (evidence,)
    )


def _speaker(random: Random, at: int) -> Speaker:
    name = f"{_word(random).title()} {_word(random).title()}"
    return Speaker(f"speaker-{at}", name, SpeakerKind.PERSON, "spokesman", None, random.choice(COUNTRIES))


def _word(random: Random) -> str:
    return "".join(random.choices(SYLLABLES, k=random.randint(1, 4)))


if __name__ == "__main__":
    desk = store.open_desk(Path(sys.argv[2]))
    print(desk.add(extractions(int(sys.argv[1]))))
    desk.close()
