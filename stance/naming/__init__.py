"""Every entity of an article and its mentions, found once for speakers and targets alike.

The parser has no entity recogniser. `article_entities` reads an article in steps, each a module that can be
tested alone:

1. `tokens` is the table that all rules read; in it the `gazetteer` has found the registries' names.
2. `candidates` are the runs of capitalised words; `recognition` tells what each names, by the registries, by
   its own words ("Ministry of …"), by titles before it, by `appositions` behind it, by common given names.
   `titles` and `offices` read what the article tells of a person: office, affiliation, country. The country
   of "Russian President" and "Turkey's minister" is the person's; that of "a North Korean specialist" is a
   subject of study.
3. `name_clustering` gathers the persons. A full name makes a cluster; bare surnames, "Mr Kim" and first names
   belong to the one they fit. A gender ("Mrs"), a generation ("Jr") or an office of which a country has only
   one rules a candidate out; a relative ("Mr Kim's father Kim Jong Il") never takes the surname over; of two
   that share it, the form stays with the one it stood for until the other is named in full, as a subject or
   close by. A surname that nobody in the article bears in full is looked up in the registry, by title and
   date.
4. `coreference` follows the mentions of persons in the order of reading: names, `descriptions` ("the
   minister"), and the `pronouns` he and she. A definite description means the last person mentioned with such
   an office, where it names a body or a country one who holds it there, else the registry's only holder of
   the office on the article's date, else somebody unnamed. A pronoun means the heaviest candidate: by
   distance, by how far in front it stands, by whether it spoke (after Grosz, Joshi and Weinstein 1995, and
   Lappin and Leass 1994), but nobody whom its clause interrupts ("The president, he said, …"). Known genders
   are never overruled.
5. `ambiguity` tells which country or organisation a listed word means here, if any; `organisations` reads
   what no registry lists.
6. `resolution` finds what any noun phrase means; `plurals` what several are meant together: "both leaders",
   "the two countries", "they".

What kind of entity it becomes:

- **person**: `id` is the registry's, else a slug of the name without middle initials. Role, affiliation and
  country come from the article, else from the registry as of its date; an office that ended is a "former"
  one.
- **government**: a country, its capital or another seat of power, "the Russian government", "the Obama
  administration". `id` is `gov:` and the alpha-2 code, the name is the country's.
- **organisation**: everything else that acts as one. "Russia's foreign ministry" is an organisation of the
  country and not its government, with one id for every way to say it (`ru:foreign-ministry`).
- **group**: several people without names. What belongs to several countries ("French and German officials")
  has none.
- Whoever has no name keeps the article's words, `named` is False and `id` begins with `unnamed:`.

The terms are those of attribution and coreference research (Pareti 2015, PolNeAR: Newell et al. 2018); the
sieve of rules from certain to less certain follows Muzny et al. 2017 for quotes and Raghunathan et al. 2010
for coreference.
"""

from stance.naming.article_entities import ArticleEntities, article_entities
from stance.naming.entities import Entity, Mention, MentionForm

__all__ = ["ArticleEntities", "Entity", "Mention", "MentionForm", "article_entities"]
