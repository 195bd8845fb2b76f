"""How an article introduces someone: titles before a name, appositions behind it, what they tell.

"Russian President", "South Korea's foreign minister", "a senior fellow at the Stimson Center" are read into
a `Post`: title, affiliation, country. The country before an office is whose office it is; before a scholar's
word ("a North Korean specialist") it is what they study, and tells no country of theirs.
"""

from __future__ import annotations

from stance.gazetteer import Entry, Gazetteer, Sense
from stance.lexicons import word_lists
from stance.names import joined
from stance.page import NAMES, NOUNS, Page
from stance.roles import PEOPLE, Post, spelt

LISTS = word_lists("speakers")
OFFICE_PARTS = LISTS["office_parts"]
SCHOLARS = LISTS["scholars"]
ABBREVIATED = LISTS["abbreviated"]
ORGANISATIONS = LISTS["organisations"]
OF_TITLES = frozenset(tuple(title.split()) for title in LISTS["of_titles"])
NAME_OF_THING = LISTS["name_of_thing"]
LONGEST_OF_TITLE = max(map(len, OF_TITLES))
PERSONAL_ENDINGS = ("er", "or", "ist", "man", "woman", "ian", "ee")
TIES = frozenset({"of", "at", "for", "from", "with", "to", "in", "on", "by"})
"""Prepositions that may lead from a title to the body or the country that it is held in."""
LONGEST_POST = 25
"""Tokens that an apposition is read for."""
LONGEST_TITLE = 8
"""Words kept of a title; what follows is a description."""
AMERICAN = ("R", "D", "I", "R-", "D-")
ENDS_A_TITLE = frozenset({"VBN", "VBD", "VBZ", "VBP", "MD", "TO", "RB", "_SP"})
NOT_IN_A_TITLE = frozenset(
    {"DT", "PRP$", "PDT", "RB", ",", "CD", "``", "''", "HYPH", "IN", ":", "-LRB-", "NFP", "_SP"}
)
PARTIES = frozenset(
    {"republican", "republicans", "democratic", "democrat", "gop", "conservative", "labour", "liberal"}
)


def is_personal(page: Page, i: int) -> bool:
    """Whether a token says what one person is: "president", "lawyer", "Sen."."""
    word = page.lower[i].rstrip(".")
    if word in PEOPLE or word in ABBREVIATED or word.rpartition("-")[2] in PEOPLE:
        return True
    return page.tags[i] == "NN" and len(word) > 5 and word.endswith(PERSONAL_ENDINGS)


def is_personal_plural(page: Page, i: int) -> bool:
    """Whether a token says what several persons are: "officials"."""
    word = page.lower[i]
    if page.tags[i] not in {"NNS", "NNPS"}:
        return False
    return page.doc[i].lemma_.lower() in PEOPLE or word.rstrip("s") in PEOPLE or word == "people"


def of_title_end(page: Page, i: int, end: int) -> int:
    """The end of a title with an "of" in it that begins at `i` ("Secretary of State"), else 0."""
    for length in range(LONGEST_OF_TITLE, 1, -1):
        if i + length <= end and page.lower[i : i + length] in OF_TITLES:
            return i + length
    return 0


def read_post(page: Page, known: Gazetteer, start: int, end: int) -> Post | None:
    """The post that the noun phrase in `[start, end)` tells; None where it doesn't say what a person is."""
    while start < end and (
        page.tags[start] in NOT_IN_A_TITLE or page.lower[start] in {"including", "like", "fellow"}
    ):
        start += 1
    head = page.noun_phrase_head(start, end)
    if head is None or not (is_personal(page, head) or is_personal_plural(page, head)):
        return None
    country, affiliation, first = _before_title(page, known, start, head)
    if page.lower[head] in SCHOLARS:
        country, first = None, (start if affiliation is None else first)
    last = max(head + 1, of_title_end(page, head, end))
    told_country, told_affiliation, last = _behind_title(page, known, last, end)
    title = _title(page, first, min(last, first + LONGEST_TITLE))
    is_scholar = page.lower[head] in SCHOLARS
    return Post(
        title or None, affiliation or told_affiliation, country or (None if is_scholar else told_country)
    )


