"""Articles and quotes made up for tests: every name, place and word in them is invented or harmless."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from math import tanh

from stance.records import (
    Act,
    Article,
    Evidence,
    Extraction,
    Kind,
    Quote,
    QuoteTopic,
    Speaker,
    SpeakerKind,
    Stance,
    Target,
    TargetKind,
    TopicOrigin,
    digest,
    quote_id,
)

ANNA = Speaker("anna-berg", "Anna Berg", SpeakerKind.PERSON, "foreign minister", None, "NO")
IVAN = Speaker("ivan-orlov", "Ivan Orlov", SpeakerKind.PERSON, "president", None, "RU")
MEI = Speaker("mei-tanaka", "Mei Tanaka", SpeakerKind.PERSON, "senior fellow", "the Harbour Institute", "JP")
SEOUL = Speaker("gov:KR", "South Korea", SpeakerKind.GOVERNMENT, None, None, "KR")
ANALYSTS = Speaker("analysts", "analysts", SpeakerKind.GROUP, named=False)

NORWAY = Target(TargetKind.COUNTRY, "NO", "Norway")
RUSSIA = Target(TargetKind.COUNTRY, "RU", "Russia")
UNITED_STATES = Target(TargetKind.COUNTRY, "US", "United States")
JAPAN = Target(TargetKind.COUNTRY, "JP", "Japan")
ORLOV = Target(TargetKind.PERSON, "ivan-orlov", "Ivan Orlov")

SANCTIONS, TREATY, TALKS = "medtop:20000642", "medtop:20000641", "medtop:20000076"
NAMES = {
    SANCTIONS: ("sanctions",),
    TREATY: ("treaties",),
    TALKS: ("peace talks",),
    "NO": ("Norway",),
    "RU": ("Russia",),
    "JP": ("Japan",),
    "KR": ("South Korea",),
    "US": ("United States", "US"),
}


def squashed(weights: Sequence[float]) -> float:
    """The score that these weights add up to."""
    return tanh(sum(weights))


def article(
    text: str, *, title: str, outlet: str = "The Fjord Post", published: date | None = None
) -> Article:
    url = f"https://news.example/{title.lower().replace(' ', '-')}"
    return Article(digest(text)[:16], text, digest(text), title, outlet, url, published)


def stance(target: Target, text: str, *evidence: tuple[str, str, float, str]) -> Stance:
    """Evidence as (rule, words, weight, why); the score is what it adds up to."""
    score = squashed([weight for _, _, weight, _ in evidence])
    pieces = tuple(
        Evidence(rule, (text.index(words), text.index(words) + len(words)), words, weight, why)
        for rule, words, weight, why in evidence
    )
    label = 0 if abs(score) < 0.15 else 1 if score > 0 else -1
    return Stance(target, score, label, 0.7, pieces)


def quote(
    of: Article,
    content: str,
    *,
    speaker: Speaker | None,
    source: str | None = None,
    cue: str | None = "said",
    kind: Kind = Kind.DIRECT,
    topics: tuple[str, ...] = (),
    stances: tuple[Stance, ...] = (),
    act: Act = Act.SPEECH,
) -> Quote:
    """The first place of the content; the source and the cue after it in its paragraph, else before it."""
    start = of.text.index(content)
    spans = ((start, start + len(content)),)

    def near(words: str | None) -> tuple[int, int] | None:
        if words is None:
            return None
        at = of.text.find(words, start + len(content))
        if at < 0 or "\n" in of.text[start:at]:
            at = of.text.rindex(words, 0, start)
        return at, at + len(words)

    countries = tuple(each.target.id for each in stances if each.target.kind is TargetKind.COUNTRY)
    return Quote(
        quote_id(of.id, spans), of.id, kind, act, content, spans, near(cue), near(source), speaker,
        (speaker,) if speaker else (), 0.9, "cue-verb", countries,
        tuple(QuoteTopic(each, TopicOrigin.QUOTE) for each in topics), stances,
    )  # fmt: skip


def treaty() -> Extraction:
    text = (
        "Two neighbours signed a fishing treaty on Wednesday after a year of talks.\n"
        "“This treaty is good news for every harbour from here to Russia,” "
        "said Anna Berg, the foreign minister.\n"
        "Ivan Orlov, the president, said that Norway had always been an honest neighbour. "
        "He called the American sanctions on fish “a shameful attack on ordinary people”.\n"
        "The nets will be counted by a joint commission in Tromsø."
    )
    of = article(text, title="Neighbours sign a fishing treaty", published=date(2024, 6, 19))
    return Extraction(
        of,
        (
            quote(
                of,
                "This treaty is good news for every harbour from here to Russia,",
                speaker=ANNA,
                source="Anna Berg",
                topics=(TREATY,),
                stances=(
                    stance(
                        RUSSIA,
                        text,
                        ("praise", "good news", 0.5, "Praise in a sentence that names the target."),
                    ),
                ),
            ),
            quote(
                of,
                "Norway had always been an honest neighbour",
                speaker=IVAN,
                source="Ivan Orlov",
                kind=Kind.INDIRECT,
                stances=(
                    stance(
                        NORWAY,
                        text,
                        ("praise", "honest", 0.6, "A virtue is said of the target."),
                        ("praise", "neighbour", 0.1, "A friendly word for the target."),
                    ),
                ),
            ),
            quote(
                of,
                "“a shameful attack on ordinary people”",
                speaker=IVAN,
                source="He",
                cue="called",
                kind=Kind.MIXED,
                topics=(SANCTIONS,),
                stances=(
                    stance(
                        UNITED_STATES,
                        text,
                        ("blame", "shameful", -0.7, "What the target did is called by a word of blame."),
                        ("blame", "attack", -0.4, "What the target did is called an attack."),
                        ("hedge", "called", 0.05, "A judgement in the speaker's own words."),
                    ),
                ),
            ),
        ),
    )


def reprint() -> Extraction:
    """The story of the treaty, as another outlet printed it."""
    return Extraction(replace(treaty().article, id="reprint", outlet="Harbour Wire"), ())


def warning() -> Extraction:
    text = (
        "Seoul warned on Monday that the fishing treaty must not go beyond fish.\n"
        "“Any treaty that ignores Japan would have consequences for the whole region,” "
        "said Mei Tanaka, a senior fellow at the Harbour Institute.\n"
        "Analysts believe that the talks will go on until autumn."
    )
    of = article(text, title="Seoul warns", outlet="Harbour Times", published=date(2024, 6, 24))
    return Extraction(
        of,
        (
            quote(
                of,
                "the fishing treaty must not go beyond fish",
                speaker=SEOUL,
                source="Seoul",
                cue="warned",
                kind=Kind.INDIRECT,
                topics=(TREATY,),
                stances=(
                    stance(RUSSIA, text, ("warning", "must not", -0.3, "The target is told what not to do.")),
                ),
            ),
            quote(
                of,
                "Any treaty that ignores Japan would have consequences for the whole region,",
                speaker=MEI,
                source="Mei Tanaka",
                topics=(TREATY,),
                stances=(stance(JAPAN, text),),
            ),
            quote(
                of,
                "the talks will go on until autumn",
                speaker=ANALYSTS,
                source="Analysts",
                cue="believe",
                kind=Kind.INDIRECT,
                act=Act.THOUGHT,
                topics=(TALKS,),
            ),
        ),
    )


def hostile() -> Extraction:
    """Everything that an article could do to a terminal or to markup."""
    text = (
        "“We [the sailors] stand\x1b]52;c;aGk=\x07 [/x] [red]by \u202ethe treaty\u2066” "
        "\x9b31msaid Nobody Known."
    )
    of = article(text, title="[/x] A \x1b[2J title", outlet="[b]Bad\u202eoutlet", published=None)
    speaker = Speaker(
        "nobody-known", "Nobody [/x]\x1b[31m Known", SpeakerKind.PERSON, "[bold]role", "\x07bell", "NO"
    )
    content = text[1 : text.index("”")]
    return Extraction(
        of, (quote(of, content, speaker=speaker, source="Nobody Known", stances=(stance(NORWAY, text),)),)
    )


def extractions() -> tuple[Extraction, ...]:
    return treaty(), warning()


def many(articles: int) -> Iterator[Extraction]:
    """As many different articles as asked for, a quote in each."""
    speakers, targets = (ANNA, IVAN, MEI, SEOUL), (NORWAY, RUSSIA, UNITED_STATES, JAPAN)
    for number in range(articles):
        text = f"“The harbour number {number} is good news,” said somebody."
        of = article(text, title=f"Harbour {number}", published=date.fromordinal(738_000 + number % 365))
        found = quote(
            of,
            f"The harbour number {number} is good news,",
            speaker=speakers[number % 4],
            topics=((TREATY, SANCTIONS, TALKS)[number % 3],),
            stances=(
                stance(
                    targets[number % 3],
                    text,
                    ("praise", "good news", (number % 9 - 4) / 4, "Praise for the harbour."),
                ),
            ),
        )
        yield Extraction(of, (found,))


def changing() -> Iterator[Extraction]:
    """A speaker who turns against a target and back, month by month."""
    for month, (words, weight) in enumerate(
        [("an honest friend", 0.6), ("a friend", 0.3), ("a shameful bully", -0.7), ("a good neighbour", 0.5)],
        1,
    ):
        text = f"“Norway is {words},” said Ivan Orlov on the first of month {month}."
        of = article(text, title=f"Month {month}", published=date(2024, month, 1))
        found = quote(
            of,
            f"Norway is {words},",
            speaker=IVAN,
            source="Ivan Orlov",
            stances=(stance(NORWAY, text, ("praise", words, weight, "Words for the target.")),),
        )
        yield Extraction(of, (found,))


def scripts() -> Extraction:
    """Names of wide characters, of letters with marks apart, from right to left, and beyond the BMP."""
    names = ("金正恩委員長", "מרים כהן־לוי", "محمد بن سلمان", "Nguyễn Phú Trọng", "🎣 Nora 🐟", "नरेन्द्र मोदी")
    text = "\n".join(f"“Norway 挪威 is good news,” said {name}." for name in names)
    of = article(text, title="諸名 of the world", outlet="新聞 الأخبار", published=date(2024, 6, 19))
    content = "Norway 挪威 is good news,"
    starts = [text.index(f"said {name}") - len(content) - 2 for name in names]
    target = Target(TargetKind.COUNTRY, "NO", "挪威 Norway")
    at = text.index("good news")
    evidence = (Evidence("praise", (at, at + 9), "good news", 0.55, "Praise."),)
    return Extraction(
        of,
        tuple(
            Quote(
                quote_id(of.id, [(start, start + len(content))]), of.id, Kind.DIRECT, Act.SPEECH, content,
                ((start, start + len(content)),), None, None,
                speaker, (speaker,), 0.9, "cue-verb",
                ("NO",), (QuoteTopic(TREATY, TopicOrigin.QUOTE),), (Stance(target, 0.5, 1, 0.7, evidence),),
            )
            for start, name in zip(starts, names, strict=True)
            for speaker in [Speaker(f"speaker-{start}", name, SpeakerKind.PERSON, "主席", "الهيئة", "NO")]
        ),
    )  # fmt: skip
