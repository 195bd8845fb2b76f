"""An article's tokens as plain tuples, read off the parse once, so that the rules stay quick."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from stance.naming.gazetteer import Gazetteer, GazetteerEntry, GazetteerMatch, Matches, Sense
from stance.naming.lists import ABBREVIATED
from stance.naming.personal_names import OFFICE_PARTS
from stance.naming.stories import story_starts
from stance.records import Span
from stance.registries import Country

if TYPE_CHECKING:
    from spacy.tokens import Doc

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
NAMES = frozenset({"NNP", "NNPS"})
IN_NOUN_PHRASE = NOUNS | {
    "DT", "PDT", "PRP$", "JJ", "JJR", "JJS", "CD", "POS", "HYPH", "AFX", "$", "#", "``", "''", "ADD", "FW"
}  # fmt: skip
NAMES_LIKE_PRONOUNS = frozenset({"US", "WHO"})
"""In capitals these name a country and a body."""
TIMES = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday"}
)
BEFORE_TIMES = frozenset({"last", "this", "next", "earlier"})
UNITS = frozenset({"week", "month", "year", "night", "morning", "evening", "weekend", "summer", "fall"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
MODIFYING_VERBS = frozenset({"VBG", "VBN", "RB", "VBD", "VB", "RBS", "RBR"})
"""Inside a noun phrase where a noun or an adjective follows at once: "elected officials"."""
HEADLINE_SHARE = 0.8
"""A sentence with a larger share of its long words capitalised is a headline: capitals tell nothing there."""
LONG_WORD = 4
"""Letters."""
FEWEST_LONG_WORDS = 5
"""Of a headline."""
FAR_FROM_ABROAD = frozenset({"US"})
"""A mention of these countries beside a doubtful word is no reason to take that for a country: the
neighbours of a US Georgia, Jordan or Lebanon are Americans."""


class Standing(IntEnum):
    """How far in front someone stands in a sentence, as the weight that this has for pronouns."""

    SUBJECT = 4
    OWNER_OF_SUBJECT = 2
    """ "Mr Putin's visit began"."""
    OTHER = 0
    OWNER = -1
    MODIFIER = -3
    """ "the Trump campaign"."""


@dataclass(frozen=True, slots=True)
class TokenTable:
    """The tokens of one article. Positions are token indices unless they are called characters."""

    doc: Doc
    starts: tuple[int, ...]
    """Offset of each token's first character."""
    words: tuple[str, ...]
    lower: tuple[str, ...]
    tags: tuple[str, ...]
    sentence: tuple[int, ...]
    """Number of the sentence that each token belongs to; the space between two belongs to the first."""
    paragraph: tuple[int, ...]
    story: tuple[int, ...]
    """Number of the story, in a digest of several."""
    opening: frozenset[int]
    """First words of sentences: their capital tells nothing."""
    headlines: frozenset[int]
    """Numbers of the sentences that are set as headlines."""
    quoted: frozenset[int]
    """Tokens inside direct quotes."""
    proper: frozenset[str]
    """Words that the tagger takes for proper nouns within sentences: names at the start of one, too."""
    vocabulary: frozenset[str]
    """All its words."""
    listed: Matches
    """The names of the registries' entries in it."""

    def __len__(self) -> int:
        return len(self.words)

    def tokens(self, span: Span) -> tuple[int, int]:
        """The tokens that a span of characters touches, without white space at its ends; half-open."""
        start = max(bisect_right(self.starts, span[0]) - 1, 0)
        end = bisect_left(self.starts, span[1])
        while start < end and (not self.words[start].strip() or self._ends(start) <= span[0]):
            start += 1
        while end > start and not self.words[end - 1].strip():
            end -= 1
        return start, end

    def listed_at(self, start: int, end: int) -> GazetteerMatch | None:
        """The longest listed name that begins at `start` and ends by `end`."""
        fitting = (
            match for match in self.listed.get(start, ()) if match.end <= end and not match.is_adjective
        )
        return next(fitting, None)

    def is_meant(self, entry: GazetteerEntry) -> bool:
        """Whether a word that often means something else means the country here.

        It does where the text names the country by another word, too: "Amman" or "Jordanian" for Jordan.
        """
        country = entry.item
        if not entry.is_ambiguous or not isinstance(country, Country):
            return True
        return any(word in self.vocabulary for word in country.words if word not in country.ambiguous)

    def sentence_tokens(self, number: int) -> range:
        """The tokens of the sentence with this number; none where there is no such sentence."""
        return range(bisect_left(self.sentence, number), bisect_right(self.sentence, number))

    def is_beside_foreign_country(self, at: int) -> bool:
        """Whether the sentence of a doubtful word names a country beyond doubt, which makes it one, too."""
        return any(
            isinstance(entry.item, Country)
            and entry.sense in {Sense.COUNTRY, Sense.DEMONYM, Sense.SEAT}
            and not (entry.is_ambiguous or entry.item.code in FAR_FROM_ABROAD)
            for start in self.sentence_tokens(self.sentence[at])
            for match in self.listed.get(start, ())[:1]
            for entry in match.entries
            if start != at
        )

    def characters(self, start: int, end: int) -> Span:
        """The span of the tokens `[start, end)`."""
        return self.starts[start], self._ends(end - 1)

    def is_capitalised(self, i: int) -> bool:
        """Whether a token begins with a capital letter."""
        return self.words[i][:1].isupper()

    def noun_phrase_head(self, start: int, end: int) -> int | None:
        """The last noun of the first plain noun phrase in `[start, end)`, before any "of", comma or clause.

        A pronoun or a relative pronoun counts as a phrase of its own; None where there is no phrase.
        """
        head = None
        for i in range(start, end):
            tag = self.tags[i]
            if head is not None and self._is_time(i):
                return head
            if self.is_stop_of_title(i):
                continue
            if tag in NOUNS or tag in {"CD", "FW"} or (head is None and self.lower[i + 1 : i + 2] == ("of",)):
                head = i
            elif tag in {"PRP", "WP", "WDT", "EX", "WP$", "PRP$"} and head is None:
                if tag not in {"PRP$", "WP$"} or i + 1 == end:
                    return i
            elif head is not None and not self._goes_on(i, end):
                return head
        return head if head is not None else self._last_resort(start, end)

    def noun_phrase_start(self, head: int, lowest: int = 0) -> int:
        """The first token of the plain noun phrase that ends in `head`, at `lowest` or behind it."""
        start = head
        while start > lowest and self.sentence[start - 1] == self.sentence[head]:
            tag = self.tags[start - 1]
            if self.words[start - 1] == "-" and not self.is_tight(start - 1):
                break
            if self.is_stop_of_title(start - 1):
                start -= 1
                continue
            is_modifier = tag == "VBN" or (
                tag == "VBG" and start > 1 and self.tags[start - 2] in {"DT", "JJ"}
            )
            is_joined = self.words[start] == "-" and self.is_tight(start)
            # "newly elected mayor"
            is_joined = is_joined or (tag == "RB" and self.tags[start] == "VBN")
            if (
                tag not in IN_NOUN_PHRASE
                and not is_modifier
                and not is_joined
                and not self._is_of_title(start - 1)
            ):
                break
            start -= 1
            if tag in {"DT", "PRP$"}:
                break
        return start

    def is_stop_of_title(self, i: int) -> bool:
        """Whether a full stop belongs to an abbreviated title that the tokenizer cut it off: "Sens. X"."""
        is_stop = self.words[i] == "." and i > 0 and self.lower[i - 1] in ABBREVIATED
        return is_stop and i + 1 < len(self) and self.is_capitalised(i + 1)

    def is_tight(self, i: int) -> bool:
        """Whether a token stands between two others without spaces, as a hyphen in a word does."""
        ends = self.starts[i] + len(self.words[i])
        return 0 < i < len(self) - 1 and self._ends(i - 1) == self.starts[i] and ends == self.starts[i + 1]

    def is_subject(self, i: int) -> bool:
        """Whether a token is a subject, also the second of two, or an agent ("by X", "according to X")."""
        token = self.doc[i]
        while token.dep_ in {"conj", "appos"} and token.head.i != token.i:
            token = token.head
        is_agent = token.dep_ == "pobj" and token.head.dep_ == "agent"
        return token.dep_ in SUBJECTS or is_agent or self.lower[max(token.head.i - 1, 0)] == "according"

    def standing(self, i: int) -> Standing:
        """How far in front a token that names a person stands in its sentence."""
        if self.is_subject(i):
            return Standing.SUBJECT
        token = self.doc[i]
        is_possessor = token.dep_ == "poss" or (i + 1 < len(self) and self.tags[i + 1] == "POS")
        if is_possessor and token.head.i != i and self.is_subject(token.head.i):
            return Standing.OWNER_OF_SUBJECT
        if is_possessor:
            return Standing.OWNER
        return Standing.MODIFIER if token.dep_ in {"compound", "nmod"} else Standing.OTHER

    def text(self, start: int, end: int) -> str:
        """The words as printed, with single spaces where there was any."""
        return " ".join(self.doc[start:end].text.split())

    def _ends(self, i: int) -> int:
        return self.starts[i] + len(self.words[i])

    def _is_time(self, i: int) -> bool:
        """Whether a time follows a source: "a poll last week", "the minister Tuesday"."""
        if self.lower[i] in TIMES:
            return True
        return self.lower[i] in BEFORE_TIMES and not UNITS.isdisjoint(self.lower[i + 1 : i + 2])

    def _is_of_title(self, i: int) -> bool:
        """Whether a participle belongs to an office: "managing director", "acting mayor"."""
        return self.tags[i] in {"VBG", "VBN"} and self.lower[i] in OFFICE_PARTS

    def _is_newly(self, i: int) -> bool:
        """Whether an adverb and a participle stand behind an owner: "Ohio's newly elected governor"."""
        first = i - (self.tags[i] == "VBN" and self.tags[i - 1] == "RB")
        return (
            self.tags[first] == "RB"
            and self.tags[first - 1] == "POS"
            and self.tags[first + 1 : first + 2] == ("VBN",)
        )

    def _goes_on(self, i: int, end: int) -> bool:
        """Whether a noun phrase with a head goes on through token `i`."""
        tag = self.tags[i]
        if self.words[i] == "-" and not self.is_tight(i):
            return False
        if self.words[i - 1] == "-" and self.is_tight(i - 1):
            return True
        if self._is_of_title(i) or self._is_newly(i):
            return self.tags[i + 1 : i + 2] != () and self.tags[i + 1] in NOUNS | {"JJ", "VBN"}
        if tag == "POS":
            return i + 1 < end and self.tags[i + 1] in IN_NOUN_PHRASE | MODIFYING_VERBS
        if tag in {"JJ", "HYPH", "JJR", "JJS", "``", "''", "AFX"}:
            return any(self.tags[j] in NOUNS for j in range(i + 1, min(i + 4, end)))
        return tag == "NFP" or self.words[i] == "&"

    def _last_resort(self, start: int, end: int) -> int | None:
        """The last word where the tagger saw no noun: "Many", "the wounded", "Kyiv" as an adjective."""
        candidates = [i for i in range(start, end) if self.words[i][:1].isalpha()]
        return candidates[-1] if candidates else None