def place_at(page: Page, known: Gazetteer, start: int, end: int) -> Entry | None:
    """The country, demonym or seat named at `start`; None where it is a part of a longer name."""
    found = known.at(page.words, start, end)
    entry = found.of(Sense.DEMONYM, Sense.COUNTRY, Sense.SEAT) if found else None
    if found is None or entry is None or not known.is_meant(entry, page.vocabulary):
        return None
    after = found.end
    goes_on = after < end and page.tags[after] in NAMES and entry.sense is not Sense.DEMONYM
    if goes_on and not is_personal(page, after) and page.lower[after] not in OFFICE_PARTS - {"house"}:
        return None
    return entry


def title_start(page: Page, name_start: int) -> int:
    """Where the titles before a name begin; `name_start` itself where there are none."""
    before = name_start - 1
    if before < 0 or page.sentence[before] != page.sentence[name_start]:
        return name_start
    if not is_personal(page, before) and not is_personal_plural(page, before):
        return name_start
    if page.tags[before] not in NOUNS | {"JJ", "VB", "VBP"}:
        return name_start
    return page.noun_phrase_start(before)


def apposition(page: Page, known: Gazetteer, start: int, end: int) -> Post | None:
    """The post told right behind the name in `[start, end)`, or by a noun that it is in apposition to."""
    at, party = _skip_brackets(page, end)
    post = (
        _behind_comma(page, known, end - 1, at)
        or _belongs(page, known, at)
        or _governing(page, known, start, end)
    )
    if party:
        return Post(post.title if post else None, post.affiliation if post else None, "US")
    return post


def _before_title(page: Page, known: Gazetteer, start: int, head: int) -> tuple[str | None, str | None, int]:
    """Country, affiliation and first word of the title itself, from the modifiers before its head."""
    country = affiliation = None
    i = first = start
    while i < head:
        found = known.at(page.words, i, head)
        place = place_at(page, known, i, head)
        body = found.of(Sense.ORGANISATION) if found else None
        if page.lower[i] in PARTIES and not _begins_body(page, i, head):
            i += 1
        elif found and (place or body):
            country = country or (place.country if place else None)
            if body or (place and place.sense is Sense.SEAT):
                affiliation = affiliation or page.text(i, found.end)
                country = country or (body.country if body else None)
            i = first = found.end
        elif page.tags[i] == "POS" and i > start:
            if affiliation is None and country is None:
                affiliation = _proper_name(page, start, i)
            i = first = i + 1
        elif _is_proper(page, i) and i == first:
            stop = _proper_end(page, i, head)
            while stop > i and page.lower[stop - 1] in OFFICE_PARTS - NAME_OF_THING:
                stop -= 1
            is_office = all(page.lower[j] in OFFICE_PARTS for j in range(i, stop))
            if not is_office and _is_body(page, i, stop):
                affiliation = affiliation or page.text(i, stop)
                first = stop
            i = max(stop, i + 1)
        else:
            i += 1
    return country, affiliation, first


def _behind_title(page: Page, known: Gazetteer, at: int, end: int) -> tuple[str | None, str | None, int]:
    """Country, affiliation and end of the title, from the phrases behind its head."""
    last = at
    while (
        at < end
        and not _ends_title(page, at)
        and page.lower[at]
        not in {
            ",",
            ";",
            ".",
            "(",
            "who",
            "which",
            "that",
            "-",
            "--",
            "–",
            "—",
            ":",
        }
    ):
        if page.lower[at] not in TIES:
            at += 1
            continue
        tie, thing = at, at + 1
        while thing < end and (page.tags[thing] in {"DT", "PRP$"} or _is_plain_adjective(page, thing)):
            thing += 1
        if thing >= end:
            break
        found = known.at(page.words, thing, end)
        place = found and found.of(Sense.COUNTRY)
        if found and place and (found.end >= end or not _is_proper(page, found.end)):
            if found.end < end and page.tags[found.end] in NOUNS | {"POS"}:
                at = found.end
                continue
            return (place.country if page.lower[tie] in {"of", "to", "for", "from"} else None), None, tie
        stop = _proper_end(page, thing, end, with_of=True)
        if stop > thing:
            if stop < end and page.lower[stop] in ORGANISATIONS:
                stop += 1
            body = found and found.of(Sense.ORGANISATION)
            is_place_of_office = (
                page.lower[tie] in {"of", "in", "to"} and not body and not _is_body(page, thing, stop)
            )
            if is_place_of_office:
                return None, None, stop
            if page.lower[tie] in {"on", "in", "by"} and not body:
                at = last = stop
                continue
            return (body.country if body else None), page.text(thing, stop), tie
        at = last = _common_end(page, thing, end)
    return None, None, last


