"""Offices of the United States, which outlets print without the country: "Sen. Ben Holt, R-Neb.,".

A party and a state behind the name tell it, in brackets or between commas. So do abbreviated titles, the
two parties' names before an office, and the leaders of House and Senate, unless the article is about another
country with a Senate whose papers write the same.
"""

from __future__ import annotations

import re

from stance.naming.gazetteer import Sense
from stance.naming.lists import US_TITLES, US_TITLES_OF_SEVERAL_WORDS
from stance.naming.personal_names import words_of
from stance.naming.subdivisions import US_STATE_ABBREVIATIONS, US_STATES
from stance.naming.tokens import TokenTable

PARTY = re.compile(r"(?P<open>[,(\[]) ?(?:R|D|I|L|Rep|Dem|Ind|DFL|GOP)\b\.?(?P<dash> ?[-–—,/] ?)?")
"""Behind a name: "(R-Neb.)", ", D-Calif.,", "(D)"."""
STATE = re.compile(r"[A-Z][\w.]*(?: [A-Z][\w.]*){0,2}")
PARTIES = frozenset({"democrat", "democratic", "gop", "republican"})
OFFICES_OF_PARTIES = frozenset(
    {"candidate", "chairman", "congressman", "congresswoman", "gov", "governor", "leader", "nominee", "rep"}
    | {"representative", "sen", "senator", "strategist", "whip"}
)
COMMITTEES = frozenset({"democratic", "house", "republican", "senate"})
"""Whose committees are known by no other country's name."""
OTHER_SENATES = frozenset({"AU", "CA", "IE", "KE", "LR", "NG", "PH", "ZA"})
"""Countries whose papers write "Sen." and "Gov.", too."""


def party_and_state_end(table: TokenTable, at: int) -> int | None:
    """Behind the party and state of the US that begin at token `at`; None where none are told."""
    if at >= len(table) or table.words[at] not in {",", "(", "["}:
        return None
    text, start = table.doc.text, table.starts[at]
    party = PARTY.match(text, start)
    if party is None:
        return None
    end = party.end()
    if party["dash"]:
        town = STATE.match(text, end)
        state = _state_end(text, end) or (town.end() if town and party["open"] != "," else None)
        if state is None:
            return None
        end = state
    elif party["open"] == ",":
        return None
    closing = ")]" if party["open"] != "," else ","
    is_closed = text[end : end + 1] != "" and text[end] in closing
    return table.tokens((start, end + is_closed))[1] if is_closed or closing == "," else None


def _state_end(text: str, start: int) -> int | None:
    """Where the name or the abbreviation of a state of the US that begins at `start` ends, in characters."""
    found = STATE.match(text, start)
    words = found[0].split(" ") if found else []
    for length in range(len(words), 0, -1):
        name = words_of(" ".join(words[:length]))
        if name in US_STATES or "".join(name) in US_STATE_ABBREVIATIONS:
            return start + len(" ".join(words[:length]))
    return None


def is_us_office(table: TokenTable, start: int, head: int, end: int) -> bool:
    """Whether the title in `[start, end)` with the noun `head` is of the United States without saying so."""
    before = {word.rstrip(".") for word in table.lower[start : head + 1]}
    words = [word.rstrip(".") for word in table.lower[start:end]]
    text = " ".join(words)
    is_partys = not PARTIES.isdisjoint(before) and not OFFICES_OF_PARTIES.isdisjoint(before)
    is_plain = not US_TITLES.isdisjoint(words) or any(title in text for title in US_TITLES_OF_SEVERAL_WORDS)
    is_committees = "committee" in words and not COMMITTEES.isdisjoint(words)
    return (is_partys or is_plain or is_committees) and not _is_of_another_senate(table)


def _is_of_another_senate(table: TokenTable) -> bool:
    """Whether the article names another country whose papers print such titles, and not the United States."""
    entries = {
        entry.country
        for matches in table.listed.values()
        for match in matches
        for entry in match.entries
        if entry.sense in {Sense.COUNTRY, Sense.DEMONYM, Sense.SEAT}
    }
    return "US" not in entries and not OTHER_SENATES.isdisjoint(entries)
