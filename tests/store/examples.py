"""Records for the tests of the store: a few made by hand, and strategies for any."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from stance.records import (
    Act,
    Article,
    Assertion,
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
    quote_id,
    slices,
)
from store.contract import Names

NAMES: Names = {
    "RU": ("Russia", "Russian Federation"),
    "US": ("US", "United States"),
    "NE": ("Niger",),
    "NG": ("Nigeria",),
    "medtop:20000642": ("sanctions", "economic sanction"),
    "medtop:20000641": ("treaties", "treaty"),
}

PUTIN = Speaker("vladimir-putin", "Vladimir Putin", SpeakerKind.PERSON, "president", None, "RU")
KIM = Speaker("kim-jong-un", "Kim Jong Un", SpeakerKind.PERSON, "leader", None, "KP")
LUKASENKA = Speaker("lukasenka", "Aliaksandr Łukašenka", SpeakerKind.PERSON, None, None, "BY")
OBSERVERS = Speaker("observers", "observers", SpeakerKind.GROUP, named=False)


def together(*speakers: Speaker) -> Speaker:
    """The group of those who speak together."""
    names = [speaker.name for speaker in speakers]
    return Speaker(
        id="+".join(sorted(speaker.id for speaker in speakers)),
        name=f"{', '.join(names[:-1])} and {names[-1]}",
        kind=SpeakerKind.GROUP,
    )


US = Target(TargetKind.COUNTRY, "US", "US")
RUSSIA = Target(TargetKind.COUNTRY, "RU", "Russia")
NATO = Target(TargetKind.ORGANISATION, "nato", "Nato")
SANCTIONS = Target(TargetKind.TOPIC, "medtop:20000642", "sanctions")


def stance(target: Target, score: float) -> Stance:
    return Stance(target, score, (score > 0) - (score < 0), 0.8, (Evidence("praise", (0, 0), "", score, ""),))


def mention(target: Target) -> Stance:
    return Stance(target, 0.0, 0, 0.8)


def article(
    key: str, text: str, *, published: date | None = None, outlet: str | None = None, url: str | None = None
) -> Article:
    return Article(key, text, digest(text), f"Title of {key}", outlet, url, published)


def quote(
    of: Article,
    *words: str,
    speaker: Speaker | None = None,
    speakers: tuple[Speaker, ...] = (),
    stances: tuple[Stance, ...] = (),
    countries: tuple[str, ...] = (),
    topics: tuple[str, ...] = (),
    kind: Kind = Kind.DIRECT,
    act: Act = Act.SPEECH,
    confidence: float = 0.9,
) -> Quote:
    """The quote of these words of an article's text; several `speakers` where they speak together."""
    content = tuple((of.text.index(piece), of.text.index(piece) + len(piece)) for piece in words)
    return Quote(
        id=quote_id(of.id, content),
        article_id=of.id,
        kind=kind,
        act=act,
        text=slices(of.text, content),
        content=content,
        cue=None,
        source=None,
        speaker=speaker,
        speakers=speakers or ((speaker,) if speaker else ()),
        confidence=confidence,
        rule="example",
        countries=countries,
        topics=tuple(QuoteTopic(topic, TopicOrigin.QUOTE) for topic in topics),
        stances=stances,
    )


def corpus() -> list[Extraction]:
    """Four articles with six quotes, told apart by every field of the query language."""
    summit = article(
        "summit",
        "Putin said the West’s sanctions can't work. “We value  the treaty,” Kim said. Observers doubt it.",
        published=date(2024, 6, 19),
        outlet="BBC",
        url="https://example.org/summit",
    )
    minsk = article(
        "minsk",
        "Łukašenka praised Russia: “Our état is in fact strong.” Nobody asked “why now”.",
        published=date(2024, 7, 1),
        outlet="BBC News",
    )
    undated = article("undated", "Putin thinks peace is near.")
    silent = article("silent", "Nobody said anything.", published=date(2024, 6, 20), outlet="CNN")
    return [
        Extraction(
            summit,
            (
                quote(
                    summit,
                    "the West’s sanctions",
                    "can't work",
                    speaker=PUTIN,
                    kind=Kind.INDIRECT,
                    stances=(stance(US, -0.6), stance(SANCTIONS, -0.2)),
                    countries=("US",),
                    topics=("medtop:20000642",),
                ),
                quote(
                    summit,
                    "We value  the treaty,",
                    speaker=KIM,
                    stances=(stance(RUSSIA, 0.7), stance(US, 0.1)),
                    topics=("medtop:20000641",),
                    confidence=0.95,
                ),
                quote(summit, "doubt it", speaker=OBSERVERS, kind=Kind.INDIRECT, act=Act.THOUGHT),
            ),
        ),
        Extraction(
            minsk,
            (
                quote(
                    minsk,
                    "Our état is in fact strong.",
                    speaker=LUKASENKA,
                    stances=(stance(NATO, -0.4),),
                    countries=("RU",),
                    confidence=0.5,
                ),
                quote(minsk, "why now", kind=Kind.MIXED),
            ),
        ),
        Extraction(
            undated,
            (
                quote(
                    undated,
                    "peace is near",
                    speaker=PUTIN,
                    kind=Kind.INDIRECT,
                    act=Act.THOUGHT,
                    stances=(stance(US, 0.2),),
                ),
            ),
        ),
        Extraction(silent, ()),
    ]