def token_table(doc: Doc, gazetteer: Gazetteer, quoted: Iterable[Span] = ()) -> TokenTable:
    """The table of a parsed article; `quoted` are the spans of its direct quotes, in characters."""
    words = tuple(token.text for token in doc)
    tags = tuple("NNP" if token.text in NAMES_LIKE_PRONOUNS else token.tag_ for token in doc)
    starts = tuple(token.idx for token in doc)
    sentences = tuple(_sentences(doc))
    opening = frozenset(_opening(words, tags, sentences))
    return TokenTable(
        doc=doc,
        starts=starts,
        words=words,
        lower=tuple(word.lower() for word in words),
        tags=tags,
        sentence=sentences,
        paragraph=tuple(_paragraphs(words)),
        story=tuple(_stories(doc.text, starts)),
        opening=opening,
        headlines=frozenset(_headlines(words, sentences)),
        quoted=frozenset(_inside(starts, quoted)),
        vocabulary=frozenset(words),
        listed=gazetteer.matches(words),
        proper=frozenset(word for i, word in enumerate(words) if tags[i] in NAMES and i not in opening),
    )


def _sentences(doc: Doc) -> Iterator[int]:
    """The number of each token's sentence; white space begins none."""
    number = -1
    for token in doc:
        if number < 0 or (token.is_sent_start and token.text.strip()):
            number += 1
        yield number


