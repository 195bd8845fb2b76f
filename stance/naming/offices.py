"""Roles: what a title says, which roles a description covers, which two no one holds at once.

Titles are compared in one spelling ("defence", "adviser", "vice president"), by their last word and by the
words before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stance.naming.lists import EXCLUSIVE, HEAD_TITLES, HEADS, KIN
from stance.naming.personal_names import words_of
from stance.registries import Role

RELATIONS = KIN | {"friend"}
"""Who is introduced by somebody else, and holds no office by it."""

SPELLINGS = {
    "advisor": "adviser",
    "defense": "defence",
    "gop": "republican",
    "organizer": "organiser",
    "vice-president": "vice president",
    "premier": "prime minister",
    "spokeswoman": "spokesperson",
    "spokesman": "spokesperson",
    "chairwoman": "chair",
    "chairman": "chair",
    "chairperson": "chair",
    "congresswoman": "representative",
    "congressman": "representative",
    "front-runner": "frontrunner",
    "pres": "president",
    "sen": "senator",
    "sens": "senator",
    "reps": "representative",
    "rep": "representative",
    "gov": "governor",
    "gen": "general",
    "lt": "lieutenant",
    "col": "colonel",
    "maj": "major",
    "capt": "captain",
    "sgt": "sergeant",
    "adm": "admiral",
    "amb": "ambassador",
    "det": "detective",
    "supt": "superintendent",
    "cmdr": "commander",
    "dep": "deputy",
    "del": "delegate",
    "insp": "inspector",
    "prof": "professor",
    "rev": "reverend",
}
"""One spelling for words that say the same of a person."""

COVERS = {
    "leader": frozenset({"minister"}) | HEADS,
    "lawmaker": frozenset({"senator", "representative", "parliamentarian", "legislator", "mp", "delegate"}),
    "legislator": frozenset({"senator", "representative", "parliamentarian", "lawmaker", "mp"}),
    "politician": frozenset({"senator", "representative", "minister", "president", "governor", "mayor"}),
    "candidate": frozenset({"nominee", "hopeful", "contender", "frontrunner"}),
    "nominee": frozenset({"candidate"}),
    "hopeful": frozenset({"candidate"}),
    "diplomat": frozenset({"ambassador", "envoy", "minister", "representative", "consul"}),
    "envoy": frozenset({"ambassador", "representative"}),
    "ambassador": frozenset({"envoy"}),
    "official": frozenset({"minister", "secretary", "adviser", "director", "spokesperson", "aide"}),
    "attorney": frozenset({"lawyer"}),
    "lawyer": frozenset({"attorney", "counsel"}),
    "scholar": frozenset({"professor", "fellow", "historian"}),
    "academic": frozenset({"professor", "lecturer", "historian"}),
    "doctor": frozenset({"physician", "surgeon", "neurosurgeon"}),
    "businessman": frozenset({"mogul", "billionaire", "developer", "tycoon"}),
    "mogul": frozenset({"businessman", "developer", "tycoon"}),
}
"""A general word with the special ones that it may stand for."""

CHIEFS = frozenset({"chief", "head", "boss"})
"""Words for whoever leads a body, whatever the office is called: "the Nato chief"."""
CHIEF_OFFICES = frozenset(
    {"secretary general", "director general", "managing director", "president", "chair", "director"}
)

PARTIES = frozenset(
    {"republican", "republicans", "democratic", "democrat", "gop", "conservative", "labour", "liberal"}
)
RANKS = frozenset(
    {
        "vice", "deputy", "former", "ex", "prime", "assistant", "associate", "under", "first", "acting",
        "attorney", "director", "lieutenant", "secretary", "then", "elect", "designate", "emeritus",
    }
)  # fmt: skip
"""Words that make another office of the one that they stand before."""


SMALL_TIES = frozenset({"of", "for", "on", "at", "to", "in"})
BEHIND_HEADS = frozenset({"designate", "elect", "emeritus", "nominate"})
"""Behind the noun that says what a person is: "president-elect"."""
SMALL_WORDS = frozenset({"of", "for", "on", "and", "the"})
"""Words of a body's name that its abbreviation leaves out."""


