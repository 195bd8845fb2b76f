"""The word lists by which entities are recognised, under the names that the rules use."""

from __future__ import annotations

from stance.lexicons import word_lists, word_tables

LISTS = word_lists("speakers")

ABBREVIATED = LISTS["abbreviated"]
ALLIES = LISTS["allies"]
ARTICLES = LISTS["articles"]
BODIES_OF_TWO_WORDS = LISTS["bodies_of_two_words"]
BODIES_LIKE_PEOPLE = frozenset(name.split()[-1] for name in BODIES_OF_TWO_WORDS)
"""The last words of these."""
BODY_WORDS_OF_OFFICES = LISTS["body_words_of_offices"]
CALLED = word_tables("speakers")["called"]
"""What bodies are called for short, with the ids and words of names that are called so."""
CONTINENTS = LISTS["continents"]
COUNTRY_NOUNS = LISTS["country_nouns"]
CROWDS = LISTS["crowds"]
DIRECTIONS = LISTS["directions"]
DOCUMENTS = LISTS["documents"]
ELECTED = LISTS["elected"]
"""A town or state before or behind these is whose office it is, and no body."""
EMPLOYEES = LISTS["employees"]
EXCLUSIVE = LISTS["exclusive_offices"]
HEADS = LISTS["heads"]
HEAD_TITLES = LISTS["head_titles"]
IMPERSONAL = LISTS["impersonal"]
KIN = LISTS["kin"]
LOCAL_BODIES = LISTS["local_bodies"]
MEN = LISTS["men"]
MEN_PRONOUNS = LISTS["men_pronouns"]
MODIFIERS = LISTS["modifiers"]
MOTION = LISTS["motion"]
NAME_OF_THING = LISTS["name_of_thing"]
NO_TITLES = LISTS["no_titles"]
OF_TITLES = frozenset(tuple(title.split()) for title in LISTS["of_titles"])
"""Titles that hold an "of", in words."""
ORGANISATIONS = LISTS["organisations"]
ORGANISATION_WORDS = LISTS["organisation_words"]
OWNERS = LISTS["owners"]
PLACE_BEGINNINGS = LISTS["place_beginnings"]
PLACE_PREPOSITIONS = LISTS["place_prepositions"]
PLAIN_PERSONS = LISTS["plain_persons"]
RANKS_OF_FORCES = LISTS["ranks_of_forces"]
SCHOLARS = LISTS["scholars"]
SERVED_BODIES = LISTS["served_bodies"]
SERVING = LISTS["serving"]
SPELT_IN_CAPITALS = LISTS["spelt_in_capitals"]
SPEAKING_DOCUMENTS = LISTS["speaking_documents"]
SPEECH_VERBS = word_lists("cues")["speech_clause"]
STATE_BODIES = LISTS["state_bodies"]
STATE_BODIES_OF_SEVERAL_WORDS = LISTS["state_bodies_of_several_words"]
STATE_OFFICES = LISTS["state_offices"]
STUDENTS_OF = LISTS["students_of"]
THING_OR_SURNAME = LISTS["thing_or_surname"]
TITLE_ENDINGS = LISTS["title_endings"]
US_TITLES = LISTS["us_titles"]
US_TITLES_OF_SEVERAL_WORDS = LISTS["us_titles_of_several_words"]
VAGUE = LISTS["vague"]
WAY_PREPOSITIONS = LISTS["way_prepositions"]
WOMEN = LISTS["women"]
WOMEN_PRONOUNS = LISTS["women_pronouns"]

PEOPLE = LISTS["people"] | WOMEN | MEN | VAGUE
"""What a person can be, as a noun."""