def _paragraphs(words: Sequence[str]) -> Iterator[int]:
    """The number of each word's paragraph."""
    number = -1
    for word in words:
        if number < 0 or "\n" in word:
            number += 1
        yield number


def _stories(text: str, starts: Sequence[int]) -> Iterator[int]:
    """The number of each token's story."""
    begun = story_starts(text)
    yield from (bisect_right(begun, start) for start in starts)


def _opening(words: Sequence[str], tags: Sequence[str], sentences: Sequence[int]) -> Iterator[int]:
    """The first word of each sentence, and what stands right behind an opening mark or a colon."""
    opened = -1
    for i, word in enumerate(words):
        if sentences[i] != opened and word[:1].isalnum():
            opened = sentences[i]
            yield i
        elif i and tags[i - 1] in {"``", ":"}:
            yield i


def _headlines(words: Sequence[str], sentences: Sequence[int]) -> Iterator[int]:
    long_words: dict[int, list[bool]] = {}
    for word, sentence in zip(words, sentences, strict=True):
        if len(word) >= LONG_WORD and word.isalpha():
            long_words.setdefault(sentence, []).append(word[0].isupper())
    for sentence, capitals in long_words.items():
        if len(capitals) >= FEWEST_LONG_WORDS and sum(capitals) > HEADLINE_SHARE * len(capitals):
            yield sentence


def _inside(starts: Sequence[int], spans: Iterable[Span]) -> Iterator[int]:
    for start, end in spans:
        yield from range(bisect_left(starts, start), bisect_left(starts, end))
