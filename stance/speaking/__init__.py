"""Who speaks: from the words that an article uses for a source to one `Speaker`.

An attribution's *source* is a span of words: "He", "Mr Kim", "the Russian president", "Seoul", "observers".
`people` turns each into a person, a government, an organisation or a group, or into None where the
article doesn't tell. It reads an article in four steps, each a module that can be tested alone:

1. `namings` reads the **names** off the runs of capitalised words. The parser has no entity recogniser, so
   what a run names shows in the registries, in its own words ("Ministry of …"), in titles before it, in
   appositions behind it and in common given names. `introductions` and `offices` read what the article tells
   of a person: title, affiliation, country. The country of "Russian President" and "Turkey's minister" is
   the speaker's; that of "a North Korean specialist" is a subject of study.
2. `people` gathers the **people**. A full name makes a person; bare surnames, "Mr Kim" and first names
   belong to the one they fit. A gender ("Mrs"), a generation ("Jr") or an office of which a country has
   only one rules a candidate out; a relative ("Mr Kim's father Kim Jong Il") never takes the surname over;
   of two that share it, the form stays with the one it stood for until the other is named in full, as a
   subject or close by. A surname that no one in the article bears in full is looked up in the registry, by
   title and date.
3. `discourse` follows the **mentions** in the order of reading: names, descriptions ("the minister"), and
   the pronouns he and she. A definite description means the last person mentioned with such a office, where
   it names a body or a country one who holds it there, else the registry's only holder of the office on the
   article's date, else somebody unnamed. A pronoun means the heaviest candidate by distance, by how far in
   front it stands, and by whether it spoke (`pronouns`, after Grosz, Joshi and Weinstein 1995, and Lappin
   and Leass 1994), but nobody whom its clause interrupts ("The president, he said, …"). Known genders are
   never overruled.
4. `resolver` reads each **source**: its head noun (the last of its first plain noun phrase) is a name, a
   pronoun or a description. A relative pronoun is its antecedent; a document ("a report by the IMF") is its
   maker; "Obama and Clinton" are a group of two; "they" and "it" are the nearest group or body in front.

What kind of speaker it becomes:

- **person**: `id` is the registry's, else a slug of the name without middle initials. Role, affiliation and
  country come from the article, else from the registry as of its date; an office that ended is a "former"
  one.
- **government**: a country, its capital or another seat of power, "the Russian government", "the Obama
  administration". `id` is `gov:` and the alpha-2 code, the name is the country's.
- **organisation**: everything else that acts as one. "Russia's foreign ministry" is an organisation of the
  country and not its government, with one id for every way to say it (`ru:foreign-ministry`).
- **group**: several people, named together or not at all; also "the two", "the mayors" or "they" for the only
  two named before. What belongs to several countries ("French and German officials") has none.
- Whoever has no name keeps the article's words, `named` is False and `id` begins with `unnamed:`.

The terms are those of attribution research (Pareti 2015, PolNeAR: Newell et al. 2018); the sieve of rules
from certain to less certain follows Muzny et al. 2017 for quotes and Raghunathan et al. 2010 for
coreference.
"""

from stance.speaking.speakers import People, people

__all__ = ["People", "people"]
