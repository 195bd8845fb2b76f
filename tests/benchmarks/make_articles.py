"""Synthetic articles and rewrites of them, the same ones on every run; also as pages.

The sentences are built from a small stock of news phrases, so that unrelated articles share turns of phrase,
as real ones do, and nothing more.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

PEOPLE = [
    f"{first} {last}"
    for first in ("Anna", "Boris", "Carla", "David", "Elena", "Farid", "Greta", "Hugo", "Irina", "Jamal")
    for last in ("Berg", "Costa", "Dahl", "Eriksen", "Ferro", "Grant", "Haddad", "Ivanov", "Jansen", "Kovac")
]
ROLES = ("president", "prime minister", "foreign minister", "defence secretary", "spokesperson", "envoy")
PLACES = ("Norway", "Kenya", "Brazil", "Japan", "Poland", "Egypt", "Canada", "Turkey", "Vietnam", "Mexico")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
SUBJECTS = (
    "the treaty", "the new sanctions", "the border talks", "the trade deal", "the election",
    "the grain corridor", "the ceasefire", "the climate fund",
    "the naval exercise", "the energy package", "the visa rules",
)  # fmt: skip
VERBS = ("welcomed", "rejected", "praised", "condemned", "defended", "questioned", "supported", "postponed")
REASONS = (
    "after weeks of negotiations behind closed doors", "despite protests in several cities",
    "before a vote that had been expected for months", "in a speech to members of parliament",
    "during a visit to a factory in the north", "as prices rose for the third month in a row",
    "while allies waited for a clearer answer", "at a meeting with regional leaders",
    "following a report by independent experts", "in spite of warnings from the central bank",
)  # fmt: skip
CLAIMS = (
    "there is no other way", "this is a step in the right direction", "nobody should doubt our resolve",
    "the time for words is over", "we will not accept threats", "the agreement serves both nations",
    "our patience is not without limits", "this decision will cost jobs", "history will judge us",
    "the door remains open for dialogue", "the figures speak for themselves", "we expect a full explanation",
)  # fmt: skip
OBJECTS = (
    "fuel",
    "steel",
    "wheat",
    "water",
    "gas",
    "fish",
    "rice",
    "data",
    "timber",
    "cotton",
    "medicine",
    "coal",
)
TAILS = (
    "(Reporting by staff; editing by the foreign desk)",
    "This story was published from a wire agency feed without modifications to the text.",
    "Sign up for the morning briefing to get the day's news in your inbox. All rights reserved.",
)
PARAGRAPHS = (6, 14)


def sentence(random: Random) -> str:
    """One sentence of news."""
    who, role, place = random.choice(PEOPLE), random.choice(ROLES), random.choice(PLACES)
    kind = random.randrange(4)
    if kind == 0:
        return (
            f"The {role} of {place}, {who}, {random.choice(VERBS)} {random.choice(SUBJECTS)} on"
            f" {random.choice(DAYS)} {random.choice(REASONS)}."
        )
    if kind == 1:
        return f"“On {random.choice(OBJECTS)} from {place}, {random.choice(CLAIMS)},” said {who}, the {role}."
    if kind == 2:
        amount = random.randrange(2, 990)
        return (
            f"{who} told reporters that {amount} million tonnes of {random.choice(OBJECTS)} had left {place}"
            f" {random.choice(REASONS)}."
        )
    return (
        f"In {place}, {who} said that {random.choice(SUBJECTS)} had been {random.choice(VERBS)} by"
        f" {random.randrange(3, 90)} of {random.randrange(91, 400)} delegates."
    )


def story(number: int) -> tuple[str, list[str]]:
    """Headline and paragraphs of an article."""
    random = Random(number)
    headline = f"{random.choice(PLACES)} {random.choice(VERBS)} {random.choice(SUBJECTS)}"
    paragraphs = [
        " ".join(sentence(random) for _ in range(random.randrange(2, 4)))
        for _ in range(random.randrange(*PARAGRAPHS))
    ]
    return headline, paragraphs


def rewrite(number: int) -> tuple[str, list[str]]:
    """The same article as another outlet prints it: headline changed, paragraphs cut, a tail, small edits."""
    headline, paragraphs = story(number)
    random = Random(-number - 1)
    kept = paragraphs[: max(3, round(len(paragraphs) * random.uniform(0.5, 1)))]
    if random.random() < 0.5 and len(kept) > 3:
        del kept[random.randrange(1, len(kept))]
    kept = [text.replace(" said ", " stated ") if random.random() < 0.2 else text for text in kept]
    if random.random() < 0.3:
        kept[0] = f"{random.choice(PLACES).upper()}, {random.choice(DAYS)} — {kept[0]}"
    return f"{random.choice(DAYS)}: {headline} again", [*kept, random.choice(TAILS)]


def text_of(article: tuple[str, list[str]]) -> str:
    """Headline and paragraphs as one text."""
    headline, paragraphs = article
    return "\n\n".join((headline, *paragraphs))


def page_of(number: int) -> str:
    """The article as a page with the furniture that pages have."""
    headline, paragraphs = story(number)
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    day = f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}T10:00:00Z"
    links = "".join(f'<li><a href="/section/{at}">Section {at}</a></li>' for at in range(40))
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{headline}</title>'
        f'<meta property="og:site_name" content="Outlet {number % 25}">'
        f'<meta property="article:published_time" content="{day}">'
        f'<link rel="canonical" href="https://outlet-{number % 25}.example/{number}"></head>'
        f"<body><nav><ul>{links}</ul></nav><article><h1>{headline}</h1>{body}</article>"
        f"<aside><ul>{links}</ul></aside><footer>All rights reserved.</footer></body></html>"
    )


def write_pages(folder: Path, count: int) -> Iterator[Path]:
    """Write so many pages into folders of a hundred."""
    for number in range(count):
        path = folder / f"{number // 100:02}" / f"{number:04}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page_of(number), encoding="utf-8")
        yield path
