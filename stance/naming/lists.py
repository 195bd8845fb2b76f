"""The word lists by which entities are recognised, under the names that the rules use."""

from __future__ import annotations

from stance.lexicons import word_lists

LISTS = word_lists("speakers")

ABBREVIATED = LISTS["abbreviated"]
ALLIES = LISTS["allies"]
ARTICLES = LISTS["articles"]
COUNTRY_NOUNS = LISTS["country_nouns"]
CROWDS = LISTS["crowds"]
DOCUMENTS = LISTS["documents"]
EXCLUSIVE = LISTS["exclusive_offices"]
HEADS = LISTS["heads"]
HEAD_TITLES = LISTS["head_titles"]
IMPERSONAL = LISTS["impersonal"]
KIN = LISTS["kin"]
MEN = LISTS["men"]
MEN_PRONOUNS = LISTS["men_pronouns"]
MOTION = LISTS["motion"]
NAME_OF_THING = LISTS["name_of_thing"]
NO_TITLES = LISTS["no_titles"]
OF_TITLES = frozenset(tuple(title.split()) for title in LISTS["of_titles"])
"""Titles that hold an "of", in words."""
ORGANISATIONS = LISTS["organisations"]
ORGANISATION_WORDS = LISTS["organisation_words"]
PLACE_BEGINNINGS = LISTS["place_beginnings"]
PLACE_PREPOSITIONS = LISTS["place_prepositions"]
SCHOLARS = LISTS["scholars"]
THING_OR_SURNAME = LISTS["thing_or_surname"]
VAGUE = LISTS["vague"]
WAY_PREPOSITIONS = LISTS["way_prepositions"]
WOMEN = LISTS["women"]
WOMEN_PRONOUNS = LISTS["women_pronouns"]

PEOPLE = LISTS["people"] | WOMEN | MEN | VAGUE
"""What a person can be, as a noun."""