def _behind_comma(page: Page, known: Gazetteer, name: int, at: int) -> Post | None:
    """The apposition "NAME, 56, a doctor at X," or "NAME, who is a doctor"."""
    limit = min(len(page), at + LONGEST_POST)
    is_set_off = at < limit and page.lower[at] in {",", "-", "–", "—"}
    if is_set_off:
        at += 1
    if is_set_off and at + 1 < limit and page.tags[at] == "CD" and page.words[at + 1] == ",":
        at += 2
    if (
        at + 1 < limit
        and page.lower[at] in {"who"}
        and page.lower[at + 1] in {"is", "was", "serves", "served"}
    ):
        at += 2 + (page.lower[min(at + 2, limit - 1)] == "as")
    elif at < limit and not is_set_off and page.lower[at] in {"is", "was"} and at + 1 < limit:
        if page.tags[at + 1] != "DT":
            return None
        at += 1
    elif not is_set_off:
        return None
    end = at
    while (
        end < limit
        and page.sentence[end] == page.sentence[name]
        and page.words[end] not in {",", ";", "(", ")"}
    ):
        end += 1
    head = page.noun_phrase_head(at, end)
    if (
        head is None
        or page.tags[head] not in {"NN", "NNP"}
        or page.tags[at] in {"IN", "VBD", "VBZ", "CC", "PRP"}
    ):
        return None
    token = page.doc[head]
    is_tied = token.dep_ in {"appos", "attr", "pobj"} or (end < len(page) and page.words[end] in {",", "."})
    has_own_clause = token.dep_ == "nsubj" and token.head.i > head and page.doc[name].dep_ != "nsubj"
    return read_post(page, known, at, end) if is_tied and not has_own_clause else None


def _belongs(page: Page, known: Gazetteer, at: int) -> Post | None:
    """The body of "NAME of the Sierra Club", "NAME, of the Sierra Club," and "NAME at National Review"."""
    if at < len(page) and page.words[at] == ",":
        at += 1
    if at + 1 >= len(page) or page.lower[at] not in {"of", "at", "from", "with"}:
        return None
    thing = at + 1 + (page.tags[at + 1] == "DT")
    stop = _proper_end(page, thing, len(page), with_of=True)
    if stop == thing:
        return None
    found = known.at(page.words, thing, stop)
    body = found and found.of(Sense.ORGANISATION)
    if not body and not _is_body(page, thing, stop):
        return None
    return Post(None, page.text(thing, stop), body.country if body else None)


def _governing(page: Page, known: Gazetteer, start: int, end: int) -> Post | None:
    """The post of "Apple's chief executive, Tim Cook,": the noun that the name is in apposition to."""
    token = page.doc[end - 1]
    head = token.head.i
    if token.dep_ != "appos" or head >= start or start - head > LONGEST_POST or not is_personal(page, head):
        return None
    if page.lower[start - 1] != ",":
        return None
    return read_post(page, known, page.noun_phrase_start(head), start - 1)


def owner_before(page: Page, known: Gazetteer, start: int) -> Post | None:
    """What a possessor right before a name tells: "Estonia's Kaja Kallas", "American Action Forum's X"."""
    last = start - 2
    if last < 0 or page.tags[start - 1] != "POS" or not page.is_capitalised(last):
        return None
    first = page.noun_phrase_start(last)
    while first < last and not page.is_capitalised(first):
        first += 1
    found = known.at(page.words, first, last + 1)
    if found and found.end == last + 1:
        place, body = found.of(Sense.COUNTRY), found.of(Sense.ORGANISATION)
        if place:
            return Post(country=place.country)
        if body:
            return Post(affiliation=page.text(first, last + 1), country=body.country)
    return Post(None, page.text(first, last + 1)) if _is_body(page, first, last + 1) else None


def _skip_brackets(page: Page, at: int) -> tuple[int, bool]:
    """Behind "(R-Ga.)", and whether it tells a party and state of the US."""
    if at + 1 >= len(page) or page.words[at] != "(":
        return at, False
    party = page.words[at + 1].startswith(AMERICAN) and page.words[at + 1][1:2] in {"", "-", "."}
    for i in range(at + 1, min(at + 10, len(page))):
        if page.words[i] == ")":
            return i + 1, party
    return at, False