# -- any records ---------------------------------------------------------------------------------------

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
scores = st.floats(-1, 1, allow_nan=False)
shares = st.floats(0, 1, allow_nan=False)
codes = st.sampled_from(["RU", "US", "KP", "BY"])
topic_ids = st.sampled_from(["medtop:20000642", "medtop:20000641"])
topics = st.builds(
    QuoteTopic, topic_ids, st.sampled_from(TopicOrigin), st.lists(words, max_size=2, unique=True).map(tuple)
)
targets = st.sampled_from([US, RUSSIA, NATO, SANCTIONS])
people = st.sampled_from([PUTIN, KIM, LUKASENKA, OBSERVERS]) | st.builds(
    Speaker,
    id=words.filter(bool),
    name=words.filter(bool),
    kind=st.sampled_from(SpeakerKind),
    role=st.none() | words,
    affiliation=st.none() | words,
    country=st.none() | codes,
    named=st.booleans(),
)


@st.composite
def speaking(draw: st.DrawFn) -> tuple[Speaker | None, tuple[Speaker, ...]]:
    """A quote's `speaker` and its `speakers`: nobody, one, or several as a group."""
    each = tuple(draw(st.lists(people, max_size=3, unique_by=lambda speaker: speaker.id)))
    return (together(*each) if len(each) > 1 else next(iter(each), None)), each


@st.composite
def spans(draw: st.DrawFn, size: int) -> Span:
    start = draw(st.integers(0, size - 1))
    return start, draw(st.integers(start + 1, size))


@st.composite
def stances(draw: st.DrawFn, text: str, target: Target) -> Stance:
    evidence = [
        Evidence(draw(words), span, slices(text, [span]), draw(scores), draw(words))
        for span in draw(st.lists(spans(len(text)), max_size=2))
    ]
    return Stance(target, draw(scores), draw(st.sampled_from([-1, 0, 1])), draw(shares), tuple(evidence))


@st.composite
def quotes(draw: st.DrawFn, of: Article, content: tuple[Span, ...]) -> Quote:
    size = len(of.text)
    speaker, speakers = draw(speaking())
    return Quote(
        id=quote_id(of.id, content),
        article_id=of.id,
        kind=draw(st.sampled_from(Kind)),
        act=draw(st.sampled_from(Act)),
        text=slices(of.text, content),
        content=content,
        cue=draw(st.none() | spans(size)),
        source=draw(st.none() | spans(size)),
        speaker=speaker,
        speakers=speakers,
        confidence=draw(shares),
        rule=draw(words),
        countries=tuple(draw(st.lists(codes, max_size=2, unique=True))),
        topics=tuple(draw(st.lists(topics, max_size=2, unique_by=lambda topic: topic.id))),
        stances=tuple(
            draw(stances(of.text, target)) for target in draw(st.lists(targets, max_size=2, unique=True))
        ),
        via=draw(st.none() | people),
        asserted=draw(st.sampled_from(Assertion)),
    )


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    """An article with quotes of it."""
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
    of = Article(
        id=draw(words.filter(bool)),
        text=text,
        sha256=digest(text),
        title=draw(st.none() | words),
        outlet=draw(st.none() | words.filter(bool)),
        url=draw(st.none() | words),
        published=draw(st.none() | st.dates(date(2023, 12, 25), date(2024, 2, 5))),
        topics=tuple(draw(st.lists(topic_ids, max_size=2, unique=True))),
    )
    places = draw(st.lists(spans(len(text)), max_size=3, unique=True))
    return Extraction(of, tuple(draw(quotes(of, (place,))) for place in sorted(places)))


def corpora() -> st.SearchStrategy[list[Extraction]]:
    """Articles with ids of their own."""
    return st.lists(extractions(), max_size=4, unique_by=lambda extraction: extraction.article.id)