@dataclass(frozen=True, slots=True)
class Office:
    """What an article or a registry says that someone is."""

    title: str | None = None
    """In lower case but for names; None where only the place is told: "Mr Morgan of the Sierra Club"."""
    affiliation: str | None = None
    country: str | None = None
    """Alpha-2."""

    @classmethod
    def of(cls, role: Role) -> Office:
        """A registry's role without its dates."""
        return cls(role.title, role.affiliation, role.country)


def spelt(title: str) -> str:
    """A title in lower case and in the one spelling by which titles are compared."""
    plain = title.casefold().replace(".", "")
    return " ".join(SPELLINGS.get(word, word.replace("-", " ")) for word in plain.split())


def head_and_modifiers(title: str) -> tuple[str, frozenset[str]]:
    """The noun that says what a person is, and the words that narrow it: ("minister", {"foreign"})."""
    words = spelt(title).split()
    small = next((i for i, word in enumerate(words) if word in SMALL_TIES and i), len(words))
    while small > 1 and words[small - 1] in BEHIND_HEADS:
        small -= 1
    rest = (word for i, word in enumerate(words) if i != small - 1 and word not in SMALL_TIES)
    return (words[small - 1] if words else ""), frozenset(rest)


def is_head_of_country(title: str) -> bool:
    """Whether whoever holds it leads a state or a government."""
    head, modifiers = head_and_modifiers(title)
    if spelt(title) in HEAD_TITLES:
        return True
    return head in HEADS and not modifiers & (RANKS - {"prime"}) and "opposition" not in modifiers


def covers(description: Office, office: Office) -> bool:
    """Whether "the …" with this description can stand for a holder of this office."""
    if description.title is None or office.title is None:
        return False
    if description.country and office.country and description.country != office.country:
        return False
    asked, asked_modifiers = head_and_modifiers(description.title)
    held, held_modifiers = head_and_modifiers(office.title)
    if asked in CHIEFS and not asked_modifiers and description.affiliation:
        return spelt(office.title) in CHIEF_OFFICES | CHIEFS
    if asked == "leader" and description.country and not description.affiliation:
        is_of_party = held == "leader" and office.affiliation is not None
        return is_head_of_country(office.title) and not is_of_party
    if asked in {"candidate", "nominee"} and held in asked_modifiers & PARTIES:
        return True
    if asked != held:
        return held in COVERS.get(asked, ()) and asked_modifiers <= held_modifiers
    return asked_modifiers & RANKS == held_modifiers & RANKS and asked_modifiers <= held_modifiers


def belongs(description: Office, office: Office) -> bool | None:
    """Whether a office is held in the body or country that a description names; None where that isn't told.

    An office of a country ("president") is none of a body ("the president of the Chamber"), nor the reverse.
    """
    is_office = spelt(office.title or "") in EXCLUSIVE
    if description.affiliation and office.affiliation:
        is_same = is_same_body(description.affiliation, office.affiliation)
        return None if is_same and description.country and not office.country else is_same
    if (
        description.affiliation
        and office.country
        and is_office
        and is_head_of_country(description.title or "")
    ):
        return False
    if description.country and office.country:
        return description.country == office.country
    return False if description.country and office.affiliation and is_office else None


def is_same_body(one: str, other: str) -> bool:
    """Whether two names can be one body's: the words of one are among the other's, or are their initials."""
    first, second = ([word for word in words_of(name) if word not in SMALL_WORDS] for name in (one, other))
    if set(first) <= set(second) or set(second) <= set(first):
        return True
    return any([initials(long)] == short for short, long in ((first, second), (second, first)))


def initials(words: Sequence[str]) -> str:
    """The first letters of words, as an abbreviation has them."""
    return "".join(word[:1] for word in words)


def conflict(one: Office, other: Office) -> bool:
    """Whether nobody holds both at once: two of a country's exclusive offices, or one of two countries."""
    first, second = spelt(one.title or ""), spelt(other.title or "")
    if first not in EXCLUSIVE or second not in EXCLUSIVE:
        return False
    return first != second or bool(one.country and other.country and one.country != other.country)