def _is_proper(page: Page, i: int) -> bool:
    return page.is_capitalised(i) and page.tags[i] in {"NNP", "NNPS", "JJ", "NN"} and not is_personal(page, i)


def _proper_end(page: Page, start: int, end: int, *, with_of: bool = False) -> int:
    """The end of the proper name that begins at `start`; with its "of …" and "for …" if asked for."""
    i = start
    while i < end:
        word = page.lower[i]
        if page.is_capitalised(i) and page.tags[i] not in {"IN", "VBD", "VBZ"} and word not in OFFICE_ONLY:
            i += 1
        elif page.words[i] in {"&", "-"} and i > start and i + 1 < end and page.words[i + 1][:1].isalnum():
            i += 2
        elif with_of and i > start and word in {"of", "for", "on"} and _name_goes_on(page, i + 1, end):
            i += 1 + (page.lower[i + 1] == "the")
        else:
            break
    return i


OFFICE_ONLY = frozenset({"president", "director", "chairman", "chief", "minister", "secretary", "spokesman"})
"""Words that end a body's name when they follow it: "PolitiFact Executive Director"."""


def _is_plain_adjective(page: Page, i: int) -> bool:
    return page.tags[i] in {"JJ", "VBN"} and not page.is_capitalised(i)


def _ends_title(page: Page, i: int) -> bool:
    """Whether a clause begins: "a candidate aiming at moderates"."""
    return page.tags[i] in ENDS_A_TITLE or (page.tags[i] == "VBG" and page.doc[i].dep_ == "acl")


def _begins_body(page: Page, i: int, end: int) -> bool:
    """Whether a party's name goes on as a body's: "Republican National Committee"."""
    stop = _proper_end(page, i, end)
    return stop > i + 1 and _is_body(page, i, stop)


def _name_goes_on(page: Page, i: int, end: int) -> bool:
    if i < end and page.lower[i] == "the":
        i += 1
    is_name = i < end and page.is_capitalised(i)
    return is_name and any(word in NAME_OF_THING for word in page.lower[max(i - 4, 0) : i])


def _is_body(page: Page, start: int, end: int) -> bool:
    """Whether a proper name looks like a body's: one of its words says so, or it is an abbreviation."""
    if page.lower[end - 1] in ORGANISATIONS:
        return True
    if end - start == 1:
        word = page.words[start]
        is_plain = word[1:].islower() or len(word) < 2
        return (not is_plain and word.replace(".", "").isalnum()) or page.lower[start] in NAME_OF_THING
    return any(page.lower[i] in NAME_OF_THING or page.words[i] == "&" for i in range(start, end))


def _proper_name(page: Page, start: int, end: int) -> str | None:
    """The possessor of "Apple's chief executive" where it is a name of one word or a body's."""
    if not all(page.is_capitalised(i) or page.words[i] in {"of", "-", "&"} for i in range(start, end)):
        return None
    return page.text(start, end) if _is_body(page, start, end) or end - start == 1 else None


def _common_end(page: Page, start: int, end: int) -> int:
    i = start
    while i < end and page.tags[i] in NOUNS | {"JJ", "HYPH", "CC", "VBN", "DT"}:
        i += 1
    return max(i, start + 1)


def _title_word(page: Page, i: int) -> str:
    """A word of a title: in lower case where it belongs to an office, else as printed."""
    word = page.lower[i]
    bare = word.rstrip(".")
    if bare in ABBREVIATED:
        return spelt(bare)
    if is_personal_plural(page, i) and page.doc[i].dep_ in {"compound", "nmod"}:
        word = bare = word.removesuffix("s")
    if i in page.opening and page.tags[i] == "JJ" and bare not in PARTIES:
        return word
    is_office = (bare in OFFICE_PARTS or bare in PEOPLE) and bare not in PARTIES | {
        "house",
        "senate",
        "treasury",
    }
    return word if is_office else page.words[i]


def _title(page: Page, first: int, last: int) -> str:
    """The words of a title, without what hangs loose at its end."""
    while last > first and page.tags[last - 1] in {
        "IN",
        "CC",
        "DT",
        "WP",
        "WDT",
        "TO",
        "PRP$",
        "POS",
        "VBD",
        ",",
    }:
        last -= 1
    words = [_title_word(page, i) for i in range(first, last) if page.words[i] not in {".", '"', "'"}]
    return joined(words).replace(" '", "'").replace(" ,", ",")
